#pragma once
#include "bayes/chain_run.h"
#include "bayes/diagnostics.h"
#include "calibrate/mode_report.h"
#include "calibrate/particle_record.h"
#include "calibrate/surrogate_stage.h"
#include "study/study.h"

#include <memory>
#include <string>
#include <vector>

namespace interphase {

/// What chains of any sampler drew since the last look, as the study keeps it. Chains are those of the study:
/// of an ensemble each walker is one.
struct StageBatch
{
    std::vector<std::vector<DrawRecord>> draws; ///< by chain
    std::vector<std::string>
        states; ///< by chain: where it stands; empty for a walker but the first of its ensemble
    FailureCounts failures;
    std::vector<ParticleRun> particles{}; ///< of runs of tempered particles that came to an end
    bool empty() const { return draws.empty() && failures.empty(); }
};

/// Chains of the sampler that a definition names, on their way to a number of draws. A ChainRun of whatever
/// kind, for a calibration.
class ChainStage
{
public:
    virtual ~ChainStage() = default;
    virtual void start() = 0;
    virtual void pause() = 0;
    virtual void requestStop() = 0;
    virtual void resume() = 0;
    virtual bool waitFor(std::chrono::milliseconds period) const = 0;
    virtual SamplingProgress progress() const = 0;
    /// For one consumer. posterior: to turn coordinates into quantities.
    virtual StageBatch take(const Posterior& posterior) = 0;
};

/// Makes the stages of a run from where the study has its chains, or from their starts.
class StageMaker
{
public:
    /// All must outlive this.
    StageMaker(Study& study, RunId run, Posterior& posterior, const ModeReport& mode);

    /// The chains on their way to `draws` kept draws each, or, where the sampler must learn something from
    /// all of them before, as far as that. Empty where `stop` was requested meanwhile: then the starts mean
    /// nothing.
    std::unique_ptr<ChainStage> make(int draws, const std::stop_token& stop);
    /// Whether the stage made last goes to those draws.
    bool toTheEnd() const { return m_toTheEnd; }

private:
    std::unique_ptr<ChainStage> nuts(int warmup, int draws, const std::stop_token& stop);
    std::unique_ptr<ChainStage> ensemble(int draws, const std::stop_token& stop);
    std::unique_ptr<ChainStage> smc();
    std::unique_ptr<ChainStage> surrogate(int draws, const std::stop_token& stop);
    bool fit(const std::stop_token& stop);

    Study& m_study;
    RunId m_run;
    Posterior& m_posterior;
    const ModeReport& m_mode;
    Definition m_definition;
    std::optional<FittedSurrogate> m_surrogate; ///< once it is fitted
    bool m_toTheEnd = true;
};

/// How many chains a run of this sampler has in the study.
int storedChains(const SamplerDefinition& sampler);
/// How many neighbours among them are walkers of one ensemble; 1: each is a chain of its own.
int chainsTogether(const SamplerDefinition& sampler);
/// How its chains are to be compared.
ChainGroups chainGroups(const SamplerDefinition& sampler);

} // namespace interphase
