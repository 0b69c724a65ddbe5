#include "bayes/risk.h"

#include "core/message.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

namespace interphase {
namespace {

struct Beyond
{
    double probability = 0.0;
    double distance = 0.0; ///< its mean, 0 where it is not beyond
};

/// Of a normal value whose mean is `inside` short of the limit.
Beyond beyondOf(double inside, double sd)
{
    if (!(sd > 0.0))
        return {inside < 0.0 ? 1.0 : 0.0, std::max(-inside, 0.0)};
    const double z = inside / sd;
    const double tail = 0.5 * std::erfc(z / std::numbers::sqrt2);
    const double density = std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::numbers::pi);
    return {tail, sd * density - inside * tail};
}

void requireTwo(std::size_t draws)
{
    if (draws < 2)
        throw InputError(MessageId::InvalidArgument,
                         {"draws of a quantity", std::to_string(draws), "two or more"});
}

} // namespace

Risk riskOf(std::span<const double> means, std::span<const double> sds, const RiskQuestion& question)
{
    requireTwo(means.size());
    const auto n = static_cast<double>(means.size());
    Risk out;
    double squares = 0.0, costSquares = 0.0;
    for (std::size_t s = 0; s < means.size(); ++s) {
        const double inside = question.below ? means[s] - question.limit : question.limit - means[s];
        const Beyond draw = beyondOf(inside, sds.empty() ? 0.0 : sds[s]);
        const double cost = question.costOfCrossing * draw.probability + question.costPerUnit * draw.distance;
        out.probability += draw.probability / n;
        out.beyond += draw.distance / n;
        out.cost += cost / n;
        squares += draw.probability * draw.probability;
        costSquares += cost * cost;
    }
    const auto error = [n](double sum, double mean) {
        return std::sqrt(std::max(sum - n * mean * mean, 0.0) / (n * (n - 1.0)));
    };
    out.probabilityError = error(squares, out.probability);
    out.costError = error(costSquares, out.cost);
    return out;
}

Risk riskOf(std::span<const double> values, const RiskQuestion& question)
{
    Risk out = riskOf(values, {}, question);
    const auto n = static_cast<double>(values.size());
    const double p = (n * out.probability + 0.5) / (n + 1.0);
    out.probabilityError = std::sqrt(p * (1.0 - p) / (n + 2.0));
    if (out.probability == 0.0)
        out.below = std::min(1.0, 3.0 / n);
    return out;
}

Risk averageRisk(std::span<const Risk> models, std::span<const double> probabilities)
{
    double sum = 0.0;
    bool valid = !models.empty() && models.size() == probabilities.size();
    for (const double p : probabilities) {
        valid = valid && p >= 0.0;
        sum += p;
    }
    if (!valid || !(sum > 0.0))
        throw InputError(MessageId::InvalidArgument,
                         {"risks of several models",
                          std::to_string(models.size()) + " with " + std::to_string(probabilities.size()) +
                              " probabilities",
                          "a probability for each"});
    Risk out;
    double bound = 0.0;
    for (std::size_t m = 0; m < models.size(); ++m) {
        const double weight = probabilities[m] / sum;
        out.probability += weight * models[m].probability;
        out.beyond += weight * models[m].beyond;
        out.cost += weight * models[m].cost;
        bound += weight * (models[m].below > 0.0 ? models[m].below : models[m].probability);
        out.probabilityError = std::hypot(out.probabilityError, weight * models[m].probabilityError);
        out.costError = std::hypot(out.costError, weight * models[m].costError);
    }
    out.below = out.probability == 0.0 ? bound : 0.0;
    return out;
}

} // namespace interphase
