#include "calibrate/chain_stage.h"

#include "calibrate/particle_stage.h"
#include "calibrate/resumption.h"

namespace interphase {
namespace {

template <class Chain>
DrawRecord recordOf(const DrawOf<Chain>& from, const Posterior& posterior)
{
    DrawRecord r;
    r.chain = from.chain;
    r.index = from.iteration;
    r.warmup = from.draw.warmup;
    r.diverged = from.draw.diverging;
    r.q = from.draw.q;
    r.values.resize(r.q.size());
    posterior.toConstrained(r.q, r.values);
    r.logDensity = from.draw.logDensity;
    r.acceptance = from.draw.acceptance;
    r.stepSize = from.draw.stepSize;
    r.energy = from.draw.energy;
    r.treeDepth = from.draw.treeDepth;
    r.leapfrogs = from.draw.leapfrogs;
    return r;
}

/// One walker's part of a generation. What is counted for all walkers together stands with the first.
DrawRecord recordOf(const EnsembleDraw& from, std::size_t walker, const Posterior& posterior)
{
    const std::size_t walkers = from.draw.logDensity.size(), d = from.draw.q.size() / walkers;
    const auto begin = from.draw.q.begin() + static_cast<std::ptrdiff_t>(walker * d);
    DrawRecord r;
    r.chain = from.chain * static_cast<int>(walkers) + static_cast<int>(walker);
    r.index = from.iteration;
    r.warmup = from.draw.warmup;
    r.q.assign(begin, begin + static_cast<std::ptrdiff_t>(d));
    r.values.resize(d);
    posterior.toConstrained(r.q, r.values);
    r.logDensity = from.draw.logDensity[walker];
    r.acceptance = static_cast<double>(from.draw.accepted) / static_cast<double>(walkers);
    r.leapfrogs = walker == 0 ? from.draw.evaluations : 0;
    return r;
}

template <class Chain>
void add(const DrawOf<Chain>& draw, const Posterior& posterior, StageBatch& out)
{
    out.draws[static_cast<std::size_t>(draw.chain)].push_back(recordOf(draw, posterior));
}

void add(const EnsembleDraw& draw, const Posterior& posterior, StageBatch& out)
{
    for (std::size_t walker = 0; walker < draw.draw.logDensity.size(); ++walker) {
        DrawRecord record = recordOf(draw, walker, posterior);
        out.draws[static_cast<std::size_t>(record.chain)].push_back(std::move(record));
    }
}

std::string encode(const ChainState& state)
{
    return encodeChainState(state);
}

std::string encode(const SurrogateState& state)
{
    return encodeSurrogateState(state);
}

std::string encode(const EnsembleState& state)
{
    return encodeEnsembleState(state);
}

template <class Run, class Batch>
class StageOf final : public ChainStage
{
public:
    /// chainsEach: chains of the study for one of the run.
    StageOf(std::unique_ptr<Run> run, int chainsEach)
        : m_run(std::move(run)),
          m_chainsEach(static_cast<std::size_t>(chainsEach))
    {
    }

    void start() override { m_run->start(); }
    void pause() override { m_run->pause(); }
    void resume() override { m_run->resume(); }
    void requestStop() override { m_run->requestStop(); }
    bool waitFor(std::chrono::milliseconds period) const override { return m_run->waitFor(period); }
    SamplingProgress progress() const override { return m_run->progress(); }

