#include "calibrate/identification_job.h"

#include <algorithm>

namespace interphase {
namespace {

/// The mode near a point; nothing where the curvature there is not positive.
std::optional<ModeReport> modeNear(const Posterior& posterior, std::span<const double> q,
                                   const std::stop_token& stop)
{
    const std::unique_ptr<Posterior> own = posterior.clonePosterior();
    const LaplaceApproximation normal = laplace(*own, climb(*own, q, {}, stop).q);
    ModeReport mode;
    mode.q = normal.mode;
    mode.covariance = normal.covariance;
    mode.logDensity = normal.logDensity;
    return normal.status.ok() ? std::optional(mode) : std::nullopt;
}

} // namespace

const QuantityProfile* profileOf(const IdentifyResults& results, const std::string& quantity)
{
    const auto at = std::ranges::find(results.profiles, quantity, &QuantityProfile::quantity);
    return at == results.profiles.end() || at->verdict == ProfileVerdict::Unknown ? nullptr : &*at;
}

ProfileVerdict verdictOf(const IdentifyResults& results, std::size_t index)
{
    const QuantityProfile* profile = profileOf(results, results.local.quantities[index]);
    return profile ? profile->verdict : localVerdict(results.local.bits[index]);
}

std::optional<ModeReport> validMode(Study& study)
{
    const std::optional<RunInfo> run = study.latestRun(RunPurpose::Sample);
    if (!run || run->stale())
        return {};
    const std::optional<std::string> mode = study.getResult(run->id, kModeResult);
    return mode ? std::optional(parseModeReport(*mode)) : std::nullopt;
}

IdentifyResults identifyAll(const Analysis& analysis, std::optional<ModeReport> mode, bool profiles,
                            const RunContext& context)
{
    analysis.posterior->setStop(context.stop);
    if (mode && mode->quantities != analysis.quantities)
        mode.reset();
    const RunContext before = profiles ? RunContext{context.stop, {}} : context;
    IdentifyResults out;
    for (const bool first : {true, false}) {
        out = {identify(analysis, mode, {}, before), {}};
        if (!profiles || !out.local.status.ok())
            break;
        ProfileOptions options;
        // Finer than the verdict needs, where that costs little: the curve is looked at.
        if (analysis.definition.model.kind != ModelKind::Dfn)
            options.fallPerStep = 0.15;
        context.report(0.0);
        const ProfileSet set = profileAll(*analysis.posterior, laplaceOf(out.local), options, context);
        if (set.status.outcome == Outcome::Failed)
            out.local.status = set.status;
        out.profiles = profilesOf(*analysis.posterior, analysis.quantities, set);
        if (set.betterMode.empty() || !first || context.stopRequested())
            break;
        mode = modeNear(*analysis.posterior, set.betterMode, context.stop);
        if (!mode)
            break;
    }
    return out;
}

std::map<std::string, std::string> textsOf(const IdentifyResults& results)
{
    std::map<std::string, std::string> out{{kIdentificationResult, formatIdentification(results.local)}};
    if (!results.profiles.empty())
        out[kProfilesResult] = formatProfiles(results.profiles);
    return out;
}

} // namespace interphase
