#include "cell/bpx_schema.h"

#include <algorithm>
#include <iterator>

namespace interphase::bpx {
namespace {

using Names = std::string_view[];

constexpr Names kCell = {
    "Electrode area [m2]",
    "External surface area [m2]",
    "Volume [m3]",
    "Number of electrode pairs connected in parallel to make a cell",
    "Lower voltage cut-off [V]",
    "Upper voltage cut-off [V]",
    "Nominal cell capacity [A.h]",
    "Reference temperature [K]",
    "Density [kg.m-3]",
    "Specific heat capacity [J.K-1.kg-1]",
};
constexpr Names kCellLegacy = {
    "Ambient temperature [K]",
    "Initial temperature [K]",
    "Thermal conductivity [W.m-1.K-1]",
};
constexpr Names kElectrolyte = {
    "Cation transference number",
    "Conductivity [S.m-1]",
    "Conductivity activation energy [J.mol-1]",
    "Diffusivity [m2.s-1]",
    "Diffusivity activation energy [J.mol-1]",
};
constexpr Names kElectrolyteLegacy = {"Initial concentration [mol.m-3]"};
constexpr Names kElectrode = {
    "Particle",
    "Particle radius [m]",
    "Thickness [m]",
    "Diffusivity [m2.s-1]",
    "Diffusivity activation energy [J.mol-1]",
    "OCP [V]",
    "OCP (lithiation) [V]",
    "OCP (delithiation) [V]",
    "OCP hysteresis decay constant",
    "Entropic change coefficient [V.K-1]",
    "Conductivity [S.m-1]",
    "Surface area per unit volume [m-1]",
    "Porosity",
    "Transport efficiency",
    "Reaction rate constant [mol.m-2.s-1]",
    "Reaction rate constant activation energy [J.mol-1]",
    "Minimum stoichiometry",
    "Maximum stoichiometry",
    "Maximum concentration [mol.m-3]",
};
constexpr Names kSeparator = {"Thickness [m]", "Porosity", "Transport efficiency"};
constexpr Names kInitial = {
    "Initial state-of-charge",
    "Initial temperature [K]",
    "Initial electrolyte concentration [mol.m-3]",
    "Initial hysteresis state: Positive electrode",
    "Initial hysteresis state: Negative electrode",
};
constexpr Names kThermal = {"Ambient temperature [K]", "Heat transfer coefficient [W.m-2.K-1]"};
constexpr Names kDegradation = {"LLI", "LAM: Positive electrode", "LAM: Negative electrode"};

constexpr Section kSections[] = {
    {"Cell", "Parameterisation", true, kCell, kCellLegacy},
    {"Electrolyte", "Parameterisation", true, kElectrolyte, kElectrolyteLegacy},
    {"Negative electrode", "Parameterisation", true, kElectrode, {}},
    {"Positive electrode", "Parameterisation", true, kElectrode, {}},
    {"Separator", "Parameterisation", true, kSeparator, {}},
    {"User-defined", "Parameterisation", false, {}, {}},
    {"Initial conditions", "State", false, kInitial, {}},
    {"Thermal environment", "State", false, kThermal, {}},
    {"Degradation", "State", false, kDegradation, {}},
};

// In the order of CurveId.
constexpr Names kCurvePaths = {
    "Negative electrode/OCP [V]",
    "Positive electrode/OCP [V]",
    "Negative electrode/Entropic change coefficient [V.K-1]",
    "Positive electrode/Entropic change coefficient [V.K-1]",
    "Electrolyte/Conductivity [S.m-1]",
    "Electrolyte/Diffusivity [m2.s-1]",
    "Negative electrode/OCP (lithiation) [V]",
    "Negative electrode/OCP (delithiation) [V]",
    "Positive electrode/OCP (lithiation) [V]",
    "Positive electrode/OCP (delithiation) [V]",
    "Negative electrode/Diffusivity [m2.s-1]",
    "Positive electrode/Diffusivity [m2.s-1]",
    "Negative electrode/Secondary/OCP [V]",
    "Positive electrode/Secondary/OCP [V]",
    "Negative electrode/Secondary/Entropic change coefficient [V.K-1]",
    "Positive electrode/Secondary/Entropic change coefficient [V.K-1]",
    "Negative electrode/Secondary/OCP (lithiation) [V]",
    "Negative electrode/Secondary/OCP (delithiation) [V]",
    "Positive electrode/Secondary/OCP (lithiation) [V]",
    "Positive electrode/Secondary/OCP (delithiation) [V]",
    "Negative electrode/Secondary/Diffusivity [m2.s-1]",
    "Positive electrode/Secondary/Diffusivity [m2.s-1]",
    "Electrolyte/Cation transference number",
    "User-defined/Thermodynamic factor",
};
static_assert(std::size(kCurvePaths) == kCurveCount);

struct Move
{
    std::string_view from;
    std::string_view to;
};
constexpr Move kMoves[] = {
    {"Electrolyte/Initial concentration [mol.m-3]",
     "Initial conditions/Initial electrolyte concentration [mol.m-3]"},
    {"Cell/Initial temperature [K]", "Initial conditions/Initial temperature [K]"},
    {"Cell/Ambient temperature [K]", kAmbientTemperature},
    {"Cell/Thermal conductivity [W.m-1.K-1]", "User-defined/Thermal conductivity [W.m-1.K-1]"},
};

} // namespace

std::span<const Section> sections()
{
    return kSections;
}

std::string_view curvePath(CurveId id)
{
    return kCurvePaths[static_cast<std::size_t>(id)];
}

std::optional<CurveId> findCurve(std::string_view path)
{
    const auto* found = std::ranges::find(kCurvePaths, path);
    if (found == std::end(kCurvePaths))
        return std::nullopt;
    return static_cast<CurveId>(found - std::begin(kCurvePaths));
}

std::optional<double> defaultValue(ParameterId id)
{
    using enum ParameterId;
    switch (id) {
    case SeriesResistance:
    case NegativeFilmResistance:
    case PositiveFilmResistance:
    case NegativeDoubleLayer:
    case PositiveDoubleLayer:
    case ConductivityActivation:
    case ElectrolyteDiffusivityActivation:
    case NegativeDiffusivityActivation:
    case PositiveDiffusivityActivation:
    case NegativeReactionActivation:
    case PositiveReactionActivation:
    case CellDensity: // 0: not known; models with heat ask for them
    case CellSpecificHeat:
    case CellVolume:
    case CellSurface:
    case HeatTransfer:
    case SeiActivation:
    case TransferenceActivation:
    case ThermodynamicFactorActivation:
    case NegativeConductivityActivation:
    case PositiveConductivityActivation:
    case PlatingActivation:
    case NegativeLossActivation:
    case PositiveLossActivation:
    case CellThermalConductivity:
    case CellThickness:
    case NegativeRadiusSpread:
    case PositiveRadiusSpread:
    case Negative2RadiusSpread:
    case Positive2RadiusSpread:
    case NegativeLossRate:
    case NegativeLossPerCurrent:
    case PositiveLossRate:
    case PositiveLossPerCurrent:
    case NegativeHysteresisDecay:
    case NegativeHysteresisState:
    case PositiveHysteresisDecay:
    case PositiveHysteresisState:
    case Negative2HysteresisDecay:
    case Negative2HysteresisState:
    case Positive2HysteresisDecay:
    case Positive2HysteresisState:
        return 0.0;
    // What PyBaMM 26.10 carries with its sets (Chen2020, OKane2022); none was measured on the cell at hand.
    case SeiThickness:
        return 5e-9;
    case SeiMolarVolume:
        return 9.585e-5;
    case SeiLithiumRatio:
        return 2.0;
    case SeiResistivity:
        return 2e5;
    case SeiSolventDiffusivity:
        return 2.5e-22;
    case SeiSolventConcentration:
        return 2636.0;
    case SeiExchange:
        return 1.5e-7;
    case SeiBarrier:
        return 1e9;
    case SeiPotential:
        return 0.4;
    case SeiInterstitialDiffusivity:
        return 1e-20;
    case SeiInterstitialConcentration:
        return 15.0;
    case SeiElectronConductivity:
        return 8.95e-14;
    case PlatingRate:
        return 1e-9;
    case PlatingTransfer:
        return 0.65;
    case DeadLithiumDecay:
        return 1e-6;
    case NegativeInitial: // as the state of charge says
    case PositiveInitial:
    case Negative2Initial:
    case Positive2Initial:
        return -1.0;
    case Negative2ActiveFraction: // no such particles
    case Positive2ActiveFraction:
    case Negative2DiffusivityActivation:
    case Positive2DiffusivityActivation:
    case Negative2ReactionActivation:
    case Positive2ReactionActivation:
    case Negative2MinimumStoichiometry:
    case Positive2MinimumStoichiometry:
        return 0.0;
    case Negative2MaximumStoichiometry:
    case Positive2MaximumStoichiometry:
        return 1.0;
    // Something to begin with where particles are added by hand.
    case Negative2ParticleRadius:
    case Positive2ParticleRadius:
        return 1e-6;
    case Negative2MaximumConcentration:
    case Positive2MaximumConcentration:
        return 5e4;
    case Negative2Diffusivity:
    case Positive2Diffusivity:
        return 1e-14;
    case Negative2ReactionRate:
    case Positive2ReactionRate:
        return 1e-5;
    case NegativeExchangeExponent:
    case PositiveExchangeExponent:
    case Negative2ExchangeExponent:
    case Positive2ExchangeExponent:
    case NegativeChargeTransfer:
    case PositiveChargeTransfer:
    case Negative2ChargeTransfer:
    case Positive2ChargeTransfer:
        return 0.5;
    case ThermodynamicFactor:
    case ConductivityFactor:
    case DiffusivityFactor:
    case InitialSoc:
        return 1.0;
    case ReferenceTemperature:
        return 298.15;
    default:
        return std::nullopt;
    }
}

std::string_view modernPath(std::string_view legacyPath)
{
    const auto* found = std::ranges::find(kMoves, legacyPath, &Move::from);
    return found == std::end(kMoves) ? legacyPath : found->to;
}

std::vector<std::string> keysOf(std::string_view path)
{
    const auto slash = path.find('/');
    const std::string section(path.substr(0, slash));
    const auto* found = std::ranges::find(kSections, section, &Section::name);
    std::vector<std::string> keys;
    if (found != std::end(kSections))
        keys.emplace_back(found->parent);
    keys.push_back(section);
    if (slash != std::string_view::npos)
        keys.emplace_back(path.substr(slash + 1));
    return keys;
}

} // namespace interphase::bpx
