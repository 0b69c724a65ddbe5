#pragma once
#include "bayes/posterior.h"

namespace interphase {

/// One group for all segments, of the kind that has as many unknowns. Throws InputError for none or too many.
std::vector<NoiseGroup> oneGroup(const NoiseModel& noise);

/// Throws InputError where the groups do not cover the segments once each, or do not have what their kind
/// needs.
NoiseLayout layoutOf(const std::vector<NoiseGroup>& noise, std::size_t segments);

} // namespace interphase
