#pragma once
#include "bayes/evidence.h"
#include "bayes/tempered_density.h"

namespace interphase {

// Evidence and posterior by nested sampling (@cite Skilling2006).
//
// Live points from the prior climb in likelihood: those of lowest likelihood are replaced by points from the
// prior above it, and the prior's mass above it shrinks by a known law, so the evidence is a sum over the
// replaced points. A batch is replaced at a time, each from a random survivor by slices (bayes/
// constrained_slice.h), in parallel. Phase transitions and several modes are no trouble as long as each
// holds live points when it splits off. Wrong where `slices` are too few for the new points to be
// independent of the old ones; then their ranks among the live points are not uniform (@cite Fowlie2020),
// which `rankTest` tells. The stated error is that of the shrinkage; for one mode about sqrt(information /
// live points).
//
//     const NestedResult result = nestedSampling(posterior, {.livePoints = 500, .seed = 1}, context);

struct NestedOptions
{
    int livePoints = 500;
    int slices = 0;          ///< per new point; 0: 4 + 2 for each coordinate
    double batch = 0.1;      ///< of the live points, replaced at once
    double remainder = 0.01; ///< ends when the live points can add no more than this share of the evidence
    long long maxPoints = 10'000'000;
    std::uint64_t seed = 1;
    int threads = 0; ///< 0: one a core
};

struct NestedResult
{
    EvidenceEstimate evidence; ///< with as many draws as the weights are worth
    double information = 0.0;  ///< Kullback-Leibler divergence from prior to posterior, in nats
    /// Of the ranks, by likelihood, of new points and of those they came from: above 0.1 take more slices.
    double correlation = 0.0;
    long long points = 0;   ///< replaced
    double logVolume = 0.0; ///< log of the prior's mass above the last replaced point
};

/// Throws InputError for options out of range or a prior that is not normalised. Failed (in evidence.status)
/// where the prior has hardly any model that can be evaluated or the points run out.
NestedResult nestedSampling(const TemperedDensity& density, const NestedOptions& options,
                            const RunContext& context);

} // namespace interphase
