#pragma once
#include "cell/cell.h"
#include "cell/particle_ids.h"

namespace interphase {

/// Volume fraction of all active material of an electrode.
double activeFraction(const Cell& cell, Side side);
/// What a rounded parameter set may have beyond 1 of pores and active material together.
inline constexpr double kMostSolidAndPores = 1.0 + 1e-3;

} // namespace interphase
