#pragma once
#include "core/run_context.h"
#include "core/status.h"

#include <cmath>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace interphase {

// How well a model predicts data it has not seen: the expected log predictive density (elpd) of groups that
// are left out.
//
// A group is what would be new in a new measurement: a step of a protocol or a whole data set. Under
// correlated noise never a point: its neighbours, still in the fit, would give it away. Method: the draws of
// the whole posterior, weighted by 1 / likelihood of the group with Pareto-smoothed weights (@cite
// Vehtari2017, @cite Vehtari2024). Where a group's k exceeds the limit the posterior without it is too far
// away, and its term is only an estimate of low trust: refit without it. With few groups the standard error
// itself is uncertain, and of differences below about four it is too small (@cite Sivula2025).

/// Log likelihood of each group at each draw, row major: draws x groups. For leave-future-out
/// (bayes/leave_future.h) the term of a group is conditional on the groups before it.
struct GroupTerms
{
    std::vector<double> values;
    std::size_t groups = 0;
    std::size_t draws() const { return groups > 0 ? values.size() / groups : 0; }
};

struct PredictiveDensity
{
    double elpd = 0.0;
    double standardError = 0.0;        ///< from the spread of the groups; NaN for one group
    double effectiveParameters = 0.0;  ///< p_loo: what the groups gain by having been in the fit
    std::vector<double> terms;         ///< elpd of each group
    std::vector<double> k;             ///< of the weights of each group
    std::vector<std::size_t> doubtful; ///< groups with k above paretoLimit()
};

/// Leave-one-group-out. relativeEfficiency as in smoothWeights(). Throws InputError unless there are whole
/// rows, two groups and finite terms.
PredictiveDensity leaveGroupOut(const GroupTerms& terms, double relativeEfficiency = 1.0);

struct DensityDifference
{
    double elpd = 0.0;            ///< of a minus of b
    double standardError = 0.0;   ///< of the difference, from the differences of the groups
    double monteCarloError = 0.0; ///< of the difference, from the draws of both; 0 where it is not known

    /// Both errors.
    double error() const { return std::hypot(standardError, monteCarloError); }
};

/// Two models of the same groups, from their terms. Throws InputError if their numbers differ.
DensityDifference difference(std::span<const double> a, std::span<const double> b);

} // namespace interphase
