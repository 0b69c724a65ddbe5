#pragma once
#include "bayes/cross_validation.h"
#include "bayes/posterior.h"

namespace interphase {

// What leave-group-out needs of a posterior: how likely each group of measurements is given all others.
//
// Problem: under correlated noise the likelihood has no term of a group by itself. Method: the term is
// log p(y_g | y_others, theta) = log p(y | theta) - log p(y_others | theta) (@cite Burkner2021); the second
// is the likelihood of the same noise at fewer times, exact for every kind there is, so that a draw costs one
// solve whatever the number of groups. For independent noise it is the sum of the points' terms.

struct LeftOutTerms
{
    Status status;
    GroupTerms terms;                  ///< a row for each draw that could be solved
    std::vector<double> logLikelihood; ///< of all measurements, by row
    long long failed = 0;              ///< draws that could not
};

/// draws: of q. groupOf: the group of each measurement from 0 without gaps, or -1 for none. threads: 0: one a
/// core. Throws InputError for fewer than two groups, or one that is all there is.
LeftOutTerms leftOutTerms(const Posterior& posterior, const std::vector<std::vector<double>>& draws,
                          std::span<const int> groupOf, int threads, const RunContext& context);

} // namespace interphase
