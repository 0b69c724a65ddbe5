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
/// the rest evenly along the path of the smoothed voltage, which gives knees their points, and what these
/// leave over into the longest gaps. Never by the voltage of single rows: a rule such as Visvalingam's, which
/// keeps corners, keeps outliers too, and sigma came out 20 % too large. Deterministic. It fails to keep
/// every transient when there are more steps than points, as in a drive cycle: the largest are kept. Rows
/// less than settle_s after the last row before a step are left out: what happens there is the double
/// layer's, which a model without one cannot fit. Returns increasing row numbers; all settled rows when they
/// fit. Throws InputError when maxPoints < 2.
std::vector<std::size_t> thin(const Dataset& data, double begin_s, double end_s, int maxPoints,
                              double settle_s = 0.0);

} // namespace interphase
