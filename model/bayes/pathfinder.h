#pragma once
#include "bayes/lbfgs_path.h"
#include "core/run_context.h"
#include "core/status.h"

#include <cstdint>

namespace interphase {

// Approximate draws of a posterior from the paths of an optimiser (@cite Zhang2022).
//
// Problem: draws from which chains can start, near where the mass is, at the price of a mode search and a few
// hundred values. Method: from each start an L-BFGS path; at each point of it a normal approximation, of
// which the one with the largest evidence lower bound (ELBO) is kept: the mode itself may lie far from the
// mass. Draws of all paths are pooled and weighted by the density over the mixture of the normals (@cite
// Veach1995), with Pareto-smoothed weights. k says how good they are: above 0.7 (the rule where the posterior
// is far from normal) they serve as starts, not as a posterior. A path that fails is left out and says why;
// modes that no start leads to are missed.
//
//     const Pathfinder found = findPaths(posterior, priorStarts(posterior, 8, seed), {}, context);
//     if (found.status.ok()) starts = resample(found, chains, seed);

struct PathfinderOptions
{
    PathOptions path;
    int elboDraws = 10;     ///< values for each point of a path
    int drawsPerPath = 200; ///< of the normal that is kept
    std::uint64_t seed = 1;
    int threads = 0; ///< 0: one a core
};

/// How one path went.
struct PathResult
{
    Message reason;                 ///< why it gives no normal; empty if it does
    std::vector<double> mean;       ///< of the normal that is kept
    std::vector<double> covariance; ///< row major
    double elbo = 0.0;
    int points = 0;      ///< steps of the path
    int chosen = 0;      ///< from 0
    int evaluations = 0; ///< of the density, values and gradients
};

struct Pathfinder
{
    Status status;                 ///< done if at least one path gives a normal
    std::vector<PathResult> paths; ///< one a start
    std::vector<std::vector<double>> draws;
    std::vector<double> logDensities; ///< at the draws; -infinity where there is none
    std::vector<double> logWeights;   ///< normalised
    double k = 0.0;                   ///< of the weights
};

/// The same result whatever the number of threads.
Pathfinder findPaths(const LogDensity& density, const std::vector<std::vector<double>>& starts,
                     const PathfinderOptions& options, const RunContext& context);

/// Up to `count` of the draws, with the probabilities of their weights and none twice.
std::vector<std::vector<double>> resample(const Pathfinder& found, int count, std::uint64_t seed);

} // namespace interphase
