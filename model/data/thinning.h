#pragma once
#include "data/dataset.h"

#include <cstddef>
#include <vector>

namespace interphase {

/// Chooses rows of a data set for a likelihood: what lies in [begin_s, end_s], thinned to at most maxPoints
/// rows.
///
/// Problem: 10,000 samples of a discharge carry little more than 300 well-chosen ones, but a thinning by
/// every n-th row loses the first seconds after a current step. Method: the two ends; up to a third for
/// transients (the row before each current step, the row after it, and rows at delays of 1, 2, 4, ... times
/// the sampling interval, largest steps first); a third evenly in time, so that plateaus keep their weight;
/// the rest by Visvalingam's rule on the voltage (drop the row with the smallest triangle first), which keeps
/// knees. Deterministic. It fails to keep every transient when there are more steps than points, as in a
/// drive cycle: the largest are kept. Returns increasing row numbers; all rows when they fit. Throws
/// InputError when maxPoints < 2.
std::vector<std::size_t> thin(const Dataset& data, double begin_s, double end_s, int maxPoints);

} // namespace interphase
