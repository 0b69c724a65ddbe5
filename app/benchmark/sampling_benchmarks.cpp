#include "app/benchmark/benchmark.h"
#include "app/benchmark/discharge.h"
#include "app/benchmark/pulses.h"
#include "bayes/diagnostics.h"
#include "bayes/emulator.h"
#include "bayes/optimise.h"
#include "bayes/sampling.h"
#include "bayes/surrogate_chain.h"
#include "calibrate/analysis.h"
#include "core/random.h"
#include "protocol/voltage_solver.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace interphase {
namespace {

constexpr double kNoise_V = 2e-3;
constexpr double kRest_s = 60.0;
constexpr double kSampling_s = 10.0;

/// A rest of a minute before the current, so that the state of charge can be read off it.
CurrentProfile afterRest(const CurrentProfile& current)
{
    CurrentProfile out{{0.0, kRest_s}, {0.0, 0.0}};
    for (std::size_t i = 0; i < current.time_s.size(); ++i) {
        out.time_s.push_back(current.time_s[i] + kRest_s);
        out.current_A.push_back(current.current_A[i]);
    }
    return out;
}

double currentAt(const CurrentProfile& profile, double t)
{
    std::size_t last = 0;
    while (last + 1 < profile.time_s.size() && profile.time_s[last + 1] <= t)
        ++last;
    return profile.current_A[last];
}

/// What a cycler would have written: the converged voltage with independent noise.
Dataset measured(const Cell& cell, ModelKind model, const std::string& name, const CurrentProfile& profile,
                 std::uint32_t stream)
{
    Dataset out;
    out.name = name;
    for (double t = 0.0; t <= profile.time_s.back(); t += kSampling_s) {
        out.time_s.push_back(t);
        out.current_A.push_back(currentAt(profile, t));
    }
    // The current as the data state it: linear between samples.
    const CurrentProfile driven{out.time_s, out.current_A};
    out.voltage_V.resize(out.time_s.size());
    VoltageSolver solver(convergedOptions(model));
    const Status status = solver.solve(cell, driven, out.time_s, {}, out.voltage_V, {});
    if (!status.ok())
        throw std::runtime_error(status.reason.english());
    RandomStream noise(1, StreamPurpose::Noise, stream);
    for (double& v : out.voltage_V)
        v += kNoise_V * noise.normal();
    return out;
}

Definition definitionFor(const Cell& cell, ModelKind model, std::span<const ParameterId> free,
                         const std::vector<Dataset>& data)
{
    Definition out;
    out.model.kind = model;
    for (const ParameterId id : free)
        out.free.push_back(
            {std::string(parameterInfo(id).path), {PriorKind::Lognormal, 1.3 * cell.parameters[id], 0.7}});
    for (const Dataset& set : data) {
        DataUse use;
        use.name = set.name;
        use.socSource = InitialSocSource::Value;
        use.initialSoc = 1.0;
        use.points = static_cast<int>(set.time_s.size());
        out.data.push_back(use);
    }
    return out;
}

/// Smallest bulk effective sample size of all quantities, on the unconstrained coordinates.
double smallestEss(const std::vector<ChainDraw>& draws, int chains, int dimension, double& largestRHat)
{
    double smallest = std::numeric_limits<double>::infinity();
    for (int d = 0; d < dimension; ++d) {
        Chains values(static_cast<std::size_t>(chains));
        for (const ChainDraw& draw : draws)
            if (!draw.draw.warmup)
                values[static_cast<std::size_t>(draw.chain)].push_back(
                    draw.draw.q[static_cast<std::size_t>(d)]);
        smallest = std::min(smallest, essBulk(values));
        largestRHat = std::max(largestRHat, rHat(values));
    }
    return smallest;
}

BenchmarkResult sample(Posterior& posterior, SamplingOptions options, const std::stop_token& stop)
{
    options.threads = 2;
    const ModeSearch mode = findMode(posterior, priorStarts(posterior, 4, 1), {}, {stop, {}});
    if (!mode.status.ok())
        throw std::runtime_error(mode.status.reason.english());
    const LaplaceApproximation normal = laplace(posterior, mode.best()->q);
    if (!normal.status.ok())
        throw std::runtime_error(normal.status.reason.english());
    std::vector<ChainState> states = startChains(posterior, normal, options);
    const auto begin = std::chrono::steady_clock::now();
    SamplingRun run(posterior, options, std::move(states));
    std::vector<ChainDraw> draws;
    const Status status = runToEnd(run, {stop, {}}, [&](const DrawBatch& batch) {
        draws.insert(draws.end(), batch.draws.begin(), batch.draws.end());
    });
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (!status.ok())
        throw std::runtime_error(status.reason.english());
    double largestRHat = 0.0;
    const double ess = smallestEss(draws, options.chains, posterior.dimension(), largestRHat);
    double warmupGradients = 0.0;
    for (const ChainDraw& draw : draws)
        warmupGradients += draw.draw.warmup ? draw.draw.leapfrogs : 0;
    const auto gradients = static_cast<double>(run.progress().leapfrogs);
    return {ess / seconds,
            "1/s",
            {},
            {},
            1,
            {{"largest_r_hat", largestRHat},
             {"effective_draws", ess},
             {"gradients", gradients},
             {"effective_draws_per_gradient", ess / gradients},
             {"effective_draws_per_gradient_after_warmup", ess / (gradients - warmupGradients)},
             {"seconds", seconds}}};
}

/// NUTS for the warm-up, a polynomial, surrogate transitions; all of it counted.
BenchmarkResult sampleBySurrogate(Posterior& posterior, SamplingOptions options, int trial,
                                  const std::stop_token& stop)
{
    options.threads = 2;
    const int draws = std::exchange(options.draws, 0);
    const ModeSearch mode = findMode(posterior, priorStarts(posterior, 4, 1), {}, {stop, {}});
    if (!mode.status.ok())
        throw std::runtime_error(mode.status.reason.english());
    const LaplaceApproximation normal = laplace(posterior, mode.best()->q);
    const auto begin = std::chrono::steady_clock::now();
    const auto seconds = [&begin] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    const auto chains = static_cast<std::size_t>(options.chains);
    std::vector<std::vector<std::vector<double>>> late(chains);
    std::vector<SurrogateState> states(chains);
    SamplingRun warmup(posterior, options, startChains(posterior, normal, options));
    const Status warm = runToEnd(warmup, {stop, {}}, [&](const DrawBatch& batch) {
        for (const ChainDraw& draw : batch.draws)
            if (draw.iteration >= options.nuts.warmup / 2)
                late[static_cast<std::size_t>(draw.chain)].push_back(draw.draw.q);
        for (std::size_t c = 0; c < chains; ++c)
            if (batch.checkpoints[c])
                states[c] = afterWarmup(*batch.checkpoints[c]);
    });
    if (!warm.ok())
        throw std::runtime_error(warm.reason.english());
    std::vector<std::vector<double>> points;
    for (const auto& chain : late)
        points.insert(points.end(), chain.begin(), chain.end());
    EmulatorOptions emulator;
    emulator.threads = 2;
    points = emulatorPoints(points, emulatorPointCount(posterior.modelParameterCount(), emulator), 1);
    const EmulatorFit fit = fitEmulator(posterior, points, emulator, {stop, {}});
    if (!fit.status.ok())
        throw std::runtime_error(fit.status.reason.english());
    tuneOnSurrogate(*fit.density, states, options.seed, 2, stop);
    const double before = seconds();
    SurrogateOptions surrogate;
    surrogate.warmup = options.nuts.warmup + trial;
    SurrogateRun run(posterior, *fit.density, surrogate, draws, 2, states);
    std::vector<ChainDraw> made;
    double acceptance = 0.0;
    int proposed = 0;
    const Status status = runToEnd(run, {stop, {}}, [&](const SurrogateBatch& batch) {
        for (const auto& draw : batch.draws) {
            made.push_back({draw.chain, draw.iteration, draw.draw});
            if (draw.draw.treeDepth > 0 || draw.draw.warmup)
                continue;
            acceptance += draw.draw.acceptance;
            ++proposed;
        }
    });
    const double all = seconds();
    if (!status.ok())
        throw std::runtime_error(status.reason.english());
    double largestRHat = 0.0;
    const double ess = smallestEss(made, options.chains, posterior.dimension(), largestRHat);
    return {ess / all,
            "1/s",
            {},
            {},
            1,
            {{"largest_r_hat", largestRHat},
             {"effective_draws", ess},
             {"per_second_after_warmup", ess / (all - before)},
             {"acceptance", acceptance / std::max(1, proposed)},
             {"degree", fit.degree},
             {"gradients_of_warmup", static_cast<double>(warmup.progress().leapfrogs)},
             {"seconds_before_surrogate", before},
             {"seconds", all}}};
}

CurrentProfile discharge(double current_A, double length_s)
{
    return {{0.0, length_s}, {current_A, current_A}};
}

} // namespace

