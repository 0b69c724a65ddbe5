#include "cell/parameters.h"

#include <algorithm>

namespace interphase {
namespace {

using enum ParameterId;

// clang-format off
/// Of one further kind of particle, in the order of INTERPHASE_PARTICLE_PARAMETERS.
#define INTERPHASE_PARTICLES(Kind, Electrode, side, Group, nth, index)                                              \
    {Kind##ParticleRadius, Electrode " electrode/" Group "/Particle radius [m]",                                    \
     "Particle radius, " nth " " side " particles",                                                                 \
     "R<sub>" index "</sub>", "m", 1e-9, 1e-3, true},                                                               \
    {Kind##ActiveFraction, Electrode " electrode/" Group "/Active material volume fraction",                        \
     "Active material volume fraction, " nth " " side " particles",                                                 \
     "&epsilon;<sub>s," index "</sub>", "1", 0, 1, false},                                                          \
    {Kind##MaximumConcentration, Electrode " electrode/" Group "/Maximum concentration [mol.m-3]",                  \
     "Maximum lithium concentration, " nth " " side " particles",                                                   \
     "c<sub>max," index "</sub>", "mol/m3", 1e2, 1e6, true},                                                        \
    {Kind##Diffusivity, Electrode " electrode/" Group "/Diffusivity [m2.s-1]",                                      \
     "Diffusivity, " nth " " side " particles",                                                                     \
     "D<sub>s," index "</sub>", "m2/s", 1e-22, 1e-6, true},                                                         \
    {Kind##ReactionRate, Electrode " electrode/" Group "/Reaction rate constant [mol.m-2.s-1]",                     \
     "Reaction rate constant, " nth " " side " particles",                                                          \
     "k<sub>" index "</sub>", "mol/(m2 s)", 1e-14, 1e2, true},                                                      \
    {Kind##ExchangeExponent, "User-defined/" Electrode " electrode " nth " particles exchange current exponent",    \
     "Exponent of lithium in the exchange current, " nth " " side " particles",                                     \
     "&beta;<sub>" index "</sub>", "1", 0.01, 0.99, false},                                                         \
    {Kind##ChargeTransfer, "User-defined/" Electrode " electrode " nth " particles charge transfer coefficient",    \
     "Anodic charge transfer coefficient, " nth " " side " particles",                                              \
     "&alpha;<sub>" index "</sub>", "1", 0.01, 0.99, false},                                                        \
    {Kind##RadiusSpread, "User-defined/" Electrode " electrode " nth " particles particle radius spread",           \
     "Relative spread of the particle radius, " nth " " side " particles",                                          \
     "&sigma;<sub>R," index "</sub>", "1", 0, 2, false},                                                            \
    {Kind##DiffusivityActivation, Electrode " electrode/" Group "/Diffusivity activation energy [J.mol-1]",         \
     "Activation energy, diffusivity of " nth " " side " particles",                                                \
     "E<sub>D," index "</sub>", "J/mol", 0, 2e5, false},                                                            \
    {Kind##ReactionActivation, Electrode " electrode/" Group "/Reaction rate constant activation energy [J.mol-1]", \
     "Activation energy, reaction of " nth " " side " particles",                                                   \
     "E<sub>k," index "</sub>", "J/mol", 0, 2e5, false},                                                            \
    {Kind##EntropicShift, "User-defined/" Electrode " electrode " nth " particles entropic coefficient shift [V.K-1]", \
     "Shift of the entropic coefficient, " nth " " side " particles",                                               \
     "&Delta;U'<sub>" index "</sub>", "V/K", -1e-2, 1e-2, false},                                                   \
    {Kind##MinimumStoichiometry, Electrode " electrode/" Group "/Minimum stoichiometry",                            \
     "Lowest stoichiometry, " nth " " side " particles",                                                            \
     "&theta;<sub>min," index "</sub>", "1", 0, 1, false},                                                          \
    {Kind##MaximumStoichiometry, Electrode " electrode/" Group "/Maximum stoichiometry",                            \
     "Highest stoichiometry, " nth " " side " particles",                                                           \
     "&theta;<sub>max," index "</sub>", "1", 0, 1, false},                                                          \
    {Kind##Initial, "User-defined/" Electrode " electrode " nth " particles initial stoichiometry",                 \
     "Stoichiometry at the start, " nth " " side " particles",                                                      \
     "&theta;<sub>" index ",0</sub>", "1", -1, 1, false},                                                           \
    {Kind##HysteresisDecay, Electrode " electrode/" Group "/OCP hysteresis decay constant",                         \
     "Decay constant of the hysteresis, " nth " " side " particles",                                                \
     "&gamma;<sub>h," index "</sub>", "1", 0, 1e6, false},                                                          \
    {Kind##HysteresisState, "Initial conditions/Initial hysteresis state: " Electrode " electrode/" Group,          \
     "Hysteresis state at the start, " nth " " side " particles",                                                   \
     "h<sub>" index "</sub>", "1", -1, 1, false}
// clang-format on

// Bounds are wide on purpose: they refuse what cannot be (a negative radius, a porosity above one, a value in
// the wrong unit by many decades), not what is unusual.
constexpr ParameterInfo kInfos[] = {
    {ElectrodeArea, "Cell/Electrode area [m2]", "Electrode area", "A", "m2", 1e-8, 1e4, true},
    {ElectrodePairs, "Cell/Number of electrode pairs connected in parallel to make a cell",
     "Electrode pairs in parallel", "N<sub>pairs</sub>", "1", 1, 1e5, false},
    {SeriesResistance, "User-defined/Series resistance [ohm]", "Series resistance of leads and contacts",
     "R<sub>s</sub>", "ohm", 0, 1e4, false},
    {ElectrolyteConcentration, "Initial conditions/Initial electrolyte concentration [mol.m-3]",
     "Electrolyte concentration at rest", "c<sub>e,0</sub>", "mol/m3", 1, 1e4, true},
    {TransferenceNumber, "Electrolyte/Cation transference number", "Cation transference number",
     "t<sub>+</sub>", "1", 0, 0.99, false},
    {ThermodynamicFactor, "User-defined/Thermodynamic factor", "Thermodynamic factor of the electrolyte",
     "&chi;<sub>e</sub>", "1", 1e-2, 1e2, true},
    {ConductivityFactor, "User-defined/Electrolyte conductivity factor",
     "Factor on the electrolyte conductivity", "f<sub>&kappa;</sub>", "1", 1e-4, 1e4, true},
    {DiffusivityFactor, "User-defined/Electrolyte diffusivity factor",
     "Factor on the electrolyte diffusivity", "f<sub>D</sub>", "1", 1e-4, 1e4, true},
    {ConductivityActivation, "Electrolyte/Conductivity activation energy [J.mol-1]",
     "Activation energy, electrolyte conductivity", "E<sub>&kappa;</sub>", "J/mol", 0, 2e5, false},
    {ElectrolyteDiffusivityActivation, "Electrolyte/Diffusivity activation energy [J.mol-1]",
     "Activation energy, electrolyte diffusivity", "E<sub>D,e</sub>", "J/mol", 0, 2e5, false},
    {TransferenceActivation, "User-defined/Transference number activation energy [J.mol-1]",
     "Activation energy, transference number", "E<sub>t</sub>", "J/mol", -2e5, 2e5, false},
    {ThermodynamicFactorActivation, "User-defined/Thermodynamic factor activation energy [J.mol-1]",
     "Activation energy, thermodynamic factor", "E<sub>&chi;</sub>", "J/mol", -2e5, 2e5, false},

    {NegativeThickness, "Negative electrode/Thickness [m]", "Thickness, negative electrode", "L<sub>n</sub>",
     "m", 1e-8, 1e-2, true},
    {NegativeParticleRadius, "Negative electrode/Particle radius [m]", "Particle radius, negative electrode",
     "R<sub>n</sub>", "m", 1e-9, 1e-3, true},
    {NegativeActiveFraction, "User-defined/Negative electrode active material volume fraction",
     "Active material volume fraction, negative electrode", "&epsilon;<sub>s,n</sub>", "1", 1e-4, 1, false},
    {NegativePorosity, "Negative electrode/Porosity", "Porosity, negative electrode", "&epsilon;<sub>n</sub>",
     "1", 1e-3, 1, false},
    {NegativeTransportEfficiency, "Negative electrode/Transport efficiency",
     "Transport efficiency, negative electrode", "B<sub>n</sub>", "1", 1e-5, 1, true},
    {NegativeConductivity, "Negative electrode/Conductivity [S.m-1]",
     "Effective electronic conductivity, negative electrode", "&sigma;<sub>n</sub>", "S/m", 1e-8, 1e8, true},
    {NegativeMaximumConcentration, "Negative electrode/Maximum concentration [mol.m-3]",
     "Maximum lithium concentration, negative particles", "c<sub>max,n</sub>", "mol/m3", 1e2, 1e6, true},
    {NegativeDiffusivity, "Negative electrode/Diffusivity [m2.s-1]", "Diffusivity, negative particles",
     "D<sub>s,n</sub>", "m2/s", 1e-22, 1e-6, true},
    {NegativeReactionRate, "Negative electrode/Reaction rate constant [mol.m-2.s-1]",
     "Reaction rate constant, negative electrode", "k<sub>n</sub>", "mol/(m2 s)", 1e-14, 1e2, true},
    {NegativeExchangeExponent, "User-defined/Negative electrode exchange current exponent",
     "Exponent of lithium in the exchange current, negative particles", "&beta;<sub>n</sub>", "1", 0.01, 0.99,
     false},
    {NegativeChargeTransfer, "User-defined/Negative electrode charge transfer coefficient",
     "Anodic charge transfer coefficient, negative particles", "&alpha;<sub>n</sub>", "1", 0.01, 0.99, false},
    {NegativeRadiusSpread, "User-defined/Negative electrode particle radius spread",
     "Relative spread of the particle radius, negative particles", "&sigma;<sub>R,n</sub>", "1", 0, 2, false},
    {NegativeDiffusivityActivation, "Negative electrode/Diffusivity activation energy [J.mol-1]",
     "Activation energy, diffusivity of negative particles", "E<sub>D,n</sub>", "J/mol", 0, 2e5, false},
    {NegativeReactionActivation, "Negative electrode/Reaction rate constant activation energy [J.mol-1]",
     "Activation energy, reaction at the negative electrode", "E<sub>k,n</sub>", "J/mol", 0, 2e5, false},
    {NegativeEntropicShift, "User-defined/Negative electrode entropic coefficient shift [V.K-1]",
     "Shift of the entropic coefficient, negative electrode", "&Delta;U'<sub>n</sub>", "V/K", -1e-2, 1e-2,
     false},
    {NegativeConductivityActivation,
     "User-defined/Negative electrode conductivity activation energy [J.mol-1]",
     "Activation energy, electronic conductivity of the negative electrode", "E<sub>&sigma;,n</sub>", "J/mol",
     0, 2e5, false},
    {NegativeMinimumStoichiometry, "Negative electrode/Minimum stoichiometry",
     "Stoichiometry at SOC 0, negative electrode", "x<sub>0</sub>", "1", 0, 1, false},
    {NegativeMaximumStoichiometry, "Negative electrode/Maximum stoichiometry",
     "Stoichiometry at SOC 1, negative electrode", "x<sub>100</sub>", "1", 0, 1, false},
    {NegativeFilmResistance, "User-defined/Negative electrode film resistance [ohm.m2]",
     "Film resistance, negative particles", "R<sub>f,n</sub>", "ohm m2", 0, 1e3, false},
    {NegativeDoubleLayer, "User-defined/Negative electrode double-layer capacity [F.m-2]",
     "Double-layer capacity, negative particles", "C<sub>dl,n</sub>", "F/m2", 0, 1e3, false},

    {SeparatorThickness, "Separator/Thickness [m]", "Thickness, separator", "L<sub>s</sub>", "m", 1e-8, 1e-2,
     true},
    {SeparatorPorosity, "Separator/Porosity", "Porosity, separator", "&epsilon;<sub>s</sub>", "1", 1e-3, 1,
     false},
    {SeparatorTransportEfficiency, "Separator/Transport efficiency", "Transport efficiency, separator",
     "B<sub>s</sub>", "1", 1e-5, 1, true},

    {PositiveThickness, "Positive electrode/Thickness [m]", "Thickness, positive electrode", "L<sub>p</sub>",
     "m", 1e-8, 1e-2, true},
    {PositiveParticleRadius, "Positive electrode/Particle radius [m]", "Particle radius, positive electrode",
     "R<sub>p</sub>", "m", 1e-9, 1e-3, true},
    {PositiveActiveFraction, "User-defined/Positive electrode active material volume fraction",
     "Active material volume fraction, positive electrode", "&epsilon;<sub>s,p</sub>", "1", 1e-4, 1, false},
    {PositivePorosity, "Positive electrode/Porosity", "Porosity, positive electrode", "&epsilon;<sub>p</sub>",
     "1", 1e-3, 1, false},
    {PositiveTransportEfficiency, "Positive electrode/Transport efficiency",
     "Transport efficiency, positive electrode", "B<sub>p</sub>", "1", 1e-5, 1, true},
    {PositiveConductivity, "Positive electrode/Conductivity [S.m-1]",
     "Effective electronic conductivity, positive electrode", "&sigma;<sub>p</sub>", "S/m", 1e-8, 1e8, true},
    {PositiveMaximumConcentration, "Positive electrode/Maximum concentration [mol.m-3]",
     "Maximum lithium concentration, positive particles", "c<sub>max,p</sub>", "mol/m3", 1e2, 1e6, true},
    {PositiveDiffusivity, "Positive electrode/Diffusivity [m2.s-1]", "Diffusivity, positive particles",
     "D<sub>s,p</sub>", "m2/s", 1e-22, 1e-6, true},
    {PositiveReactionRate, "Positive electrode/Reaction rate constant [mol.m-2.s-1]",
     "Reaction rate constant, positive electrode", "k<sub>p</sub>", "mol/(m2 s)", 1e-14, 1e2, true},
    {PositiveExchangeExponent, "User-defined/Positive electrode exchange current exponent",
     "Exponent of lithium in the exchange current, positive particles", "&beta;<sub>p</sub>", "1", 0.01, 0.99,
     false},
    {PositiveChargeTransfer, "User-defined/Positive electrode charge transfer coefficient",
     "Anodic charge transfer coefficient, positive particles", "&alpha;<sub>p</sub>", "1", 0.01, 0.99, false},
    {PositiveRadiusSpread, "User-defined/Positive electrode particle radius spread",
     "Relative spread of the particle radius, positive particles", "&sigma;<sub>R,p</sub>", "1", 0, 2, false},
    {PositiveDiffusivityActivation, "Positive electrode/Diffusivity activation energy [J.mol-1]",
     "Activation energy, diffusivity of positive particles", "E<sub>D,p</sub>", "J/mol", 0, 2e5, false},
    {PositiveReactionActivation, "Positive electrode/Reaction rate constant activation energy [J.mol-1]",
     "Activation energy, reaction at the positive electrode", "E<sub>k,p</sub>", "J/mol", 0, 2e5, false},
    {PositiveEntropicShift, "User-defined/Positive electrode entropic coefficient shift [V.K-1]",
     "Shift of the entropic coefficient, positive electrode", "&Delta;U'<sub>p</sub>", "V/K", -1e-2, 1e-2,
     false},
    {PositiveConductivityActivation,
     "User-defined/Positive electrode conductivity activation energy [J.mol-1]",
     "Activation energy, electronic conductivity of the positive electrode", "E<sub>&sigma;,p</sub>", "J/mol",
     0, 2e5, false},
    {PositiveMinimumStoichiometry, "Positive electrode/Minimum stoichiometry",
     "Stoichiometry at SOC 1, positive electrode", "y<sub>100</sub>", "1", 0, 1, false},
    {PositiveMaximumStoichiometry, "Positive electrode/Maximum stoichiometry",
     "Stoichiometry at SOC 0, positive electrode", "y<sub>0</sub>", "1", 0, 1, false},
    {PositiveFilmResistance, "User-defined/Positive electrode film resistance [ohm.m2]",
     "Film resistance, positive particles", "R<sub>f,p</sub>", "ohm m2", 0, 1e3, false},
    {PositiveDoubleLayer, "User-defined/Positive electrode double-layer capacity [F.m-2]",
     "Double-layer capacity, positive particles", "C<sub>dl,p</sub>", "F/m2", 0, 1e3, false},

    // Slightly outside 0..1 a cell can still be: the windows in a parameter file rarely meet its cut-offs
    // exactly.
    {InitialSoc, "Initial conditions/Initial state-of-charge", "State of charge at the start",
     "SOC<sub>0</sub>", "1", -0.1, 1.1, false},
    {Temperature, "Initial conditions/Initial temperature [K]", "Temperature", "T", "K", 200, 400, false},
    {ReferenceTemperature, "Cell/Reference temperature [K]", "Reference temperature", "T<sub>ref</sub>", "K",
     200, 400, false},

    {CellDensity, "Cell/Density [kg.m-3]", "Density of the cell", "&rho;", "kg/m3", 0, 1e5, false},
    {CellSpecificHeat, "Cell/Specific heat capacity [J.K-1.kg-1]", "Specific heat capacity of the cell",
     "c<sub>p</sub>", "J/(kg K)", 0, 1e5, false},
    {CellVolume, "Cell/Volume [m3]", "Volume of the cell", "V<sub>cell</sub>", "m3", 0, 1e2, false},
    {CellSurface, "Cell/External surface area [m2]", "Cooled surface of the cell", "A<sub>cool</sub>", "m2",
     0, 1e4, false},
    {HeatTransfer, "Thermal environment/Heat transfer coefficient [W.m-2.K-1]", "Heat transfer coefficient",
     "h", "W/(m2 K)", 0, 1e6, false},
    {AmbientTemperature, "Thermal environment/Ambient temperature [K]", "Ambient temperature",
     "T<sub>amb</sub>", "K", 200, 400, false},
    {CellThermalConductivity, "User-defined/Thermal conductivity [W.m-1.K-1]",
     "Thermal conductivity of the cell through its thickness", "&lambda;", "W/(m K)", 0, 1e4, false},
    {CellThickness, "User-defined/Cell thickness [m]", "Thickness of the cell between its cooled faces", "H",
     "m", 0, 10, false},

    {SeiThickness, "User-defined/Initial SEI thickness [m]", "SEI thickness at the start",
     "L<sub>SEI,0</sub>", "m", 1e-12, 1e-5, true},
    {SeiMolarVolume, "User-defined/SEI partial molar volume [m3.mol-1]", "Molar volume of SEI",
     "V<sub>SEI</sub>", "m3/mol", 1e-7, 1e-2, true},
    {SeiLithiumRatio, "User-defined/Ratio of lithium moles to SEI moles", "Lithium in one mole of SEI",
     "z<sub>SEI</sub>", "1", 0.1, 10, false},
    {SeiResistivity, "User-defined/SEI resistivity [ohm.m]", "Resistivity of SEI", "&rho;<sub>SEI</sub>",
     "ohm m", 1e-3, 1e10, true},
    {SeiActivation, "User-defined/SEI growth activation energy [J.mol-1]", "Activation energy, SEI growth",
     "E<sub>SEI</sub>", "J/mol", 0, 2e5, false},
    {SeiSolventDiffusivity, "User-defined/SEI solvent diffusivity [m2.s-1]", "Diffusivity of solvent in SEI",
     "D<sub>sol</sub>", "m2/s", 1e-32, 1e-10, true},
    {SeiSolventConcentration, "User-defined/Bulk solvent concentration [mol.m-3]", "Solvent concentration",
     "c<sub>sol</sub>", "mol/m3", 1e-3, 1e6, true},
    {SeiExchange, "User-defined/SEI reaction exchange current density [A.m-2]",
     "Exchange current density, SEI", "j<sub>0,SEI</sub>", "A/m2", 1e-20, 1e3, true},
    {SeiBarrier, "User-defined/Tunnelling barrier factor [m-1]", "Barrier factor of tunnelling through SEI",
     "&beta;<sub>SEI</sub>", "1/m", 1e6, 1e12, true},
    {SeiPotential, "User-defined/SEI open-circuit potential [V]", "Open-circuit potential, SEI",
     "U<sub>SEI</sub>", "V", -1, 3, false},
    {SeiInterstitialDiffusivity, "User-defined/SEI lithium interstitial diffusivity [m2.s-1]",
     "Diffusivity of lithium interstitials in SEI", "D<sub>int</sub>", "m2/s", 1e-32, 1e-10, true},
    {SeiInterstitialConcentration, "User-defined/Lithium interstitial reference concentration [mol.m-3]",
     "Reference concentration of lithium interstitials", "c<sub>int</sub>", "mol/m3", 1e-9, 1e6, true},
    {SeiElectronConductivity, "User-defined/SEI electron conductivity [S.m-1]",
     "Electronic conductivity of SEI", "&kappa;<sub>SEI</sub>", "S/m", 1e-25, 1, true},

    {PlatingRate, "User-defined/Lithium plating kinetic rate constant [m.s-1]",
     "Rate constant, lithium plating", "k<sub>pl</sub>", "m/s", 1e-20, 1, true},
    {PlatingTransfer, "User-defined/Lithium plating transfer coefficient", "Transfer coefficient, plating",
     "&alpha;<sub>pl</sub>", "1", 0.01, 0.99, false},
    {PlatingActivation, "User-defined/Lithium plating activation energy [J.mol-1]",
     "Activation energy, lithium plating", "E<sub>pl</sub>", "J/mol", 0, 2e5, false},
    {DeadLithiumDecay, "User-defined/Dead lithium decay constant [s-1]", "Rate at which plated lithium dies",
     "&gamma;<sub>0</sub>", "1/s", 0, 1, false},

    {NegativeLossRate, "User-defined/Negative electrode loss of active material [s-1]",
     "Loss of active material with time, negative electrode", "k<sub>LAM,n</sub>", "1/s", 0, 1, false},
    {NegativeLossPerCurrent,
     "User-defined/Negative electrode loss of active material per current [m2.A-1.s-1]",
     "Loss of active material with current, negative electrode", "&beta;<sub>LAM,n</sub>", "m2/(A s)", 0, 1,
     false},
    {NegativeLossActivation,
     "User-defined/Negative electrode loss of active material activation energy [J.mol-1]",
     "Activation energy, loss of active material, negative electrode", "E<sub>LAM,n</sub>", "J/mol", 0, 2e5,
     false},
    {PositiveLossRate, "User-defined/Positive electrode loss of active material [s-1]",
     "Loss of active material with time, positive electrode", "k<sub>LAM,p</sub>", "1/s", 0, 1, false},
    {PositiveLossPerCurrent,
     "User-defined/Positive electrode loss of active material per current [m2.A-1.s-1]",
     "Loss of active material with current, positive electrode", "&beta;<sub>LAM,p</sub>", "m2/(A s)", 0, 1,
     false},

    {PositiveLossActivation,
     "User-defined/Positive electrode loss of active material activation energy [J.mol-1]",
     "Activation energy, loss of active material, positive electrode", "E<sub>LAM,p</sub>", "J/mol", 0, 2e5,
     false},

    {NegativeInitial, "User-defined/Negative electrode initial stoichiometry",
     "Stoichiometry at the start, negative electrode", "&theta;<sub>n,0</sub>", "1", -1, 1, false},
    {PositiveInitial, "User-defined/Positive electrode initial stoichiometry",
     "Stoichiometry at the start, positive electrode", "&theta;<sub>p,0</sub>", "1", -1, 1, false},
    {NegativeHysteresisDecay, "Negative electrode/OCP hysteresis decay constant",
     "Decay constant of the hysteresis, negative particles", "&gamma;<sub>h,n</sub>", "1", 0, 1e6, false},
    {NegativeHysteresisState, "Initial conditions/Initial hysteresis state: Negative electrode",
     "Hysteresis state at the start, negative particles", "h<sub>n</sub>", "1", -1, 1, false},
    {PositiveHysteresisDecay, "Positive electrode/OCP hysteresis decay constant",
     "Decay constant of the hysteresis, positive particles", "&gamma;<sub>h,p</sub>", "1", 0, 1e6, false},
    {PositiveHysteresisState, "Initial conditions/Initial hysteresis state: Positive electrode",
     "Hysteresis state at the start, positive particles", "h<sub>p</sub>", "1", -1, 1, false},

#define INTERPHASE_KIND(number, name, column, nth)                                                           \
    INTERPHASE_PARTICLES(Negative##number, "Negative", "negative", name, nth, "n" #number),                  \
        INTERPHASE_PARTICLES(Positive##number, "Positive", "positive", name, nth, "p" #number),
    INTERPHASE_FURTHER_KINDS(INTERPHASE_KIND)
#undef INTERPHASE_KIND
};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < std::size(kInfos); ++i)
        if (static_cast<std::size_t>(kInfos[i].id) != i)
            return false;
    return std::size(kInfos) == kParameterCount;
}
static_assert(inOrder(), "one entry per ParameterId, in its order");

// Where BPX 0.x keeps what 1.x keeps in "State", and short names of the same.
struct Alias
{
    std::string_view path;
    ParameterId id;
};
constexpr Alias kAliases[] = {
    {"Electrolyte/Initial concentration [mol.m-3]", ElectrolyteConcentration},
    {"Cell/Initial temperature [K]", Temperature},
    {"User-defined/Temperature [K]", Temperature},
    {"User-defined/Initial state of charge", InitialSoc},
};

} // namespace

std::span<const ParameterInfo> parameterInfos()
{
    return kInfos;
}

const ParameterInfo& parameterInfo(ParameterId id)
{
    return kInfos[static_cast<std::size_t>(id)];
}

std::optional<ParameterId> findParameter(std::string_view path)
{
    if (const auto* found = std::ranges::find(kInfos, path, &ParameterInfo::path); found != std::end(kInfos))
        return found->id;
    if (const auto* found = std::ranges::find(kAliases, path, &Alias::path); found != std::end(kAliases))
        return found->id;
    return std::nullopt;
}

} // namespace interphase
