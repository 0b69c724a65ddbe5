#pragma once
#include "bayes/cross_validation.h"

namespace interphase {

// How well each group of measurements is predicted from those before it (leave-future-out, @cite
// Burkner2020).
//
// Problem: that takes a posterior for each group, of which only the one of all groups has been sampled.
// Method: backwards from there the draws lose the last group, then the one before, by Pareto-smoothed
// weights, as far as these reach: k at most paretoLimit() and worth fewestEffective() draws or more (k is
// estimated from the draws, and without those that matter it may be small). Where that does not lead to the
// first of them it is done the other way: `refit` makes draws of the posterior from the first groups, which
// take in one group after the other by weights, and where these do not reach, draws are made anew. Then k has
// to be at most 0.5, so that the weights have a variance and the stated error is right; draws of a wider
// posterior have small k, and taking backwards what happens to have a small one would be a choice by the
// result. Without `refit` the terms backwards are kept, and those that are not reached are named doubtful.
//
// The terms of one set of draws share its Monte Carlo error, and sets that are made of each other theirs:
// what draws move the sum by is added up by the first draws they descend from, and the squares of that are
// its variance (@cite LeeWhiteley2018). It does not know what doubtful terms miss.
//
//     const FutureDensity future = leaveFutureOut(terms, 10, refit, context);

struct FutureDensity
{
    Status status; ///< cancelled or failed: only some of the groups are there
    double elpd = 0.0;
    double standardError = 0.0;        ///< from the spread of the groups
    double monteCarloError = 0.0;      ///< of elpd, from the draws; at least that where some are doubtful
    std::vector<double> terms;         ///< of groups first, first + 1, ...
    std::vector<double> errors;        ///< Monte Carlo error of each
    std::vector<double> k;             ///< of the weights used for each; 0 just after a fit
    std::vector<double> effective;     ///< draws that the weights are worth
    std::vector<std::size_t> doubtful; ///< indices of terms that the draws do not reach
    std::vector<std::size_t> fits;     ///< numbers of groups that refits were made with
};

struct RefitDraws
{
    GroupTerms terms; ///< of all groups
    /// Draws of one number, in this fit or in another, descend from one and may be alike; empty: from none.
    std::vector<int> founders;
};

/// Draws of the posterior from the first `fitted` groups; called with rising numbers. A failed or cancelled
/// fit is a Status.
using RefitGroups = std::function<Status(std::size_t fitted, RefitDraws& draws, const RunContext& context)>;

/// whole: draws from all groups; a term is conditional on the groups before it. first: groups before the
/// first that is predicted. relativeEfficiency: of `whole`, as in smoothWeights(). Throws InputError if there
/// is nothing to begin with or to predict, and as leaveGroupOut().
FutureDensity leaveFutureOut(const GroupTerms& whole, std::size_t first, const RefitGroups& refit,
                             const RunContext& context, double relativeEfficiency = 1.0);

/// Of so many draws: half of them, and 300 at most.
double fewestEffective(std::size_t draws);

} // namespace interphase