BenchmarkResult measureSpmEss(const BenchmarkInput& input)
{
    using enum ParameterId;
    constexpr std::array kFree{NegativeDiffusivity, PositiveDiffusivity, NegativeActiveFraction,
                               PositiveActiveFraction};
    const double oneC = input.cell.nominalCapacity_Ah;
    const std::vector<Dataset> data{
        measured(input.cell, ModelKind::Spm, "1C", afterRest(discharge(oneC, 3000.0)), 0)};
    const Analysis analysis =
        prepareAnalysis(definitionFor(input.cell, ModelKind::Spm, kFree, data), input.cell, data);
    SamplingOptions options;
    options.draws = 1000;
    return sample(*analysis.posterior, options, input.stop);
}

BenchmarkResult measureDfnEss(const BenchmarkInput& input)
{
    using enum ParameterId;
    constexpr std::array kFree{NegativeDiffusivity, PositiveDiffusivity, NegativeReactionRate,
                               PositiveReactionRate, NegativeThickness};
    const double oneC = input.cell.nominalCapacity_Ah;
    const std::vector<Dataset> data{
        measured(input.cell, ModelKind::Dfn, "1C", afterRest(discharge(oneC, 3000.0)), 0),
        measured(input.cell, ModelKind::Dfn, "pulses", afterRest(pulseCurrent(oneC)), 1)};
    const Analysis analysis =
        prepareAnalysis(definitionFor(input.cell, ModelKind::Dfn, kFree, data), input.cell, data);
    SamplingOptions options;
    options.draws = 1000;
    options.nuts.warmup = 60;
    return sampleBySurrogate(*analysis.posterior, options, 20, input.stop);
}

} // namespace interphase
