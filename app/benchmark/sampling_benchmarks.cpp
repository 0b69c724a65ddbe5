#include "app/benchmark/benchmark.h"
#include "app/benchmark/calibrated_study.h"
#include "app/benchmark/discharge.h"
#include "app/benchmark/pulses.h"
#include "bayes/diagnostics.h"
#include "bayes/optimise.h"
#include "bayes/sampling.h"
#include "calibrate/analysis.h"
#include "calibrate/study_contents.h"
#include "core/random.h"
#include "protocol/voltage_solver.h"

#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <stdexcept>

namespace interphase {
namespace {

constexpr const char* kCellOf = "/simulated_pulses/definition.json"; // Chen2020
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
             // A gradient costs the same in the warm-up and after it.
             {"per_second_after_warmup", ess / seconds * gradients / (gradients - warmupGradients)},
             {"seconds", seconds}}};
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
    StudyEdit contents =
        readStudyContents(input.resources.examples() + kCellOf, input.resources.parameterSets()).edit;
    Definition definition = definitionFor(input.cell, ModelKind::Dfn, kFree, data);
    definition.sampler = defaultSampler(SamplerKind::Surrogate);
    definition.sampler.starts = 4;
    definition.sampler.draws = 1000;
    contents.definition = definition;
    contents.data = data;
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("ess.interphase")).toStdString();
    const CalibrationTimes times = calibrateStudy(path, contents, {}, input.stop);
    BenchmarkResult out{0.0, "1/s", {}, {}, 1, qualityOf(path)};
    const auto ess = std::ranges::find(out.more, "smallest_bulk_ess", [](const auto& m) { return m.first; });
    out.value = ess->second / times.all_s;
    out.more.emplace_back("per_second_after_warmup", ess->second / (times.all_s - times.warmup_s));
    out.more.emplace_back("seconds", times.all_s);
    return out;
}

} // namespace interphase
