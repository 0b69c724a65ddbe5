#include "bayes/weights.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

} // namespace

double logSumExp(std::span<const double> values)
{
    double high = -kInfinity;
    for (double value : values)
        high = std::max(high, value);
    if (high == -kInfinity)
        return high;
    double sum = 0.0;
    for (double value : values)
        sum += std::exp(value - high);
    return high + std::log(sum);
}

double logAddExp(double a, double b)
{
    const double high = std::max(a, b);
    return high == -kInfinity ? high : high + std::log1p(std::exp(std::min(a, b) - high));
}

std::vector<double> normalisedWeights(std::span<const double> logWeights)
{
    const double total = logSumExp(logWeights);
    std::vector<double> weights(logWeights.size());
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i] = std::exp(logWeights[i] - total);
    return weights;
}

double effectiveSize(std::span<const double> weights)
{
    double squares = 0.0;
    for (double w : weights)
        squares += w * w;
    return 1.0 / squares;
}

std::vector<int> resample(std::span<const double> weights, int count, double uniform)
{
    std::vector<int> chosen;
    chosen.reserve(static_cast<std::size_t>(count));
    double reached = 0.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        reached += weights[i] * count;
        const bool last = i + 1 == weights.size(); // rounding must not lose the last one
        while (static_cast<int>(chosen.size()) < count &&
               (last || uniform + static_cast<double>(chosen.size()) < reached))
            chosen.push_back(static_cast<int>(i));
    }
    return chosen;
}

} // namespace interphase
