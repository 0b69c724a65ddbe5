// From files to a posterior, as a person would have it: a study, a calibration, its own diagnostics.
#include "app/benchmark/calibrated_study.h"
#include "calibrate/calibration.h"
#include "calibrate/study_contents.h"
#include "core/random.h"

#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <stdexcept>

namespace interphase {
namespace {

constexpr const char* kExample = "/nmc_pouch/definition.json";
constexpr double kEffectiveDraws = 400.0; // 100 a chain

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

BenchmarkResult resultOf(const CalibrationTimes& times, const std::string& path)
{
    return {1e3 * times.all_s, "ms", {}, {}, 1, qualityOf(path)};
}

} // namespace

BenchmarkResult measureFileToPosterior(const BenchmarkInput& input)
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("first.interphase")).toStdString();
    const auto begin = std::chrono::steady_clock::now();
    const StudyContents contents = exampleContents(input);
    const std::chrono::duration<double> reading = std::chrono::steady_clock::now() - begin;
    CalibrationTimes times = calibrateStudy(path, contents.edit, {}, input.stop);
    times.all_s += reading.count();
    return resultOf(times, path);
}

BenchmarkResult measureNextCell(const BenchmarkInput& input)
{
    const QTemporaryDir folder;
    const std::string first = folder.filePath(QStringLiteral("first.interphase")).toStdString(),
                      next = folder.filePath(QStringLiteral("next.interphase")).toStdString();
    StudyContents contents = exampleContents(input);
    calibrateStudy(first, contents.edit, {}, input.stop);
    moveData(contents, first);
    contents.edit.definition->sampler.warmup = 30;
    return resultOf(calibrateStudy(next, contents.edit, first, input.stop), next);
}

} // namespace interphase
