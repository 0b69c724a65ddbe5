#pragma once
#include "bayes/left_out.h"

namespace interphase {

// What leave-future-out needs of a posterior: how likely each group of measurements is given those before it.
//
// The likelihood is made of terms that are each conditional on the measurements before it in its segment,
// whatever the noise; those of a group add up to log p(y_g | y_1 ... y_(g-1), theta), so that one solve a
// draw gives all of them.

/// draws: of q. groupOf: the group of each measurement, from 0 without gaps, not decreasing within a segment.
/// threads: 0: one a core. Throws InputError for fewer than two groups or such as go back.
LeftOutTerms futureTerms(const Posterior& posterior, const std::vector<std::vector<double>>& draws,
                         std::span<const int> groupOf, int threads, const RunContext& context);

/// The posterior given the first groups alone, for tempered SMC; what only later groups have to do with keeps
/// its prior. Where `from` is positive, the posterior given the first `from` groups is the prior of it, not
/// normalised, and the likelihood is that of those after: for temperedSmcFrom(). Values only. groupOf: as
/// futureTerms(). Throws InputError unless 0 <= from < groups < all of them.
std::unique_ptr<TemperedDensity> posteriorOfFirst(const Posterior& posterior, std::span<const int> groupOf,
                                                  int groups, int from = 0);

} // namespace interphase
