#include "calibrate/density_check.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {

DensityCheck checkDensities(const SampledAnalysis& sampled, const RunContext& context, int draws)
{
    std::vector<const DrawRecord*> kept;
    for (const DrawRecord& draw : sampled.draws)
        if (!draw.warmup && std::isfinite(draw.logDensity))
            kept.push_back(&draw);
    const std::unique_ptr<LogDensity> posterior = sampled.analysis.posterior->clone();
    const std::size_t wanted = std::min(kept.size(), static_cast<std::size_t>(std::max(draws, 0)));
    DensityCheck out;
    for (std::size_t i = 0; i < wanted && !context.stopRequested(); ++i) {
        const DrawRecord& draw = *kept[i * kept.size() / wanted];
        double difference = std::numeric_limits<double>::infinity();
        if (draw.q.size() == static_cast<std::size_t>(posterior->dimension()))
            difference = std::abs(posterior->evaluate(draw.q, {}) - draw.logDensity);
        out.largest = std::max(out.largest,
                               std::isnan(difference) ? std::numeric_limits<double>::infinity() : difference);
        ++out.draws;
    }
    return out;
}

} // namespace interphase
