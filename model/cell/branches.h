#pragma once
#include "cell/cell.h"
#include "cell/particle_ids.h"

namespace interphase {

/// The potential at rest of a kind of particle as the mean of its two branches, which it has.
void restBetweenBranches(Cell& cell, const ParticleIds& particle);

} // namespace interphase
