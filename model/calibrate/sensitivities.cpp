#include "calibrate/sensitivities.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

constexpr std::size_t kMostDraws = 40000; // a tenth of a second each quantity
constexpr std::size_t kFewestDraws = 10;

std::vector<const DrawRecord*> keptDraws(const SampledRun& run)
{
    std::vector<const DrawRecord*> kept;
    for (const DrawRecord& draw : run.draws)
        if (!draw.warmup)
            kept.push_back(&draw);
    const std::size_t count = std::min(kept.size(), kMostDraws);
    std::vector<const DrawRecord*> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(kept[i * kept.size() / count]);
    return out;
}

Sensitivity unknown()
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    return {nan, nan, nan, true};
}

} // namespace

std::vector<Sensitivity> powerSensitivities(Posterior& posterior, const SampledRun& run)
{
    const std::vector<const DrawRecord*> draws = keptDraws(run);
    if (draws.size() < kFewestDraws)
        return {};
    std::vector<double> logPrior, logLikelihood;
    for (const DrawRecord* draw : draws) {
        logPrior.push_back(posterior.logPrior(std::span(draw->values).first(run.sampled)));
        logLikelihood.push_back(draw->logDensity - posterior.evaluatePrior(draw->q, {}));
    }
    std::vector<Sensitivity> out;
    std::vector<double> values(draws.size());
    for (std::size_t q = 0; q < run.quantities.size(); ++q) {
        std::ranges::transform(draws, values.begin(), [q](const DrawRecord* d) { return d->values[q]; });
        const auto [low, high] = std::ranges::minmax(values);
        out.push_back(low < high ? powerSensitivity(values, {logPrior, logLikelihood}) : unknown());
        if (q < run.sampled)
            out.back().informed =
                !liesAsPrior(values, [&](double p) { return posterior.parameters()[q].prior.quantile(p); });
    }
    return out;
}

} // namespace interphase
