#pragma once
#include "core/status.h"

#include <span>

namespace interphase {

/// c / c_e0 below which a cell of the electrolyte has next to no salt.
inline constexpr double kNextToDry = 1e-3;

/// Why a run that does not get on stands: failed where next to no salt is left. salt: c / c_e0 of the cells
/// of the electrolyte, which may be none; centres: their distance from the negative collector, m.
Status drySalt(double time_s, std::span<const double> salt, std::span<const double> centres);

} // namespace interphase
