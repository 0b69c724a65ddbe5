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
    for (const DrawRecord& draw : drawsToCheck(draws)) {
        if (context.stopRequested())
            break;
        const bool fits = draw.q.size() == static_cast<std::size_t>(density->dimension());
        const double difference = fits ? std::abs(density->evaluate(draw.q, {}) - draw.logDensity) : kNone;
        out.largest = std::max(out.largest, std::isnan(difference) ? kNone : difference);
        ++out.draws;
    }
    return out;
}

} // namespace interphase
