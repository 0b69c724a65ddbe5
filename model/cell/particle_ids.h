#pragma once
#include "cell/cell.h"
#include "cell/side.h"

#include <optional>
#include <string_view>

namespace interphase {

/// Parameter identifiers and curves of one kind of particle of an electrode, from 0 to kMostKinds - 1.
struct ParticleIds
{
    ParameterId radius, active, maximum, diffusivity, rate, diffusivityActivation, rateActivation;
    ParameterId exchangeExponent, chargeTransfer, radiusSpread, entropicShift;
    ParameterId minimumStoichiometry, maximumStoichiometry, initial, hysteresisDecay, hysteresisState;
    CurveId ocp, entropic, lithiation, delithiation, diffusivityIntegral;
};
const ParticleIds& particleIds(Side side, int kind);
/// Whether a curve is an open-circuit potential of particles, at rest or of a branch of a hysteresis.
bool isPotential(CurveId id);

struct Particle
{
    Side side;
    int kind;
};
/// The kind of particle, after the first, that a parameter belongs to.
std::optional<Particle> particleOf(ParameterId id);
/// Where the fields of a kind stand below its electrode: nothing, "Secondary/" and so on.
std::string_view particleGroup(int kind);

/// Parameter identifiers of what an electrode has once, whatever its particles.
struct ElectrodeIds
{
    ParameterId thickness, porosity, transport, conductivity, conductivityActivation, film, doubleLayer;
};
const ElectrodeIds& electrodeIds(Side side);

} // namespace interphase
