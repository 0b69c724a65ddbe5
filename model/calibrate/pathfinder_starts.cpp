#include "calibrate/pathfinder_starts.h"

#include "bayes/pathfinder.h"

#include <limits>

namespace interphase {

void addPathfinderStarts(const Posterior& posterior, const SamplerDefinition& sampler,
                         const RunContext& context, ModeReport& report)
{
    PathfinderOptions options;
    options.seed = sampler.seed;
    const Pathfinder found =
        findPaths(posterior, priorStarts(posterior, sampler.starts, sampler.seed), options, context);
    report.chainStarts.clear();
    report.pathfinderK = std::numeric_limits<double>::quiet_NaN();
    if (!found.status.ok())
        return;
    report.chainStarts = resample(found, sampler.chains, sampler.seed);
    report.pathfinderK = found.k;
}

} // namespace interphase
