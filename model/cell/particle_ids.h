#pragma once
#include "cell/cell.h"
#include "cell/side.h"

namespace interphase {

/// Parameter identifiers and curves of one kind of particle, 0 or 1 of an electrode.
struct ParticleIds
{
    ParameterId radius, active, maximum, diffusivity, rate, diffusivityActivation, rateActivation;
    ParameterId exchangeExponent, chargeTransfer, radiusSpread;
    ParameterId minimumStoichiometry, maximumStoichiometry, initial, hysteresisDecay, hysteresisState;
    CurveId ocp, entropic, lithiation, delithiation, diffusivityIntegral;
};
const ParticleIds& particleIds(Side side, int kind);

/// Parameter identifiers of what an electrode has once, whatever its particles.
struct ElectrodeIds
{
    ParameterId thickness, porosity, transport, conductivity, conductivityActivation, film, doubleLayer;
};
const ElectrodeIds& electrodeIds(Side side);

} // namespace interphase
