// From files to a posterior, as a person would have it: a study, a calibration, its own diagnostics.
#include "app/benchmark/benchmark.h"
#include "calibrate/calibration.h"
#include "calibrate/sampling_target.h"
#include "calibrate/study_contents.h"
#include "calibrate/surrogate_stage.h"
#include "core/random.h"

#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <stdexcept>

namespace interphase {
namespace {

using WallClock = std::chrono::steady_clock;

constexpr const char* kExample = "/nmc_pouch/definition.json";
constexpr double kEffectiveDraws = 400.0; // 100 a chain

double since(WallClock::time_point begin)
{
    return std::chrono::duration<double>(WallClock::now() - begin).count();
}

StudyContents exampleContents(const BenchmarkInput& input)
{
    StudyContents contents =
        readStudyContents(input.resources.examples() + kExample, input.resources.parameterSets());
    SamplerDefinition& sampler = contents.edit.definition->sampler;
    sampler = defaultSampler(SamplerKind::Surrogate);
    sampler.starts = 4;
    sampler.draws = 1000;
    sampler.targetEss = kEffectiveDraws;
    return contents;
}

void calibrate(const std::string& path, const std::string& earlier, const std::stop_token& stop)
{
    Calibration calibration(path, "benchmark");
    calibration.startFrom(earlier);
    calibration.start();
    const std::stop_callback forward(stop, [&calibration] { calibration.requestStop(); });
    while (!calibration.waitFor(std::chrono::milliseconds(20)))
        continue;
    const Status status = calibration.snapshot().status;
    if (!status.ok())
        throw std::runtime_error(status.reason.english());
}

BenchmarkResult resultOf(const std::string& path, double seconds)
{
    Study study = Study::open(path, StudyMode::ReadOnly);
    const RunId run = study.latestRun()->id;
    const std::vector<DrawRecord> draws = study.readDraws(run);
    const SampleQuality quality = sampleQuality(keptChains(draws));
    std::vector<std::vector<DrawRecord>> chains;
    for (const DrawRecord& draw : draws) {
        chains.resize(std::max(chains.size(), static_cast<std::size_t>(draw.chain) + 1));
        chains[static_cast<std::size_t>(draw.chain)].push_back(draw);
    }
    return {1e3 * seconds,
            "ms",
            {},
            {},
            1,
            {{"largest_r_hat", quality.rHat},
             {"smallest_ess", quality.ess},
             {"draws_per_chain", quality.draws},
             {"acceptance", surrogateUse(chains).acceptance}}};
}

/// Linear between x, constant beyond.
double interpolate(const std::vector<double>& x, const std::vector<double>& y, double at)
{
    const auto above = static_cast<std::size_t>(std::ranges::upper_bound(x, at) - x.begin());
    if (above == 0 || above == x.size())
        return above == 0 ? y.front() : y.back();
    const double part = (at - x[above - 1]) / (x[above] - x[above - 1]);
    return y[above - 1] + part * (y[above] - y[above - 1]);
}

/// The data of a cell whose parameters differ by a few per cent: what the model makes of the difference is
/// added to what was measured, so that the rest stays that of a real cell.
void moveData(StudyContents& contents, const std::string& firstStudy)
{
    constexpr double kDifference = 0.03;
    Study first = Study::open(firstStudy, StudyMode::ReadOnly);
    const Analysis analysis = prepareAnalysis(first.definition(), studyCell(first), first.datasets());
    Posterior& posterior = *analysis.posterior;
    std::vector<double> q = parseModeReport(*first.getResult(first.latestRun()->id, kModeResult)).q;
    const std::vector<double> here = posterior.terms(q).prediction;
    std::vector<double> theta(q.size());
    posterior.toConstrained(q, theta);
    for (std::size_t i = 0; i < static_cast<std::size_t>(posterior.modelParameterCount()); ++i) {
        RandomStream stream(7, StreamPurpose::Test, static_cast<std::uint32_t>(i));
        // Stoichiometries move by the thousandth: by per cents the cell would be of another kind.
        const bool window = analysis.quantities[i].find("stoichiometry") != std::string::npos;
        theta[i] *= std::exp((window ? 0.1 : 1.0) * kDifference * stream.normal());
    }
    posterior.toUnconstrained(theta, q);
    const PosteriorTerms there = posterior.terms(q);
    if (!there.status.ok())
        throw std::runtime_error(there.status.reason.english());
    for (const OutputSegment& segment : posterior.segments()) {
        const auto s = static_cast<std::size_t>(&segment - posterior.segments().data());
        std::vector<double> difference;
        for (int i = segment.first; i < segment.first + segment.count; ++i)
            difference.push_back(there.prediction[static_cast<std::size_t>(i)] -
                                 here[static_cast<std::size_t>(i)]);
        Dataset& data = contents.edit.data.at(s);
        for (std::size_t row = 0; row < data.time_s.size(); ++row)
            data.voltage_V[row] += interpolate(segment.time_s, difference, data.time_s[row]);
    }
}

void makeStudy(const std::string& path, const StudyContents& contents)
{
    Study study = Study::create(path);
    study.edit(contents.edit);
}

} // namespace

BenchmarkResult measureFileToPosterior(const BenchmarkInput& input)
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("first.interphase")).toStdString();
    const auto begin = WallClock::now();
    makeStudy(path, exampleContents(input));
    calibrate(path, {}, input.stop);
    return resultOf(path, since(begin));
}

BenchmarkResult measureNextCell(const BenchmarkInput& input)
{
    const QTemporaryDir folder;
    const std::string first = folder.filePath(QStringLiteral("first.interphase")).toStdString(),
                      next = folder.filePath(QStringLiteral("next.interphase")).toStdString();
    StudyContents contents = exampleContents(input);
    makeStudy(first, contents);
    calibrate(first, {}, input.stop);
    moveData(contents, first);
    contents.edit.definition->sampler.warmup = 30;
    const auto begin = WallClock::now();
    makeStudy(next, contents);
    calibrate(next, first, input.stop);
    return resultOf(next, since(begin));
}

} // namespace interphase
