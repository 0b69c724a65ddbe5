#pragma once
// What the models see of a cell: the groups of parameters that stand in the equations, for double or Dual.
#include "cell/open_circuit.h"
#include "cell/particle_ids.h"
#include "electrochem/kinetics.h"

#include <array>

namespace interphase {

/// Of one kind of particle.
template <class S>
struct ParticleCoefficients
{
    S diffusionRate;        ///< D/R^2, 1/s
    S uptake;               ///< 1/(F R c_max): stoichiometry per second and per A/m2 of particle surface
    S surface;              ///< a, particle surface per volume, 1/m
    S exchange;             ///< F k, A/m2
    S initialStoichiometry; ///< each by its own window; see startStoichiometries() for blends
    S sites;                ///< eps_s c_max, mol/m3
    S exponent;             ///< b of j0 = F k c^(1-b) theta^b (1-theta)^(1-b)
    S transfer;             ///< a of j = j0 (exp(a eta F/RT) - exp(-(1-a) eta F/RT))
    S spread;               ///< relative sd of the radii
    S entropicShift;        ///< of dU/dT, V/K
    S hysteresisDecay;
    S hysteresisState; ///< at the start
};

/// One electrode's coefficients. Per cross-section area of one electrode pair; SI. Its first kind of particle
/// is its own.
template <class S>
struct ElectrodeCoefficients : ParticleCoefficients<S>
{
    std::array<ParticleCoefficients<S>, kMostKinds - 1> others{}; ///< nothing where there are none
    S thickness;                                                  ///< m
    S porosity;
    S conductivity;       ///< of the solid, effective, S/m
    S conductivityFactor; ///< transport efficiency times temperature and user factors, of the electrolyte
    S diffusivityFactor;
    S temperatureShift; ///< T - Tref, K, for the entropic term
    S film;             ///< resistance, ohm m2 of particle surface
    S doubleLayer;      ///< F/m2 of particle surface

    const ParticleCoefficients<S>& particles(int kind) const
    {
        return kind == 0 ? *this : others[static_cast<std::size_t>(kind - 1)];
    }
    /// Of all kinds of particle, 1/m.
    S wholeSurface() const
    {
        S sum = this->surface;
        for (const ParticleCoefficients<S>& other : others)
            sum += other.surface;
        return sum;
    }
};

template <class S>
struct CellCoefficients
{
    ElectrodeCoefficients<S> negative, positive;
    S separatorThickness, separatorPorosity, separatorConductivityFactor, separatorDiffusivityFactor;
    S concentration;    ///< initial electrolyte concentration, mol/m3
    S transference;     ///< t+ at rest
    S cationDeficit;    ///< 1 - t+
    S thermalVoltage;   ///< RT/F, V
    S diffusionVoltage; ///< chi RT/F at rest, V, chi = 2 (1 - t+) (thermodynamic factor)
    S area;             ///< of all pairs, m2
    S seriesResistance; ///< ohm

