#pragma once
#include <span>
#include <vector>

namespace interphase {

// Weights of particles, and what else is said of many of them. Sums are taken in the order given.

/// log sum exp; -infinity for none.
double logSumExp(std::span<const double> values);
double logAddExp(double a, double b);
/// Weights that add up to one, from their logarithms, of which one must be finite.
std::vector<double> normalisedWeights(std::span<const double> logWeights);
/// 1 / sum of squares: how many equal weights are worth as much (@cite Kong1994). Weights add up to one.
double effectiveSize(std::span<const double> weights);
/// `count` indices, increasing, by systematic resampling (@cite Carpenter1999): index i as often as count
/// times its weight, rounded up or down. uniform in (0, 1) is the one random number. Weights add up to one.
std::vector<int> resample(std::span<const double> weights, int count, double uniform);
/// Of two equally long series; 0 where one is constant.
double correlation(std::span<const double> a, std::span<const double> b);

} // namespace interphase
