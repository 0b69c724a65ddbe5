#include "bayes/sbc_trials.h"

#include "bayes/laplace.h"
#include "bayes/optimise.h"
#include "bayes/sampling.h"
#include "core/random.h"

#include <cmath>

namespace interphase {
namespace {

constexpr int kTries = 1000;

/// What a replicate is made of.
struct Simulated
{
    std::unique_ptr<Posterior> posterior; ///< of the simulated data, and of those measured before them
    std::vector<double> truth;            ///< q the data were simulated from
    std::vector<std::vector<double>> starts;
};

/// The chain of a replicate, as a calibration begins it.
std::unique_ptr<NutsChain> beginChain(LogDensity& density, const Simulated& simulated,
                                      const SbcOptions& options, std::uint64_t seed,
                                      const std::stop_token& stop, Status& status)
{
    std::optional<ModeResult> best;
    for (const std::vector<double>& start : simulated.starts) {
        ModeResult end = climb(density, start, {}, stop);
        if (end.end != ModeEnd::NoFiniteStart && (!best || end.logDensity > best->logDensity))
            best = std::move(end);
    }
    status = stop.stop_requested() ? Status::cancelled()
             : best                ? Status{}
                                   : Status::failed(MessageId::NoFiniteStart);
    if (!status.ok())
        return nullptr;
    const LaplaceApproximation normal = laplace(density, best->q);
    SamplingOptions sampling;
    sampling.chains = 1;
    sampling.seed = seed;
    sampling.nuts.warmup = options.warmup;
    sampling.nuts.targetAcceptance = options.targetAcceptance;
    sampling.metric.kind = options.metric;
    ChainState state = normal.status.ok() ? startChains(density, normal, sampling).front()
                                          : makeChainState(best->q, seed, 0, {}, sampling.metric);
    return std::make_unique<NutsChain>(density.clone(), sampling.nuts, std::move(state));
}

/// Parameters, then the log likelihood.
std::vector<double> quantitiesAt(Posterior& posterior, std::span<const double> q)
{
    std::vector<double> out(q.begin(), q.end()); // transforms increase: ranks of q are those of theta
    out.push_back(posterior.evaluateLikelihood(q, {}));
    return out;
}

SbcReplicate rankTruth(const Simulated& simulated, const SbcOptions& options, std::uint64_t seed,
                       const std::stop_token& stop)
{
    SbcReplicate out;
    Posterior& posterior = *simulated.posterior;
    posterior.setStop(stop);
    const auto density = options.sampled ? options.sampled(posterior) : posterior.clone();
    density->setStop(stop);
    const auto chain = beginChain(*density, simulated, options, seed, stop, out.status);
    if (!chain)
        return out;
    const std::vector<double> truth = quantitiesAt(posterior, simulated.truth);
    out.ranks.assign(truth.size(), 0);
    Draw draw;
    const int length = options.warmup + options.draws * options.thin;
    while (chain->iteration() < length) {
        out.status = chain->step(draw, stop);
        if (!out.status.ok())
            return out;
        if (draw.warmup || (chain->iteration() - options.warmup) % options.thin != 0)
            continue;
        const std::vector<double> drawn = quantitiesAt(posterior, draw.q);
        for (std::size_t i = 0; i < truth.size(); ++i)
            out.ranks[i] += drawn[i] < truth[i] ? 1 : 0;
    }
    if (stop.stop_requested()) // the last values may not be
        out.status = Status::cancelled();
    return out;
}

std::uint64_t chainSeed(std::uint64_t seed, int replicate)
{
    return RandomStream(seed, StreamPurpose::SimulatedRun, static_cast<std::uint32_t>(replicate)).bits();
}

/// theta is what is drawn until the model can be solved there.
Status drawFromPrior(Posterior& posterior, std::uint64_t seed, int replicate, Simulated& out, int& rejected)
{
    const auto index = static_cast<std::uint32_t>(replicate);
    RandomStream truths(seed, StreamPurpose::SimulatedTruth, index);
    RandomStream noise(seed, StreamPurpose::SimulatedData, index);
    std::vector<double> y(static_cast<std::size_t>(posterior.outputCount()));
    out.truth.resize(static_cast<std::size_t>(posterior.dimension()));
    Status status;
    for (int i = 0; i < kTries; ++i, ++rejected) {
        posterior.toUnconstrained(posterior.drawFromPrior(truths), out.truth);
        status = posterior.simulate(out.truth, noise, y);
        if (status.ok())
            out.posterior = posterior.withData(y);
        if (status.outcome != Outcome::Failed)
            return status;
    }
    return status;
}

SbcRun runOf(const Posterior& posterior, const SbcOptions& options)
{
    SbcRun run{options.replicates, options.draws, options.threads, {}};
    for (const NamedPrior& parameter : posterior.parameters())
        run.quantities.push_back(parameter.name);
    run.quantities.emplace_back("log likelihood");
    return run;
}

} // namespace

SbcRanks priorSbc(const Posterior& posterior, const SbcOptions& options, const RunContext& context)
{
    const auto starts = priorStarts(posterior, options.starts, options.seed);
    return runSbc(
        runOf(posterior, options),
        [&](int r, const std::stop_token& stop) {
            const std::unique_ptr<Posterior> own = posterior.clonePosterior();
            own->setStop(stop);
            Simulated simulated{nullptr, {}, starts};
            int rejected = 0;
            const Status status = drawFromPrior(*own, options.seed, r, simulated, rejected);
            SbcReplicate out = status.ok() ? rankTruth(simulated, options, chainSeed(options.seed, r), stop)
                                           : SbcReplicate{status, {}, 0};
            out.rejected = rejected;
            return out;
        },
        context);
}

SbcRanks posteriorSbc(const Posterior& posterior, const std::vector<std::vector<double>>& thetas,
                      const SbcOptions& options, const RunContext& context)
{
    if (thetas.size() < static_cast<std::size_t>(options.replicates))
        throw InputError(MessageId::InvalidArgument,
                         {"draws of the posterior", std::to_string(thetas.size()),
                          "one for each of " + std::to_string(options.replicates) + " replicates"});
    return runSbc(
        runOf(posterior, options),
        [&](int r, const std::stop_token& stop) {
            const std::unique_ptr<Posterior> own = posterior.clonePosterior();
            own->setStop(stop);
            const auto index = static_cast<std::size_t>(r);
            const std::size_t d = thetas[index].size();
            Simulated simulated{nullptr, std::vector<double>(d), {std::vector<double>(d)}};
            own->toUnconstrained(thetas[index], simulated.truth);
            // The climb begins at another draw: it must not know the truth.
            own->toUnconstrained(thetas[(index + thetas.size() / 2) % thetas.size()], simulated.starts[0]);
            RandomStream noise(options.seed, StreamPurpose::SimulatedData, static_cast<std::uint32_t>(r));
            std::vector<double> y(own->data().size());
            const Status status = own->simulate(simulated.truth, noise, y);
            if (!status.ok())
                return SbcReplicate{status, {}, 0};
            simulated.posterior = own->withRepeat(y);
            return rankTruth(simulated, options, chainSeed(options.seed, r), stop);
        },
        context);
}

} // namespace interphase
