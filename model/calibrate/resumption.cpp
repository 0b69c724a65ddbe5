#include "calibrate/resumption.h"

#include "calibrate/chain_stage.h"
#include "calibrate/density_check.h"
#include "calibrate/sampling_target.h"

#include <cmath>

namespace interphase {
namespace {

std::vector<ChainState> statesAt(const std::vector<std::vector<double>>& starts, const ModeReport& mode,
                                 const SamplingOptions& options)
{
    std::vector<ChainState> states;
    for (int c = 0; c < options.chains; ++c)
        states.push_back(makeChainState(starts[static_cast<std::size_t>(c) % starts.size()], options.seed, c,
                                        mode.covariance, options.metric));
    return states;
}

} // namespace

void requireSameDensity(Posterior& posterior, RunId run, std::span<const double> q, double logDensity,
                        const std::stop_token& stop)
{
    const auto refuse = [run](const char* what) {
        throw InputError(MessageId::InvalidArgument,
                         {"run " + std::to_string(run), what, "a new run, which another seed begins"});
    };
    if (q.size() != static_cast<std::size_t>(posterior.dimension()))
        refuse("its chains have other coordinates than this version of the model");
    const double now = posterior.evaluate(q, {});
    if (!stop.stop_requested() && !(std::abs(now - logDensity) <= DensityCheck::kAgree))
        refuse("its chains were made by another version of the model, with another density");
}

std::optional<RunInfo> unfinishedRun(Study& study)
{
    const std::optional<RunInfo> run = study.latestRun(RunPurpose::Sample);
    if (!run || run->stale() || run->status == RunStatus::Failed)
        return {};
    const SamplerDefinition now = study.definition().sampler;
    if (!sameButForDraws(study.runDefinition(run->id).sampler, now))
        return {};
    return run->status == RunStatus::Complete && hasEnough(study, *run, now) ? std::nullopt : run;
}

bool hasEnough(Study& study, const RunInfo& run, const SamplerDefinition& sampler)
{
    if (run.draws >= std::int64_t{storedChains(sampler)} * (sampler.warmup + sampler.draws))
        return true;
    const std::optional<SampleQuality> reached = storedTarget(study, run.id);
    return reached && meetsTarget(*reached, sampler);
}

bool sameButForDraws(SamplerDefinition a, const SamplerDefinition& b)
{
    if (a.kind != SamplerKind::Smc) // particles are of one run: more of them are another
        a.draws = b.draws;
    a.targetEss = b.targetEss;
    a.targetMcse = b.targetMcse;
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

std::string_view textOf(const Checkpoint& checkpoint)
{
    return {reinterpret_cast<const char*>(checkpoint.state.data()), checkpoint.state.size()};
}

std::vector<ChainState> chainStates(Study& study, RunId run, Posterior& posterior, const ModeReport& mode,
                                    const std::stop_token& stop)
{
    const SamplingOptions options = samplingOptions(study.runDefinition(run), mode);
    const std::vector<Checkpoint> checkpoints = study.checkpoints(run);
    std::vector<ChainState> states(static_cast<std::size_t>(options.chains));
    if (checkpoints.size() < states.size())
        states = mode.chainStarts.empty() ? startChains(posterior, laplaceOf(mode), options)
                                          : statesAt(mode.chainStarts, mode, options);
    for (const Checkpoint& checkpoint : checkpoints) {
        ChainState& state = states.at(static_cast<std::size_t>(checkpoint.chain));
        state = decodeChainState(textOf(checkpoint));
        if (!state.gradient.empty() || state.q.size() != static_cast<std::size_t>(posterior.dimension()))
            requireSameDensity(posterior, run, state.q, state.logDensity, stop); // else not evaluated yet
    }
    return states;
}

std::vector<EnsembleState> ensembleStates(Study& study, RunId run, Posterior& posterior,
                                          const ModeReport& mode)
{
    const EnsembleOptions options = ensembleOptions(study.runDefinition(run));
    const std::vector<Checkpoint> checkpoints = study.checkpoints(run);
    std::vector<EnsembleState> states(static_cast<std::size_t>(options.ensembles));
    if (checkpoints.size() < states.size() * static_cast<std::size_t>(options.walkers))
        states = startEnsembles(posterior, laplaceOf(mode), options);
    for (const Checkpoint& checkpoint : checkpoints)
        if (checkpoint.chain % options.walkers == 0)
            states.at(static_cast<std::size_t>(checkpoint.chain / options.walkers)) =
                decodeEnsembleState(textOf(checkpoint));
    return states;
}

SamplingOptions samplingOptions(const Definition& definition, const ModeReport& mode)
{
    SamplingOptions options;
    options.chains = definition.sampler.chains;
    options.draws = definition.sampler.draws;
    options.seed = definition.sampler.seed;
    options.nuts.warmup = definition.sampler.warmup;
    options.nuts.targetAcceptance =
        mode.targetAcceptance > 0.0 ? mode.targetAcceptance : definition.sampler.targetAcceptance;
    options.metric.kind = definition.sampler.metric;
    return options;
}

EnsembleOptions ensembleOptions(const Definition& definition)
{
    EnsembleOptions options;
    options.ensembles = definition.sampler.chains;
    options.warmup = definition.sampler.warmup;
    options.generations = definition.sampler.draws;
    options.seed = definition.sampler.seed;
    return options;
}

} // namespace interphase