    StageBatch take(const Posterior& posterior) override
    {
        const Batch batch = m_run->take();
        StageBatch out;
        out.failures = batch.failures;
        if (batch.draws.empty())
            return out;
        out.draws.resize(batch.checkpoints.size() * m_chainsEach);
        out.states.resize(out.draws.size());
        for (const auto& draw : batch.draws)
            add(draw, posterior, out);
        for (std::size_t c = 0; c < batch.checkpoints.size(); ++c)
            if (batch.checkpoints[c])
                out.states[c * m_chainsEach] = encode(*batch.checkpoints[c]);
        return out;
    }

private:
    std::unique_ptr<Run> m_run;
    std::size_t m_chainsEach;
};

template <class Run, class Batch>
std::unique_ptr<ChainStage> stageOf(std::unique_ptr<Run> run, int chainsEach)
{
    return std::make_unique<StageOf<Run, Batch>>(std::move(run), chainsEach);
}

} // namespace

StageMaker::StageMaker(Study& study, RunId run, Posterior& posterior, const ModeReport& mode)
    : m_study(study),
      m_run(run),
      m_posterior(posterior),
      m_mode(mode),
      m_definition(study.runDefinition(run))
{
}

std::unique_ptr<ChainStage> StageMaker::nuts(int warmup, int draws, const std::stop_token& stop)
{
    SamplingOptions options = samplingOptions(m_definition, m_mode);
    options.nuts.warmup = warmup;
    options.draws = draws;
    std::vector<ChainState> states = chainStates(m_study, m_run, m_posterior, m_mode, stop);
    if (stop.stop_requested())
        return {};
    return stageOf<SamplingRun, DrawBatch>(
        std::make_unique<SamplingRun>(m_posterior, options, std::move(states)), 1);
}

std::unique_ptr<ChainStage> StageMaker::ensemble(int draws, const std::stop_token& stop)
{
    EnsembleOptions options = ensembleOptions(m_definition);
    options.generations = draws;
    std::vector<EnsembleState> states = ensembleStates(m_study, m_run, m_posterior, m_mode);
    if (stop.stop_requested())
        return {};
    return stageOf<EnsembleRun, EnsembleBatch>(
        std::make_unique<EnsembleRun>(m_posterior, options, std::move(states)), options.walkers);
}

/// The polynomial of the run, once it can be had; until then the report says how far it is.
bool StageMaker::fit(const std::stop_token& stop)
{
    const SamplerDefinition& sampler = m_definition.sampler;
    SurrogateReport report = storedSurrogate(m_study, m_run).value_or(SurrogateReport());
    const bool fresh = m_study.checkpoints(m_run).empty() && report.roundsReason.empty();
    FittedSurrogate fitted;
    if (fresh || report.byRounds) {
        fitted = fitByRounds(m_posterior, sampler, m_mode, stop);
        report = fitted.report;
    }
    if (!report.byRounds) {
        if (!stop.stop_requested())
            m_study.putResult(m_run, kSurrogateResult, formatSurrogate(report));
        if (!warmedUpByNuts(m_study, m_run, sampler, report))
            return false;
        fitted = fitToWarmup(m_study, m_run, m_posterior, sampler, report, stop);
    }
    if (!stop.stop_requested())
        m_study.putResult(m_run, kSurrogateResult, formatSurrogate(fitted.report));
    m_surrogate = std::move(fitted);
    return true;
}

std::unique_ptr<ChainStage> StageMaker::surrogate(int draws, const std::stop_token& stop)
{
    const SamplerDefinition& sampler = m_definition.sampler;
    m_toTheEnd = m_surrogate || fit(stop);
    if (stop.stop_requested())
        return {};
    if (!m_toTheEnd)
        return nuts(nutsWarmup(sampler, {}), 0, stop);
    std::vector<SurrogateState> states =
        surrogateStates(m_study, m_run, m_posterior, m_mode, *m_surrogate, stop);
    const LogDensity* density = m_surrogate->density.get();
    if (density)
        tuneOnSurrogate(*density, states, sampler.seed, 0, stop);
    if (stop.stop_requested())
        return {};
    for (SurrogateState& state : states)
        state.nutsOnly = state.nutsOnly || !density;
    return stageOf<SurrogateRun, SurrogateBatch>(
        std::make_unique<SurrogateRun>(m_posterior, density ? *density : m_posterior,
                                       surrogateOptions(sampler), draws, 0, std::move(states)),
        1);
}

std::unique_ptr<ChainStage> StageMaker::smc()
{
    const SamplerDefinition& sampler = m_definition.sampler;
    ParticleStage::Options options{sampler.draws, sampler.seed,
                                   std::vector<bool>(static_cast<std::size_t>(sampler.chains))};
    for (const Checkpoint& checkpoint : m_study.checkpoints(m_run))
        options.done.at(static_cast<std::size_t>(checkpoint.chain)) = true;
    return std::make_unique<ParticleStage>(m_posterior, std::move(options));
}

std::unique_ptr<ChainStage> StageMaker::make(int draws, const std::stop_token& stop)
{
    m_toTheEnd = true;
    switch (m_definition.sampler.kind) {
    case SamplerKind::Ensemble:
        return ensemble(draws, stop);
    case SamplerKind::Surrogate:
        return surrogate(draws, stop);
    case SamplerKind::Smc:
        return smc();
    case SamplerKind::Nuts:
        break;
    }
    return nuts(m_definition.sampler.warmup, draws, stop);
}

int storedChains(const SamplerDefinition& sampler)
{
    return sampler.chains * chainsTogether(sampler);
}

int chainsTogether(const SamplerDefinition& sampler)
{
    return sampler.kind == SamplerKind::Ensemble ? EnsembleOptions{}.walkers : 1;
}

ChainGroups chainGroups(const SamplerDefinition& sampler)
{
    return {chainsTogether(sampler), sampler.kind != SamplerKind::Smc};
}

} // namespace interphase
