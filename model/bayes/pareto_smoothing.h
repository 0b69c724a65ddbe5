#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace interphase {

// Pareto-smoothed importance weights (@cite Vehtari2024).
//
// Problem: draws of one density are to stand for another; a few of the weights may be so large that they are
// all there is, and nothing in the weighted mean shows it. Method: the largest weights are replaced by the
// expected order statistics of a generalised Pareto distribution fitted to them. Its shape k says how far the
// result is to be trusted: below paretoLimit() the error falls as it should, above 0.7 no practical number of
// draws is enough, above 1 the mean does not exist.
//
//     const SmoothedWeights w = smoothWeights(logRatios);
//     if (w.k < paretoLimit(logRatios.size())) ... sum of std::exp(w.logWeights[i]) * f(draw i)

struct SmoothedWeights
{
    std::vector<double> logWeights; ///< normalised: their exponentials add up to one
    double k = 0.0;                 ///< shape; +infinity if there are too few different weights to fit one
    double effectiveDraws = 0.0;    ///< 1 / sum of squares
};

/// logRatios: log of target over proposal at each draw, up to a constant; -infinity for a draw without
/// density. relativeEfficiency: effective draws a draw, for chains. Throws InputError without a finite ratio
/// or with one that is NaN or +infinity.
SmoothedWeights smoothWeights(std::span<const double> logRatios, double relativeEfficiency = 1.0);

/// Largest k that this many draws stand: min(1 - 1 / log10(draws), 0.7).
double paretoLimit(std::size_t draws);

struct GeneralisedPareto
{
    double k = 0.0; ///< shape, drawn towards 0.5 with the weight of ten values
    double sigma = 0.0;
};

/// Fit to values above zero, increasing, at least five (@cite Zhang2009).
GeneralisedPareto fitGeneralisedPareto(std::span<const double> sorted);

} // namespace interphase
