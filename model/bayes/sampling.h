#pragma once
#include "bayes/chain_run.h"
#include "bayes/nuts.h"
#include "bayes/optimise.h"

namespace interphase {

// Runs of NUTS: several chains on several threads (chain_run.h).
//
//     SamplingRun run(posterior, options, startChains(posterior, laplace, options));
//     run.start();
//     ... every 100 ms: store(run.take()); show(run.progress());

struct SamplingOptions
{
    int chains = 4;
    int draws = 500; ///< per chain, after the warm-up
    std::uint64_t seed = 1;
    int threads = 0; ///< 0: one a core; never more than cores or chains
    NutsOptions nuts;
    MetricLearning metric; ///< of the chains of startChains()
};

using ChainDraw = DrawOf<NutsChain>;
using DrawBatch = BatchOf<NutsChain>;

class SamplingRun : public ChainRun<NutsChain>
{
public:
    /// One state a chain: from startChains(), or from checkpoints to resume.
    SamplingRun(const LogDensity& density, const SamplingOptions& options, std::vector<ChainState> states);
};

/// Starting points around the mode, over-dispersed: normal with twice the standard deviations of the Laplace
/// approximation, drawn nearer where there is no density or where it is lower than such a draw should find
/// it.
std::vector<std::vector<double>> dispersedStarts(LogDensity& density, const LaplaceApproximation& laplace,
                                                 int count, std::uint64_t seed);
/// States of new chains: dispersed starts, with the Laplace covariance as first metric.
std::vector<ChainState> startChains(LogDensity& density, const LaplaceApproximation& laplace,
                                    const SamplingOptions& options);

} // namespace interphase
