#include "bayes/sampling.h"

#include <cmath>

namespace interphase {
namespace {

std::vector<std::unique_ptr<NutsChain>> chainsFrom(const LogDensity& density, const NutsOptions& options,
                                                   std::vector<ChainState> states)
{
    std::vector<std::unique_ptr<NutsChain>> chains;
    for (ChainState& state : states)
        chains.push_back(std::make_unique<NutsChain>(density.clone(), options, std::move(state)));
    return chains;
}

} // namespace

SamplingRun::SamplingRun(const LogDensity& density, const SamplingOptions& options,
                         std::vector<ChainState> states)
    : ChainRun(chainsFrom(density, options.nuts, std::move(states)), options.nuts.warmup + options.draws,
               options.threads)
{
}

std::vector<std::vector<double>> dispersedStarts(LogDensity& density, const LaplaceApproximation& laplace,
                                                 int count, std::uint64_t seed)
{
    constexpr double kSpread = 2.0;
    constexpr int kTries = 24;
    const std::size_t d = laplace.mode.size();
    // p ~ Normal(0, C^-1) turned by C is Normal(0, C).
    DenseMetric metric(static_cast<int>(d));
    metric.setInverse(laplace.covariance);
    // A draw of twice the spread has on average 2 d less; a normal density keeps it above this but once in
    // thousands.
    const double lowest = laplace.logDensity - 8.0 * static_cast<double>(d) - 20.0;
    std::vector<std::vector<double>> starts(static_cast<std::size_t>(count), laplace.mode);
    std::vector<double> momentum(d), step(d), trial(d);
    for (std::size_t c = 0; c < starts.size(); ++c) {
        RandomStream stream(seed, StreamPurpose::ChainStart, static_cast<std::uint32_t>(c));
        double spread = kSpread;
        for (int i = 0; i < kTries; ++i, spread *= 0.8) {
            metric.sampleMomentum(stream, momentum);
            metric.velocity(momentum, step);
            for (std::size_t j = 0; j < d; ++j)
                trial[j] = laplace.mode[j] + spread * step[j];
            if (density.evaluate(trial, {}) < lowest)
                continue;
            starts[c] = trial;
            break;
        }
    }
    return starts;
}

std::vector<ChainState> startChains(LogDensity& density, const LaplaceApproximation& laplace,
                                    const SamplingOptions& options)
{
    std::vector<ChainState> states;
    for (const auto& start : dispersedStarts(density, laplace, options.chains, options.seed))
        states.push_back(makeChainState(start, options.seed, static_cast<int>(states.size()),
                                        laplace.covariance, options.metric));
    return states;
}

} // namespace interphase
