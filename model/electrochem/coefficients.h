#pragma once
// What the models see of a cell: the groups of parameters that stand in the equations, for double or Dual.
#include "cell/cell.h"
#include "electrochem/kinetics.h"
#include "electrochem/side.h"

namespace interphase {

/// Parameter identifiers of one electrode.
struct ElectrodeIds
{
    ParameterId thickness, radius, active, porosity, transport, conductivity, maximum, diffusivity, rate;
    ParameterId diffusivityActivation, rateActivation, minimumStoichiometry, maximumStoichiometry, film,
        doubleLayer;
    CurveId ocp, entropic;
};
const ElectrodeIds& electrodeIds(Side side);

/// One electrode's coefficients. Per cross-section area of one electrode pair; SI.
template <class S>
struct ElectrodeCoefficients
{
    S thickness; ///< m
    S porosity;
    S diffusionRate;      ///< D/R^2, 1/s
    S uptake;             ///< 1/(F R c_max): stoichiometry per second and per A/m2 of particle surface
    S surface;            ///< a, particle surface per volume, 1/m
    S exchange;           ///< F k, A/m2
    S conductivity;       ///< of the solid, effective, S/m
    S conductivityFactor; ///< transport efficiency times temperature and user factors, of the electrolyte
    S diffusivityFactor;
    S initialStoichiometry;
    S temperatureShift; ///< T - Tref, K, for the entropic term
    S film;             ///< resistance, ohm m2 of particle surface
    S doubleLayer;      ///< F/m2 of particle surface
};

template <class S>
struct CellCoefficients
{
    ElectrodeCoefficients<S> negative, positive;
    S separatorThickness, separatorPorosity, separatorConductivityFactor, separatorDiffusivityFactor;
    S concentration;    ///< initial electrolyte concentration, mol/m3
    S cationDeficit;    ///< 1 - t+
    S thermalVoltage;   ///< RT/F, V
    S diffusionVoltage; ///< chi RT/F, V, chi = 2 (1 - t+) (thermodynamic factor)
    S area;             ///< of all pairs, m2
    S seriesResistance; ///< ohm

    const ElectrodeCoefficients<S>& electrode(Side side) const
    {
        return side == Side::Negative ? negative : positive;
    }
};

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
    const S diffusivity = p[id.diffusivity] * arrhenius(p[id.diffusivityActivation], t, ref);
    e.diffusionRate = diffusivity / (p[id.radius] * p[id.radius]);
    e.uptake = S(1.0 / kFaraday) / (p[id.radius] * p[id.maximum]);
    e.surface = S(3.0) * p[id.active] / p[id.radius];
    e.exchange = S(kFaraday) * p[id.rate] * arrhenius(p[id.rateActivation], t, ref);
    e.conductivity = p[id.conductivity];
    const S conductivityArrhenius = arrhenius(p[ParameterId::ConductivityActivation], t, ref);
    const S diffusivityArrhenius = arrhenius(p[ParameterId::ElectrolyteDiffusivityActivation], t, ref);
    e.conductivityFactor = p[id.transport] * p[ParameterId::ConductivityFactor] * conductivityArrhenius;
    e.diffusivityFactor = p[id.transport] * p[ParameterId::DiffusivityFactor] * diffusivityArrhenius;
    const S span = p[id.maximumStoichiometry] - p[id.minimumStoichiometry];
    e.initialStoichiometry = side == Side::Negative
                                 ? p[id.minimumStoichiometry] + p[ParameterId::InitialSoc] * span
                                 : p[id.maximumStoichiometry] - p[ParameterId::InitialSoc] * span;
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
    c.cationDeficit = S(1.0) - p[ParameterId::TransferenceNumber];
    c.thermalVoltage = S(kGasConstant / kFaraday) * t;
    c.diffusionVoltage = S(2.0) * c.cationDeficit * p[ParameterId::ThermodynamicFactor] * c.thermalVoltage;
    c.area = p[ParameterId::ElectrodeArea] * p[ParameterId::ElectrodePairs];
    c.seriesResistance = p[ParameterId::SeriesResistance];
    return c;
}

/// Open-circuit potential of one electrode, V, with the entropic term.
template <class S>
S openCircuitPotential(const Cell& cell, Side side, const S& stoichiometry, const S& temperatureShift)
{
    const ElectrodeIds& id = electrodeIds(side);
    const S u = evaluate(cell.curve(id.ocp), stoichiometry);
    const Curve& entropic = cell.curve(id.entropic);
    return u + temperatureShift * evaluate(entropic, stoichiometry);
}

} // namespace interphase