    const ElectrodeCoefficients<S>& electrode(Side side) const
    {
        return side == Side::Negative ? negative : positive;
    }
};

template <class S>
ParticleCoefficients<S> particleCoefficients(const ParameterArray<S>& p, Side side, int kind)
{
    const ParticleIds& id = particleIds(side, kind);
    const S& t = p[ParameterId::Temperature];
    const S& ref = p[ParameterId::ReferenceTemperature];
    ParticleCoefficients<S> c;
    const S diffusivity = p[id.diffusivity] * arrhenius(p[id.diffusivityActivation], t, ref);
    c.diffusionRate = diffusivity / (p[id.radius] * p[id.radius]);
    c.uptake = S(1.0 / kFaraday) / (p[id.radius] * p[id.maximum]);
    c.surface = S(3.0) * p[id.active] / p[id.radius];
    c.exchange = S(kFaraday) * p[id.rate] * arrhenius(p[id.rateActivation], t, ref);
    c.sites = p[id.active] * p[id.maximum];
    c.exponent = p[id.exchangeExponent];
    c.transfer = p[id.chargeTransfer];
    c.spread = p[id.radiusSpread];
    c.entropicShift = p[id.entropicShift];
    c.hysteresisDecay = p[id.hysteresisDecay];
    c.hysteresisState = p[id.hysteresisState];
    const S span = p[id.maximumStoichiometry] - p[id.minimumStoichiometry];
    if (valueOf(p[id.initial]) >= 0.0)
        c.initialStoichiometry = p[id.initial];
    else
        c.initialStoichiometry = side == Side::Negative
                                     ? p[id.minimumStoichiometry] + p[ParameterId::InitialSoc] * span
                                     : p[id.maximumStoichiometry] - p[ParameterId::InitialSoc] * span;
    return c;
}

/// Marquis et al. 2019, with BPX's reaction rate constant and Arrhenius factors.
template <class S>
ElectrodeCoefficients<S> electrodeCoefficients(const ParameterArray<S>& p, Side side)
{
    const ElectrodeIds& id = electrodeIds(side);
    const S& t = p[ParameterId::Temperature];
    const S& ref = p[ParameterId::ReferenceTemperature];
    ElectrodeCoefficients<S> e;
    e.thickness = p[id.thickness];
    e.porosity = p[id.porosity];
    static_cast<ParticleCoefficients<S>&>(e) = particleCoefficients(p, side, 0);
    for (int kind = 1; kind < kMostKinds && valueOf(p[particleIds(side, kind).active]) > 0.0; ++kind)
        e.others[static_cast<std::size_t>(kind - 1)] = particleCoefficients(p, side, kind);
    e.conductivity = p[id.conductivity] * arrhenius(p[id.conductivityActivation], t, ref);
    const S conductivityArrhenius = arrhenius(p[ParameterId::ConductivityActivation], t, ref);
    const S diffusivityArrhenius = arrhenius(p[ParameterId::ElectrolyteDiffusivityActivation], t, ref);
    e.conductivityFactor = p[id.transport] * p[ParameterId::ConductivityFactor] * conductivityArrhenius;
    e.diffusivityFactor = p[id.transport] * p[ParameterId::DiffusivityFactor] * diffusivityArrhenius;
    e.temperatureShift = t - ref;
    e.film = p[id.film];
    e.doubleLayer = p[id.doubleLayer];
    return e;
}

template <class S>
CellCoefficients<S> cellCoefficients(const ParameterArray<S>& p)
{
    CellCoefficients<S> c;
    c.negative = electrodeCoefficients(p, Side::Negative);
    c.positive = electrodeCoefficients(p, Side::Positive);
    const S& t = p[ParameterId::Temperature];
    const S& ref = p[ParameterId::ReferenceTemperature];
    c.separatorThickness = p[ParameterId::SeparatorThickness];
    c.separatorPorosity = p[ParameterId::SeparatorPorosity];
    const S& transport = p[ParameterId::SeparatorTransportEfficiency];
    c.separatorConductivityFactor = transport * p[ParameterId::ConductivityFactor] *
                                    arrhenius(p[ParameterId::ConductivityActivation], t, ref);
    c.separatorDiffusivityFactor = transport * p[ParameterId::DiffusivityFactor] *
                                   arrhenius(p[ParameterId::ElectrolyteDiffusivityActivation], t, ref);
    c.concentration = p[ParameterId::ElectrolyteConcentration];
    c.transference =
        p[ParameterId::TransferenceNumber] * arrhenius(p[ParameterId::TransferenceActivation], t, ref);
    c.cationDeficit = S(1.0) - c.transference;
    c.thermalVoltage = S(kGasConstant / kFaraday) * t;
    c.diffusionVoltage = S(2.0) * c.cationDeficit * p[ParameterId::ThermodynamicFactor] *
                         arrhenius(p[ParameterId::ThermodynamicFactorActivation], t, ref) * c.thermalVoltage;
    c.area = p[ParameterId::ElectrodeArea] * p[ParameterId::ElectrodePairs];
    c.seriesResistance = p[ParameterId::SeriesResistance];
    return c;
}

/// What the electrolyte does with the current at some concentration.
template <class S>
struct SaltTransport
{
    S deficit;                                 ///< 1 - t+
    S chi;                                     ///< chi RT/F, V
    double deficitSlope = 0.0, chiSlope = 0.0; ///< by c / c0
};

/// absolute: c, mol/m3.
template <class S>
SaltTransport<S> saltTransport(const Cell& cell, const CellCoefficients<S>& k, const S& absolute)
{
    SaltTransport<S> out{k.cationDeficit, k.diffusionVoltage};
    const double c = valueOf(absolute), perC = valueOf(k.concentration);
    const S rest = k.diffusionVoltage / k.cationDeficit;
    if (cell.has(CurveId::Transference)) {
        const Curve& transference = cell.curve(CurveId::Transference);
        out.deficit = 1.0 - k.transference * evaluate(transference, absolute);
        out.deficitSlope = -valueOf(k.transference) * transference.at(c).slope * perC;
        out.chi = out.deficit * rest;
        out.chiSlope = out.deficitSlope * valueOf(rest);
    }
    if (cell.has(CurveId::ThermodynamicFactor)) {
        const Curve::Sample factor = cell.curve(CurveId::ThermodynamicFactor).at(c);
        out.chiSlope = out.chiSlope * factor.value + valueOf(out.chi) * factor.slope * perC;
        out.chi = out.chi * evaluate(cell.curve(CurveId::ThermodynamicFactor), absolute);
    }
    return out;
}

/// Open-circuit potential of one kind of particle, V, with the entropic term; the mean of branches.
template <class S>
S openCircuitPotential(const Cell& cell, Side side, const S& stoichiometry, const S& temperatureShift,
                       const S& entropicShift, int kind = 0)
{
    const ParticleIds& id = particleIds(side, kind);
    return evaluate(cell.curve(id.ocp), stoichiometry) +
           temperatureShift * (evaluate(cell.curve(id.entropic), stoichiometry) + entropicShift);
}

/// The same at the start: on the branch that the hysteresis state says.
template <class S>
S startPotential(const Cell& cell, Side side, const S& stoichiometry, const ElectrodeCoefficients<S>& e,
                 int kind = 0)
{
    S out = openCircuitPotential(cell, side, stoichiometry, e.temperatureShift,
                                 e.particles(kind).entropicShift, kind);
    if (remembers(cell, side, kind)) {
        const ParticleIds& id = particleIds(side, kind);
        out += e.particles(kind).hysteresisState * 0.5 *
               (evaluate(cell.curve(id.delithiation), stoichiometry) -
                evaluate(cell.curve(id.lithiation), stoichiometry));
    }
    return out;
}

/// What an electrode's kinds of particle start at. They share their lithium so that they have the same
/// potential, unless the cell says where one of them starts.
template <class S>
std::array<S, kMostKinds> startStoichiometries(const Cell& cell, const CellCoefficients<S>& k, Side side)
{
    const ElectrodeCoefficients<S>& e = k.electrode(side);
    const int kinds = kindsOf(cell, side);
    std::array<S, kMostKinds> out{};
    std::array<double, kMostKinds> sites{};
    S lithium(0.0);
    bool stated = false;
    for (int kind = 0; kind < kinds; ++kind) {
        const auto i = static_cast<std::size_t>(kind);
        out[i] = e.particles(kind).initialStoichiometry;
        sites[i] = valueOf(e.particles(kind).sites);
        lithium += e.particles(kind).sites * out[i];
        stated = stated || cell.parameters[particleIds(side, kind).initial] >= 0.0;
    }
    if (kinds == 1 || stated)
        return out;
    const auto theta = sharedStoichiometries(cell, side, sites, valueOf(lithium));
    // One step of Newton carries the derivatives: theta + (U - u) / u' of each, U from the lithium.
    std::array<S, kMostKinds> potential{};
    std::array<double, kMostKinds> perVolt{};
    S missing = lithium, whole(0.0);
    for (int kind = 0; kind < kinds; ++kind) {
        const auto i = static_cast<std::size_t>(kind);
        potential[i] = startPotential(cell, side, S(theta[i]), e, kind);
        perVolt[i] = 1.0 / restPotential(cell, side, theta[i], kind).slope;
        missing += e.particles(kind).sites * (potential[i] * perVolt[i] - theta[i]);
        whole += e.particles(kind).sites * perVolt[i];
    }
    const S common = missing / whole;
    for (std::size_t i = 0; i < static_cast<std::size_t>(kinds); ++i)
        out[i] = theta[i] + (common - potential[i]) * perVolt[i];
    return out;
}

/// Voltage at rest at the initial state of charge, V, with its derivative by one parameter in the first lane.
inline Dual startVoltage(const Cell& cell, ParameterId by)
{
    ParameterArray<Dual> p;
    for (std::size_t i = 0; i < kParameterCount; ++i)
        p.values[i] = cell.parameters.values[i];
    p[by].slope[0] = 1.0;
    const CellCoefficients<Dual> k = cellCoefficients(p);
    const auto potential = [&](Side side) {
        return startPotential(cell, side, startStoichiometries(cell, k, side)[0], k.electrode(side));
    };
    return potential(Side::Positive) - potential(Side::Negative);
}

} // namespace interphase
