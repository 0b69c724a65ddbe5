#pragma once
#include "bayes/diagnostics.h"

namespace interphase {

// What plots of chains show of their mixing (@cite Vehtari2021). All take chains of one scalar quantity, cut
// to equal length, and return nothing where diagnostics.h would give NaN.

/// Autocorrelations at the lags 0, 1, ... (fewer than `lags` if the chains are shorter), of all chains
/// together.
std::vector<double> autocorrelations(const Chains& chains, std::size_t lags);

/// Of each chain: how many of its draws have a rank among those of all chains in each of `bins` equal ranges.
/// Chains that agree have flat histograms; draws of equal value share their mean rank.
std::vector<std::vector<int>> rankHistograms(const Chains& chains, std::size_t bins);

struct EssPoint
{
    std::size_t draws = 0; ///< of each chain, from the first on
    double bulk = 0.0;
    double tail = 0.0;
};

/// Effective sample sizes of the first 1 / points, 2 / points, ... of the draws. They grow in proportion
/// where chains mix; where they do not, more draws find new places.
std::vector<EssPoint> essGrowth(const Chains& chains, std::size_t points);

} // namespace interphase
