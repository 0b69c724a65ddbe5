#pragma once
#include "bayes/emulator.h"
#include "bayes/surrogate_chain.h"
#include "calibrate/mode_report.h"
#include "study/study.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace interphase {

// The part of a run by surrogate transitions that lies before its chains. A polynomial is fitted in rounds
// (surrogate_rounds.h) that begin at the normal approximation at the mode or at the draws of an earlier
// study; where they do not end well, at points that follow from the stored draws of a warm-up by NUTS. Either
// way it follows from what is stored and the seed, so that a resumed run has the same polynomial.

/// What was fitted, kept with the run before its first draw.
struct SurrogateReport
{
    bool byRounds = false; ///< without a warm-up by NUTS
    int degree = 0, terms = 0;
    int points = 0, solved = 0;
    std::string reason;       ///< why there is none, a sentence; empty where there is one
    std::string roundsReason; ///< why the rounds gave none; empty where they did
};

/// Draws of NUTS at the beginning of the warm-up; the others, after rounds all, are the surrogate's trial.
int nutsWarmup(const SamplerDefinition& sampler, const SurrogateReport& report);

inline constexpr const char* kSurrogateResult = "surrogate";
std::string formatSurrogate(const SurrogateReport& report);
/// Throws InputError where the text is not what formatSurrogate writes.
SurrogateReport parseSurrogate(const std::string& json);
std::optional<SurrogateReport> storedSurrogate(Study& study, RunId run);

struct FittedSurrogate
{
    SurrogateReport report;
    std::unique_ptr<SurrogateDensity> density; ///< none: the chains go on with NUTS
    std::vector<std::vector<double>> starts;   ///< of each chain, after rounds
};

/// Where `stop` was requested meanwhile the result means nothing.
FittedSurrogate fitByRounds(const Posterior& posterior, const SamplerDefinition& sampler,
                            const ModeReport& mode, const std::stop_token& stop);

/// From the stored warm-up of a run. rounds: what was tried before. Stopping as above.
FittedSurrogate fitToWarmup(Study& study, RunId run, const Posterior& posterior,
                            const SamplerDefinition& sampler, const SurrogateReport& rounds,
                            const std::stop_token& stop);

/// Whether all chains have done the warm-up by NUTS.
bool warmedUpByNuts(Study& study, RunId run, const SamplerDefinition& sampler, const SurrogateReport& report);

/// Where each chain stands: at its checkpoint or, after rounds, at its start. Throws InputError where another
/// version of the model made the checkpoint, with another density. Once stopped they are not to be used.
std::vector<SurrogateState> surrogateStates(Study& study, RunId run, Posterior& posterior,
                                            const ModeReport& mode, const FittedSurrogate& fitted,
                                            const std::stop_token& stop = {});

SurrogateOptions surrogateOptions(const SamplerDefinition& sampler);

/// What the chains of a run did after the warm-up.
struct SurrogateUse
{
    int chainsOnNuts = 0;    ///< went on with NUTS alone
    double acceptance = 0.0; ///< of the proposals by surrogate and heavy tails; NaN where there are none
    double nutsShare = 0.0;  ///< draws of NUTS on the model, of all
};
/// chains: draws of each, in order.
SurrogateUse surrogateUse(const std::vector<std::vector<DrawRecord>>& chains);

} // namespace interphase
