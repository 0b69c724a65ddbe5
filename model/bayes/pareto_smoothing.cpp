#include "bayes/pareto_smoothing.h"

#include "bayes/weights.h"
#include "core/message.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace interphase {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::size_t kShortestTail = 5;

double meanLog1p(std::span<const double> x, double b)
{
    double sum = 0.0;
    for (const double value : x)
        sum += std::log1p(-b * value);
    return sum / static_cast<double>(x.size());
}

void requireRatios(std::span<const double> logRatios)
{
    const bool usable = std::none_of(logRatios.begin(), logRatios.end(),
                                     [](double x) { return std::isnan(x) || x == kInfinity; });
    if (!usable ||
        std::none_of(logRatios.begin(), logRatios.end(), [](double x) { return std::isfinite(x); }))
        throw InputError(MessageId::InvalidArgument,
                         {"log ratios of importance weights", "NaN, +infinity or all -infinity",
                          "numbers, at least one of them finite"});
}

// Draws with the largest ratios, increasing.
std::vector<std::size_t> largestFirst(std::span<const double> x)
{
    std::vector<std::size_t> order(x.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return x[a] < x[b]; });
    return order;
}

// Replaces those above the cut-off by order statistics of the fitted distribution; they stay in order and
// none exceeds the largest there was (0). Returns the shape.
double smoothTail(std::vector<double>& x, double relativeEfficiency)
{
    const auto size = static_cast<double>(x.size());
    const auto length =
        static_cast<std::size_t>(std::ceil(std::min(0.2 * size, 3.0 * std::sqrt(size / relativeEfficiency))));
    if (length + 1 > x.size())
        return kInfinity;
    const std::vector<std::size_t> order = largestFirst(x);
    const double cut =
        std::max(x[order[x.size() - length - 1]], std::log(std::numeric_limits<double>::min()));
    std::vector<std::size_t> tail;
    std::vector<double> excess;
    for (const std::size_t i : order)
        if (x[i] > cut) {
            tail.push_back(i);
            excess.push_back(std::exp(x[i]) - std::exp(cut));
        }
    if (tail.size() < kShortestTail || !(excess.front() > 0.0) || excess.front() == excess.back())
        return kInfinity;
    const GeneralisedPareto fit = fitGeneralisedPareto(excess);
    if (!std::isfinite(fit.k))
        return kInfinity;
    for (std::size_t j = 0; j < tail.size(); ++j) {
        const double p = (static_cast<double>(j) + 0.5) / static_cast<double>(tail.size());
        const double quantile = std::abs(fit.k) < 1e-12
                                    ? -fit.sigma * std::log1p(-p)
                                    : fit.sigma * std::expm1(-fit.k * std::log1p(-p)) / fit.k;
        x[tail[j]] = std::min(std::log(quantile + std::exp(cut)), 0.0);
    }
    return fit.k;
}

} // namespace

// The mean of b = -k / sigma under its profile likelihood and a weak prior, by a sum over a grid.
GeneralisedPareto fitGeneralisedPareto(std::span<const double> sorted)
{
    constexpr double kPriorB = 3.0, kPriorDraws = 10.0, kPriorK = 0.5;
    const auto n = static_cast<double>(sorted.size());
    const auto points = static_cast<std::size_t>(30.0 + std::floor(std::sqrt(n)));
    const double quartile = sorted[static_cast<std::size_t>(n / 4.0 + 0.5) - 1];
    std::vector<double> b(points), likelihood(points);
    for (std::size_t j = 0; j < points; ++j) {
        const double ratio = static_cast<double>(points) / (static_cast<double>(j) + 0.5);
        b[j] = 1.0 / sorted.back() + (1.0 - std::sqrt(ratio)) / (kPriorB * quartile);
        const double k = meanLog1p(sorted, b[j]);
        likelihood[j] = n * (std::log(-b[j] / k) - k - 1.0);
    }
    const double total = logSumExp(likelihood);
    double centre = 0.0;
    for (std::size_t j = 0; j < points; ++j)
        centre += b[j] * std::exp(likelihood[j] - total);
    const double k = meanLog1p(sorted, centre);
    return {(n * k + kPriorDraws * kPriorK) / (n + kPriorDraws), -k / centre};
}

SmoothedWeights smoothWeights(std::span<const double> logRatios, double relativeEfficiency)
{
    requireRatios(logRatios);
    SmoothedWeights out;
    out.logWeights.assign(logRatios.begin(), logRatios.end());
    const double high = *std::max_element(logRatios.begin(), logRatios.end());
    for (double& x : out.logWeights)
        x -= high;
    out.k = smoothTail(out.logWeights, relativeEfficiency);
    const double total = logSumExp(out.logWeights);
    double squares = 0.0;
    for (double& x : out.logWeights) {
        x -= total;
        squares += std::exp(2.0 * x);
    }
    out.effectiveDraws = 1.0 / squares;
    return out;
}

double paretoLimit(std::size_t draws)
{
    return std::min(1.0 - 1.0 / std::log10(static_cast<double>(draws)), 0.7);
}

} // namespace interphase
