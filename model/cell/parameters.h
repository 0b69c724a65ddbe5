#pragma once
#include "cell/particle_kinds.h"

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace interphase {

/// What each kind of particle in an electrode has, after the first.
#define INTERPHASE_PARTICLE_PARAMETERS(Kind)                                                                 \
    Kind##ParticleRadius, Kind##ActiveFraction, Kind##MaximumConcentration, Kind##Diffusivity,               \
        Kind##ReactionRate, Kind##ExchangeExponent, Kind##ChargeTransfer, Kind##RadiusSpread,                \
        Kind##DiffusivityActivation, Kind##ReactionActivation, Kind##EntropicShift,                          \
        Kind##MinimumStoichiometry, Kind##MaximumStoichiometry, Kind##Initial, Kind##HysteresisDecay,        \
        Kind##HysteresisState

/// The scalar parameters of a cell. Each can be set, shown with a slider, or be free in a calibration.
/// Particle radius, active fraction, thickness and maximum concentration are primary; the specific surface
/// area follows as a = 3 eps_s / R.
enum class ParameterId {
    ElectrodeArea,                    ///< m2, one electrode pair
    ElectrodePairs,                   ///< 1, pairs in parallel
    SeriesResistance,                 ///< ohm, leads and contacts
    ElectrolyteConcentration,         ///< mol/m3, initial and reference
    TransferenceNumber,               ///< 1
    ThermodynamicFactor,              ///< 1, 1 + dlnf/dlnc
    ConductivityFactor,               ///< 1, multiplies the electrolyte conductivity curve
    DiffusivityFactor,                ///< 1, multiplies the electrolyte diffusivity curve
    ConductivityActivation,           ///< J/mol
    ElectrolyteDiffusivityActivation, ///< J/mol
    TransferenceActivation,           ///< J/mol, of the transference number
    ThermodynamicFactorActivation,    ///< J/mol
    NegativeThickness,                ///< m
    NegativeParticleRadius,           ///< m
    NegativeActiveFraction,           ///< 1
    NegativePorosity,                 ///< 1
    NegativeTransportEfficiency,      ///< 1, eps/tau (the Bruggeman factor), of the electrolyte
    NegativeConductivity,             ///< S/m, effective
    NegativeMaximumConcentration,     ///< mol/m3
    NegativeDiffusivity,              ///< m2/s, at the reference temperature
    NegativeReactionRate,             ///< mol/(m2 s), k: j0 = F k (ce/ce0)^(1-b) x^b (1-x)^(1-b)
    NegativeExchangeExponent,         ///< 1, b of it; 1/2 in BPX
    NegativeChargeTransfer,           ///< 1, a: j = j0 (exp(a F eta/RT) - exp(-(1-a) F eta/RT))
    NegativeRadiusSpread,          ///< 1, relative sd of the radii (lognormal by volume); 0: all are the same
    NegativeDiffusivityActivation, ///< J/mol
    NegativeReactionActivation,    ///< J/mol
    NegativeEntropicShift,         ///< V/K, added to the entropic coefficient dU/dT of the curve
    NegativeConductivityActivation, ///< J/mol, of the electronic conductivity
    NegativeMinimumStoichiometry,   ///< 1, at SOC 0
    NegativeMaximumStoichiometry,   ///< 1, at SOC 1
    NegativeFilmResistance,         ///< ohm m2 of particle surface
    NegativeDoubleLayer,            ///< F/m2 of particle surface
    SeparatorThickness,             ///< m
    SeparatorPorosity,              ///< 1
    SeparatorTransportEfficiency,   ///< 1
    PositiveThickness,
    PositiveParticleRadius,
    PositiveActiveFraction,
    PositivePorosity,
    PositiveTransportEfficiency,
    PositiveConductivity,
    PositiveMaximumConcentration,
    PositiveDiffusivity,
    PositiveReactionRate,
    PositiveExchangeExponent,
    PositiveChargeTransfer,
    PositiveRadiusSpread,
    PositiveDiffusivityActivation,
    PositiveReactionActivation,
    PositiveEntropicShift,
    PositiveConductivityActivation,
    PositiveMinimumStoichiometry, ///< 1, at SOC 1
    PositiveMaximumStoichiometry, ///< 1, at SOC 0
    PositiveFilmResistance,
    PositiveDoubleLayer,
    InitialSoc,           ///< 1, state of charge at the start of a run
    Temperature,          ///< K, of an isothermal run
    ReferenceTemperature, ///< K
    // Heat: of the whole cell.
    CellDensity,             ///< kg/m3
    CellSpecificHeat,        ///< J/(kg K)
    CellVolume,              ///< m3
    CellSurface,             ///< m2, through which it is cooled
    HeatTransfer,            ///< W/(m2 K)
    AmbientTemperature,      ///< K
    CellThermalConductivity, ///< W/(m K), through the thickness
    CellThickness,           ///< m, between the two cooled faces
    // Solid electrolyte interphase on the negative particles; which of them matter depends on what limits it.
    SeiThickness,                 ///< m, at the start
    SeiMolarVolume,               ///< m3/mol
    SeiLithiumRatio,              ///< 1, moles of lithium in one mole of it
    SeiResistivity,               ///< ohm m
    SeiActivation,                ///< J/mol, of its growth
    SeiSolventDiffusivity,        ///< m2/s
    SeiSolventConcentration,      ///< mol/m3
    SeiExchange,                  ///< A/m2, of the reaction or of tunnelling
    SeiBarrier,                   ///< 1/m, of tunnelling
    SeiPotential,                 ///< V against lithium
    SeiInterstitialDiffusivity,   ///< m2/s
    SeiInterstitialConcentration, ///< mol/m3
    SeiElectronConductivity,      ///< S/m
    // Lithium plated on the negative particles.
    PlatingRate,       ///< m/s
    PlatingTransfer,   ///< 1, transfer coefficient of plating; stripping has the rest
    PlatingActivation, ///< J/mol, of its rate constant
    DeadLithiumDecay,  ///< 1/s, of plated lithium that becomes dead at the initial SEI thickness
    // Loss of active material: d(eps_s)/dt = -eps_s (rate + per current |j|).
    NegativeLossRate,       ///< 1/s
    NegativeLossPerCurrent, ///< m2/(A s)
    NegativeLossActivation, ///< J/mol, of both
    PositiveLossRate,
    PositiveLossPerCurrent,
    PositiveLossActivation,
    // Stoichiometries the particles start at whatever the state of charge; below 0: as that says.
    NegativeInitial,
    PositiveInitial,
    // Hysteresis that remembers: d h/d(lithium taken out, as stoichiometry) = decay (1 - h) / 2, and back
    // with (1 + h).
    NegativeHysteresisDecay, ///< 1; 0: the branch follows the current
    NegativeHysteresisState, ///< h at the start, -1 (lithiation) to 1 (delithiation)
    PositiveHysteresisDecay,
    PositiveHysteresisState,
// Further kinds of particle in an electrode; no active fraction: there is none.
#define INTERPHASE_KIND(number, name, column, nth)                                                           \
    INTERPHASE_PARTICLE_PARAMETERS(Negative##number), INTERPHASE_PARTICLE_PARAMETERS(Positive##number),
    INTERPHASE_FURTHER_KINDS(INTERPHASE_KIND)
#undef INTERPHASE_KIND
        Count, ///< not a parameter: how many there are
};
inline constexpr std::size_t kParameterCount = static_cast<std::size_t>(ParameterId::Count);

/// One value per ParameterId, SI units. S is double, or a dual number where derivatives are wanted.
template <class S>
struct ParameterArray
{
    std::array<S, kParameterCount> values{};
    S& operator[](ParameterId id) { return values[static_cast<std::size_t>(id)]; }
    const S& operator[](ParameterId id) const { return values[static_cast<std::size_t>(id)]; }
};
using ParameterValues = ParameterArray<double>;

/// What is known of a parameter besides its value.
struct ParameterInfo
{
    ParameterId id;
    std::string_view path;   ///< BPX path, "Negative electrode/Diffusivity [m2.s-1]"; unique
    std::string_view name;   ///< plain words, "Diffusivity, negative particles"
    std::string_view symbol; ///< rich text with sub/sup tags, "D<sub>s,n</sub>"
    std::string_view unit;   ///< "m2/s"; "1" for none
    double lower;            ///< hard physical bounds; outside them a run is refused
    double upper;
    bool positive; ///< sampled and slid in the logarithm
};

/// All parameters in the order of ParameterId.
std::span<const ParameterInfo> parameterInfos();
const ParameterInfo& parameterInfo(ParameterId id);
/// The parameter with this BPX path, if there is one.
std::optional<ParameterId> findParameter(std::string_view path);

} // namespace interphase
