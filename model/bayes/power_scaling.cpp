#include "bayes/power_scaling.h"
#include "bayes/diagnostics.h"
#include "bayes/pareto_smoothing.h"
#include "core/message.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace interphase {
namespace {

constexpr std::size_t kFewestDraws = 10;
constexpr double kPower = 1.01; ///< and its inverse: near enough to one that all draws keep their weight

void requireDraws(std::span<const double> values, std::span<const double> logPart)
{
    const auto finite = [](std::span<const double> x) {
        return std::all_of(x.begin(), x.end(), [](double v) { return std::isfinite(v); });
    };
    if (values.size() != logPart.size() || values.size() < kFewestDraws || !finite(values) ||
        !finite(logPart))
        throw InputError(MessageId::InvalidArgument,
                         {"draws whose density is scaled",
                          std::to_string(values.size()) + " values with " + std::to_string(logPart.size()) +
                              " log densities, or not finite",
                          "as many of each, ten or more, finite"});
}

// Weights of the power of a part. Equal ones if the part is constant: then nothing changes.
SmoothedWeights weightsOf(std::span<const double> logPart, double power)
{
    std::vector<double> ratios(logPart.begin(), logPart.end());
    for (double& x : ratios)
        x *= power - 1.0;
    const auto [low, high] = std::minmax_element(ratios.begin(), ratios.end());
    if (*low < *high)
        return smoothWeights(ratios);
    const auto n = static_cast<double>(ratios.size());
    return {std::vector<double>(ratios.size(), -std::log(n)), 0.0, n};
}

std::vector<double> plain(const SmoothedWeights& smoothed)
{
    std::vector<double> weights = smoothed.logWeights;
    for (double& w : weights)
        w = std::exp(w);
    return weights;
}

// p log2(p / m).
double information(double p, double m)
{
    return p > 0.0 ? p * std::log2(p / m) : 0.0;
}

// The integrals that the distance is made of, along values in `order`.
double distanceAlong(const std::vector<std::size_t>& order, std::span<const double> values,
                     std::span<const double> weights)
{
    const auto n = static_cast<double>(values.size());
    double p = 0.0, q = 0.0, areaP = 0.0, areaQ = 0.0, sum = 0.0;
    for (std::size_t j = 0; j + 1 < order.size(); ++j) {
        p += 1.0 / n;
        q += weights[order[j]];
        const double width = std::abs(values[order[j + 1]] - values[order[j]]);
        const double middle = 0.5 * (p + q);
        areaP += p * width;
        areaQ += q * width;
        sum += width * (information(p, middle) + information(q, middle));
    }
    // The terms in areaQ - areaP of the two directions cancel.
    return areaP + areaQ > 0.0 ? std::sqrt(std::max(sum, 0.0) / (areaP + areaQ)) : 0.0;
}

// Distance for a doubling of the power, from a step up and one down.
double sensitivityTo(std::span<const double> values, std::span<const double> logPart, double& largestK)
{
    double sum = 0.0;
    for (const double power : {kPower, 1.0 / kPower}) {
        const SmoothedWeights weights = weightsOf(logPart, power);
        largestK = std::max(largestK, weights.k);
        sum += jensenShannonDistance(values, plain(weights));
    }
    return 0.5 * sum / std::log2(kPower);
}

// Standard error of a sensitivity, from parts of the draws as they follow each other.
double errorOf(std::span<const double> values, std::span<const double> logPart)
{
    constexpr std::size_t kParts = 8;
    const std::size_t length = values.size() / kParts;
    if (length < kFewestDraws)
        return 0.0;
    double sum = 0.0, squares = 0.0, k = 0.0;
    for (std::size_t part = 0; part < kParts; ++part) {
        const double found =
            sensitivityTo(values.subspan(part * length, length), logPart.subspan(part * length, length), k);
        sum += found;
        squares += found * found;
    }
    constexpr double n = kParts;
    return std::sqrt(std::max(squares - sum * sum / n, 0.0) / (n * (n - 1.0)));
}

} // namespace

SensitivityFinding Sensitivity::finding() const
{
    const auto clearlyBelow = [](double value, double error) {
        return value + 2.0 * error < kNotablySensitive;
    };
    const auto clearlyAbove = [](double value, double error) {
        return value - 2.0 * error >= kNotablySensitive;
    };
    if (clearlyBelow(toPrior, errorToPrior))
        return SensitivityFinding::Insensitive;
    if (!clearlyAbove(toPrior, errorToPrior))
        return SensitivityFinding::Uncertain;
    if (!informed || clearlyBelow(toLikelihood, errorToLikelihood))
        return SensitivityFinding::PriorDominates;
    return clearlyAbove(toLikelihood, errorToLikelihood) ? SensitivityFinding::Conflict
                                                         : SensitivityFinding::Uncertain;
}

// Upper and lower tails count differently; the larger of the two distances is taken.
double jensenShannonDistance(std::span<const double> values, std::span<const double> weights)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    const double upwards = distanceAlong(order, values, weights);
    std::reverse(order.begin(), order.end());
    return std::max(upwards, distanceAlong(order, values, weights));
}

Sensitivity powerSensitivity(std::span<const double> values, const ScaledDraws& draws)
{
    requireDraws(values, draws.logPrior);
    requireDraws(values, draws.logLikelihood);
    Sensitivity out;
    out.toPrior = sensitivityTo(values, draws.logPrior, out.largestK);
    out.toLikelihood = sensitivityTo(values, draws.logLikelihood, out.largestK);
    out.errorToPrior = errorOf(values, draws.logPrior);
    out.errorToLikelihood = errorOf(values, draws.logLikelihood);
    return out;
}

bool liesAsPrior(std::span<const double> values, const std::function<double(double)>& priorQuantile)
{
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    return sortedQuantile(sorted, 0.05) <= priorQuantile(0.2) &&
           sortedQuantile(sorted, 0.95) >= priorQuantile(0.8);
}

ScaledMoments scaledMoments(std::span<const double> values, std::span<const double> logPart, double power)
{
    requireDraws(values, logPart);
    const SmoothedWeights smoothed = weightsOf(logPart, power);
    const std::vector<double> weights = plain(smoothed);
    ScaledMoments out;
    out.k = smoothed.k;
    for (std::size_t i = 0; i < values.size(); ++i)
        out.mean += weights[i] * values[i];
    double square = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i)
        square += weights[i] * (values[i] - out.mean) * (values[i] - out.mean);
    out.sd = std::sqrt(square);
    return out;
}

} // namespace interphase
