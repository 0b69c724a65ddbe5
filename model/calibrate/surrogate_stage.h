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

// The part of a run by surrogate transitions that lies between its chains: after the warm-up by NUTS a
// polynomial is fitted at points that follow from the stored draws of the warm-up (or the draws of an earlier
// study, kept with the mode) and the seed, so that a resumed run has the same polynomial.

/// Draws of NUTS at the beginning of the warm-up; the others are the surrogate's trial.
/// Where an earlier study gave the shape of the posterior, all of it is.
int nutsWarmup(const SamplerDefinition& sampler, const ModeReport& mode);

/// What was fitted, kept with the run.
struct SurrogateReport
{
    int degree = 0, terms = 0;
    int points = 0, solved = 0;
    std::string reason; ///< why there is none, a sentence; empty where there is one
};

inline constexpr const char* kSurrogateResult = "surrogate";
std::string formatSurrogate(const SurrogateReport& report);
/// Throws InputError where the text is not what formatSurrogate writes.
SurrogateReport parseSurrogate(const std::string& json);
std::optional<SurrogateReport> storedSurrogate(Study& study, RunId run);

struct FittedSurrogate
{
    SurrogateReport report;
    std::unique_ptr<SurrogateDensity> density; ///< none: the chains go on with NUTS
};

/// From the stored warm-up of a run. Where `stop` was requested meanwhile the result means nothing.
FittedSurrogate fitSurrogate(Study& study, RunId run, const Posterior& posterior,
                             const SamplerDefinition& sampler, const ModeReport& mode,
                             const std::stop_token& stop);

/// Where each chain stands once all have done the warm-up by NUTS; empty before.
std::optional<std::vector<SurrogateState>>
surrogateStates(Study& study, RunId run, const SamplerDefinition& sampler, const ModeReport& mode);

SurrogateOptions surrogateOptions(const SamplerDefinition& sampler);

/// What the chains of a run did after the warm-up.
struct SurrogateUse
{
    int chainsOnNuts = 0;    ///< went on with NUTS alone
    double acceptance = 0.0; ///< of the proposals by surrogate and heavy tails; NaN where there are none
};
/// chains: draws of each, in order.
SurrogateUse surrogateUse(const std::vector<std::vector<DrawRecord>>& chains);

} // namespace interphase
