#pragma once
#include "bayes/failure_counts.h"
#include "core/run_context.h"
#include "core/status.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace interphase {

// The evidence (marginal likelihood) of a model: the integral of likelihood x prior.
//
// Three ways that share nothing but the density: temperedSmc() (bayes/smc.h) and nestedSampling()
// (bayes/nested.h), which need no draws and may have several modes to weigh, and bridgeEvidence()
// (bayes/bridge.h) from the draws of chains, cheap, for one mode. Each states a standard error of its own; it
// knows nothing of modes that were not seen, so an estimate is repeated with other seeds, and the error of
// the mean is taken from what is larger, the errors stated or the scatter found.
//
//     const RepeatedEvidence z = repeatEvidence([&](std::uint64_t seed, const RunContext& part) {
//         return temperedSmc(posterior, {.seed = seed}, part).evidence; }, 4, 1, context);

struct EvidenceEstimate
{
    Status status;
    double logEvidence = 0.0;
    double standardError = 0.0;             ///< of logEvidence, as the run itself can tell
    std::vector<std::vector<double>> draws; ///< of q from the posterior, of equal weight; may be empty
    long long evaluations = 0;              ///< of the likelihood, without gradient
    long long gradients = 0;                ///< with gradient
    FailureCounts failures;
};

struct RepeatedEvidence
{
    Status status;              ///< of the first run that was not done
    double logEvidence = 0.0;   ///< mean of the runs
    double standardError = 0.0; ///< of that mean
    double scatter = 0.0;       ///< standard deviation of the runs; 0 for one run
    double stated = 0.0;        ///< root mean square of the errors that the runs state
    std::vector<EvidenceEstimate> runs;
};

using EvidenceEstimator = std::function<EvidenceEstimate(std::uint64_t seed, const RunContext& context)>;

/// Runs an estimator `runs` times, one after the other, with seeds made from `seed`; progress is of all runs.
/// Throws InputError unless runs is positive.
RepeatedEvidence repeatEvidence(const EvidenceEstimator& estimator, int runs, std::uint64_t seed,
                                const RunContext& context);

/// Whether independent runs scatter (standard deviation) more than the errors they state (root mean square)
/// let happen once in a thousand times: then some of them have missed a part, and the scatter is no measure
/// of what all may have missed.
bool runsDisagree(double scatter, double stated, std::size_t runs);

/// Mean and error of estimates that are done.
RepeatedEvidence combineEvidence(std::vector<EvidenceEstimate> runs);

} // namespace interphase
