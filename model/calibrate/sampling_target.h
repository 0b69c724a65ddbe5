#pragma once
#include "bayes/diagnostics.h"
#include "study/study.h"

#include <optional>
#include <string>
#include <vector>

namespace interphase {

// When sampling has drawn enough.
//
// Problem: how many draws are needed shows only in the draws; yet one seed must give the same draws whatever
// the threads and the interruptions. Method: all chains are looked at together, at numbers of draws that are
// fixed beforehand (a geometric sequence), and sampling ends at the first of them where the smallest
// effective sample size, of bulk and tails over all quantities, and the largest Monte-Carlo standard error of
// a mean reach what was asked for and the chains agree (R-hat). Stopping by the draws themselves biases
// their mean slightly (@cite Flegal2008); with hundreds of effective draws that is far below its error.

bool hasTarget(const SamplerDefinition& sampler);

/// How many draws a chain are kept when the draws are looked at next, the last time at sampler.draws. The
/// smallest such number from `kept` on; without a target there is only that of the end.
int nextLook(int kept, const SamplerDefinition& sampler);

/// How good the draws are: the worst over all quantities.
struct SampleQuality
{
    int draws = 0;     ///< of each chain
    double ess = 0.0;  ///< smaller of bulk and tail
    double mcse = 0.0; ///< of the mean, in standard deviations
    double rHat = 0.0;
};
/// quantities: draws after the warm-up, by quantity and chain. Quantities that do not vary are left out; NaN
/// where nothing is known. together: see ensemblesOf().
SampleQuality sampleQuality(const std::vector<Chains>& quantities, int together = 1);
bool meetsTarget(const SampleQuality& quality, const SamplerDefinition& sampler);

inline constexpr const char* kTargetResult = "target";
std::string formatQuality(const SampleQuality& quality);
/// Throws InputError where the text is not what formatQuality writes.
SampleQuality parseQuality(const std::string& json);
/// The quality at which a run stopped because its target was reached; empty where it did not.
std::optional<SampleQuality> storedTarget(Study& study, RunId run);

/// The draws after the warm-up by quantity and chain, all chains cut to the shortest.
std::vector<Chains> keptChains(const std::vector<DrawRecord>& draws);

} // namespace interphase
