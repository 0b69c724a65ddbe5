#include "calibrate/density_check.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {

std::vector<DrawRecord> drawsToCheck(const std::vector<DrawRecord>& draws)
{
    std::vector<const DrawRecord*> kept;
    for (const DrawRecord& draw : draws)
        if (!draw.warmup && std::isfinite(draw.logDensity))
            kept.push_back(&draw);
    const std::size_t wanted = std::min(kept.size(), kCheckedDraws);
    std::vector<DrawRecord> out;
    for (std::size_t i = 0; i < wanted; ++i)
        out.push_back(*kept[i * kept.size() / wanted]);
    return out;
}

DensityCheck checkDensities(const Posterior& posterior, const std::vector<DrawRecord>& draws,
                            const RunContext& context)
{
    constexpr double kNone = std::numeric_limits<double>::infinity();
    const std::unique_ptr<LogDensity> density = posterior.clone();
    DensityCheck out;
    std::vector<double> gradient(static_cast<std::size_t>(density->dimension()));
    for (const DrawRecord& draw : drawsToCheck(draws)) {
        if (context.stopRequested())
            break;
        const bool fits = draw.q.size() == static_cast<std::size_t>(density->dimension());
        // Solves with a gradient take other steps: the draws are of one way or the other.
        double difference = kNone;
        for (const std::span<double> slope : {std::span<double>(), std::span<double>(gradient)})
            if (const double here = fits ? density->evaluate(draw.q, slope) : kNone; !std::isnan(here))
                difference = std::min(difference, std::abs(here - draw.logDensity));
        out.largest = std::max(out.largest, difference);
        ++out.draws;
    }
    return out;
}

} // namespace interphase
