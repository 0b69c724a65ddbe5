#include "bayes/weights.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace interphase {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

} // namespace

double logSumExp(std::span<const double> values)
{
    double high = -kInfinity;
    for (double value : values)
        high = std::max(high, value);
    if (!std::isfinite(high))
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

double correlation(std::span<const double> a, std::span<const double> b)
{
    const auto n = static_cast<double>(a.size());
    const double meanA = std::accumulate(a.begin(), a.end(), 0.0) / n;
    const double meanB = std::accumulate(b.begin(), b.end(), 0.0) / n;
    double ab = 0.0, aa = 0.0, bb = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - meanA) * (b[i] - meanB);
        aa += (a[i] - meanA) * (a[i] - meanA);
        bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return aa > 0.0 && bb > 0.0 ? ab / std::sqrt(aa * bb) : 0.0;
}

} // namespace interphase
