#pragma once
#include "bayes/chain_run.h"
#include "calibrate/mode_report.h"
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

/// The chains of a run from where the study has them, or from their starts, to `draws` kept draws each. Empty
/// where `stop` was requested meanwhile: then the starts mean nothing.
std::unique_ptr<ChainStage> makeStage(Study& study, RunId run, Posterior& posterior, const ModeReport& mode,
                                      int draws, const std::stop_token& stop);

/// How many chains a run of this sampler has in the study.
int storedChains(const SamplerDefinition& sampler);

} // namespace interphase
