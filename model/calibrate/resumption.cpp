#include "calibrate/resumption.h"

namespace interphase {

std::optional<RunInfo> unfinishedRun(Study& study)
{
    const std::optional<RunInfo> run = study.latestRun(RunPurpose::Sample);
    if (!run || run->stale() || run->status == RunStatus::Failed)
        return {};
    const SamplerDefinition now = study.definition().sampler;
    if (!sameButForDraws(study.runDefinition(run->id).sampler, now))
        return {};
    return run->status == RunStatus::Complete && hasDrawsFor(*run, now) ? std::nullopt : run;
}

bool hasDrawsFor(const RunInfo& run, const SamplerDefinition& sampler)
{
    return run.draws >= std::int64_t{sampler.chains} * (sampler.warmup + sampler.draws);
}

bool sameButForDraws(SamplerDefinition a, const SamplerDefinition& b)
{
    a.draws = b.draws;
    return a == b;
}

std::optional<ModeReport> storedMode(Study& study, RunId run)
{
    const std::optional<std::string> stored = study.getResult(run, kModeResult);
    if (!stored)
        return {};
    ModeReport mode = parseModeReport(*stored);
    return mode.covariance.empty() ? std::nullopt : std::optional(std::move(mode));
}

std::vector<ChainState> chainStates(Study& study, RunId run, Posterior& posterior, const ModeReport& mode)
{
    const SamplingOptions options = samplingOptions(study.runDefinition(run));
    const std::vector<Checkpoint> checkpoints = study.checkpoints(run);
    std::vector<ChainState> states(static_cast<std::size_t>(options.chains));
    if (checkpoints.size() < states.size())
        states = startChains(posterior, laplaceOf(mode), options);
    for (const Checkpoint& checkpoint : checkpoints) {
        const auto* bytes = reinterpret_cast<const char*>(checkpoint.state.data());
        states.at(static_cast<std::size_t>(checkpoint.chain)) =
            decodeChainState({bytes, checkpoint.state.size()});
    }
    return states;
}

SamplingOptions samplingOptions(const Definition& definition)
{
    SamplingOptions options;
    options.chains = definition.sampler.chains;
    options.draws = definition.sampler.draws;
    options.seed = definition.sampler.seed;
    options.nuts.warmup = definition.sampler.warmup;
    return options;
}

} // namespace interphase
