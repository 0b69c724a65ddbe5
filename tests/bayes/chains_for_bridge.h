#pragma once
#include "bayes/bridge.h"
#include "bayes/sampling.h"

#include <cmath>

namespace interphase::test {

/// Draws of four chains of NUTS, each started from a draw of the prior where the posterior can be evaluated.
inline BridgeChains chainsFor(const TemperedDensity& density, int draws, std::uint64_t seed)
{
    const auto own = density.cloneTempered();
    TemperedAt posterior(*own, 1.0);
    SamplingOptions options;
    options.draws = draws;
    options.seed = seed;
    options.nuts.warmup = 250;
    std::vector<ChainState> states;
    std::vector<double> q(static_cast<std::size_t>(density.dimension()));
    for (int c = 0; c < options.chains; ++c) {
        RandomStream stream(seed, StreamPurpose::Test, static_cast<std::uint32_t>(c));
        do
            density.samplePrior(stream, q);
        while (!std::isfinite(posterior.evaluate(q, {})));
        states.push_back(makeChainState(q, seed, c));
    }
    SamplingRun run(posterior, options, states);
    BridgeChains chains(states.size());
    runToEnd(
        run, {},
        [&](const DrawBatch& batch) {
            for (const ChainDraw& draw : batch.draws)
                if (!draw.draw.warmup)
                    chains[static_cast<std::size_t>(draw.chain)].push_back(draw.draw.q);
        },
        std::chrono::milliseconds(2));
    return chains;
}

/// Chains and bridge, both anew for each seed.
inline EvidenceEstimator bridgeOf(const TemperedDensity& density, int draws,
                                  BridgeProposal proposal = BridgeProposal::Normal)
{
    return [=, &density](std::uint64_t seed, const RunContext& context) {
        BridgeOptions options;
        options.proposal = proposal;
        options.seed = seed;
        return bridgeEvidence(density, chainsFor(density, draws, seed), options, context).evidence;
    };
}

} // namespace interphase::test
