#pragma once
#include "core/run_context.h"
#include "core/status.h"

#include <cstddef>
#include <functional>
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

/// Log likelihood of each group at each draw, row major: draws x groups. For leave-future-out the term of a
/// group is conditional on the groups before it.
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
    double elpd = 0.0;          ///< of a minus of b
    double standardError = 0.0; ///< of the difference, from the differences of the groups
};

/// Two models of the same groups. Throws InputError if their numbers differ.
DensityDifference difference(const PredictiveDensity& a, const PredictiveDensity& b);

/// Each group from those before it.
struct FutureDensity
{
    Status status; ///< cancelled or failed: the groups up to there
    double elpd = 0.0;
    double standardError = 0.0;
    std::vector<double> terms;     ///< of groups first, first + 1, ...
    std::vector<double> k;         ///< of the weights used for each; 0 just after a fit
    std::vector<std::size_t> fits; ///< numbers of groups that fits were made with
};

/// Draws of the posterior from the first `fitted` groups, with the terms of all groups. A failed or cancelled
/// fit is a Status.
using RefitGroups = std::function<Status(std::size_t fitted, GroupTerms& terms)>;

/// Leave-future-out, one group ahead (@cite Burkner2020): begins with a fit to the first `first` groups; the
/// draws are carried forwards by weights, and a new fit is made when k exceeds 0.7. Throws InputError if
/// there is nothing to begin with or to predict.
FutureDensity leaveFutureOut(std::size_t groups, std::size_t first, const RefitGroups& refit,
                             const RunContext& context);

} // namespace interphase
