#include "bayes/predictive.h"
#include "bayes/diagnostics.h"
#include "bayes/predictive_noise.h"
#include "core/parallel.h"
#include "core/random.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <mutex>

namespace interphase {
namespace {

void checkDraws(const std::vector<PredictiveDraw>& draws, std::size_t outputs)
{
    const auto fits = [&](const PredictiveDraw& draw) { return draw.prediction.size() == outputs; };
    if (draws.size() < 2 || !std::all_of(draws.begin(), draws.end(), fits))
        throw InputError(MessageId::InvalidArgument,
                         {"predictions", std::to_string(draws.size()) + " draws",
                          "two or more draws of " + std::to_string(outputs) + " values"});
}

/// Of the mean of `readings` in repeats; false where that is no noise of the same kind.
bool averages(NoiseParameters& noise, double readings)
{
    if (noise.kind == NoiseKind::StudentT || noise.kind == NoiseKind::Covariance)
        return false;
    noise.white /= std::sqrt(readings);
    noise.alpha /= readings;
    if (noise.kind != NoiseKind::Discrepancy) // the model's error is the same in all repeats
        noise.sigma /= std::sqrt(readings);
    return true;
}

/// The noise of a draw in one reading, or in each repeat of several, which is a new measurement.
PredictiveDraw noiseOf(const PredictiveDraw& draw, int readings)
{
    return {{}, draw.noise, draw.bySegment, readings == 1 ? draw.given : std::vector<GivenResiduals>{}};
}

/// Adds the noise of the mean of `readings` to the prediction.
std::vector<double> measured(PredictiveNoise& noise, const PredictiveDraw& draw, int readings,
                             RandomStream& stream)
{
    const PredictiveDraw repeat = noiseOf(draw, readings);
    PredictiveDraw mean = repeat;
    bool same = averages(mean.noise, readings);
    for (NoiseParameters& part : mean.bySegment)
        same = averages(part, readings) && same;
    const int times = same ? 1 : readings;
    noise.set(same ? mean : repeat);
    std::vector<double> row = draw.prediction, part(row.size());
    for (int k = 0; k < times; ++k) {
        noise.simulate(stream, part);
        for (std::size_t i = 0; i < row.size(); ++i)
            row[i] += part[i] / times;
    }
    return row;
}

// New measurements, one row a draw.
std::vector<std::vector<double>> withNoise(const std::vector<PredictiveDraw>& draws,
                                           const std::vector<OutputSegment>& segments, std::uint64_t seed,
                                           int readings)
{
    PredictiveNoise noise(segments);
    std::vector<std::vector<double>> rows;
    for (const PredictiveDraw& draw : draws) {
        RandomStream stream(seed, StreamPurpose::Predictive, static_cast<std::uint32_t>(rows.size()));
        rows.push_back(measured(noise, draw, readings, stream));
    }
    return rows;
}

/// With the noise of a draw and room for its prediction.
PredictiveDraw emptyDraw(const ForwardModel& model, const NoiseLayout& noise,
                         std::span<const double> unknowns)
{
    std::vector<NoiseParameters> groups(noise.groups.size());
    noise.parameters(unknowns, groups);
    PredictiveDraw out{std::vector<double>(static_cast<std::size_t>(model.outputCount())), groups.front()};
    if (groups.size() > 1)
        for (const int group : noise.groupOf)
            out.bySegment.push_back(groups[static_cast<std::size_t>(group)]);
    return out;
}

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

void addQuantiles(PredictiveBands& bands, std::vector<double> column)
{
    std::sort(column.begin(), column.end());
    if (column.size() < 2)
        column.assign(1, kNaN);
    bands.q05.push_back(sortedQuantile(column, 0.05));
    bands.q25.push_back(sortedQuantile(column, 0.25));
    bands.median.push_back(sortedQuantile(column, 0.5));
    bands.q75.push_back(sortedQuantile(column, 0.75));
    bands.q95.push_back(sortedQuantile(column, 0.95));
}

/// Means over draws of the variances of the noise; returns its mean in each draw.
std::vector<std::vector<double>> addNoiseVariance(PredictiveSummary& summary,
                                                  const std::vector<PredictiveDraw>& draws,
                                                  const std::vector<OutputSegment>& segments, int readings)
{
    PredictiveNoise noise(segments);
    const auto n = static_cast<double>(draws.size());
    summary.aleatoric.assign(static_cast<std::size_t>(noise.size()), 0.0);
    summary.discrepancy = summary.aleatoric;
    std::vector<std::vector<double>> means;
    for (const PredictiveDraw& draw : draws) {
        noise.set(noiseOf(draw, readings));
        means.emplace_back();
        for (int i = 0; i < noise.size(); ++i) {
            means.back().push_back(noise.mean(i));
            const double model = noise.modelVariance(i);
            summary.aleatoric[static_cast<std::size_t>(i)] += (noise.variance(i) - model) / (n * readings);
            summary.discrepancy[static_cast<std::size_t>(i)] += model / n;
        }
    }
    return means;
}

void addMoments(PredictiveSummary& summary, const std::vector<double>& column)
{
    const auto n = static_cast<double>(column.size());
    if (column.size() < 2) {
        summary.mean.push_back(kNaN);
        summary.epistemic.push_back(kNaN);
        return;
    }
    double mean = 0.0, square = 0.0;
    for (double x : column)
        mean += x / n;
    for (double x : column)
        square += (x - mean) * (x - mean);
    summary.mean.push_back(mean);
    summary.epistemic.push_back(square / (n - 1.0));
}

double fractionWithin(const std::vector<double>& low, const std::vector<double>& high,
                      std::span<const double> y)
{
    int inside = 0;
    for (std::size_t i = 0; i < y.size(); ++i)
        inside += y[i] >= low[i] && y[i] <= high[i];
    return y.empty() ? 0.0 : static_cast<double>(inside) / static_cast<double>(y.size());
}

} // namespace

PredictiveDraws predictDraws(const ForwardModel& model, const std::vector<std::vector<double>>& thetas,
                             int threads, const RunContext& context)
{
    const auto models = static_cast<std::size_t>(model.parameterCount());
    const std::size_t noise =
        thetas.empty() || thetas.front().size() <= models ? 0 : thetas.front().size() - models;
    if (!thetas.empty() && (noise == 0 || noise > NoiseParameters::kMost))
        throw InputError(MessageId::InvalidArgument,
                         {"draw of parameters", std::to_string(thetas.front().size()) + " values",
                          std::to_string(models) + " and those of the noise"});
    const auto kind = static_cast<NoiseKind>(std::max<std::size_t>(noise, 1) - 1);
    return predictDraws(model, thetas, {{{kind, nullptr}}, std::vector<int>(model.segments().size(), 0)},
                        threads, context);
}

PredictiveDraws predictDraws(const ForwardModel& model, const std::vector<std::vector<double>>& thetas,
                             const NoiseLayout& noise, int threads, const RunContext& context)
{
    const auto models = static_cast<std::size_t>(model.parameterCount());
    for (const auto& theta : thetas)
        if (theta.size() != models + static_cast<std::size_t>(noise.unknowns()))
            throw InputError(MessageId::InvalidArgument,
                             {"draw of parameters", std::to_string(theta.size()) + " values",
                              std::to_string(models) + " and those of the noise"});
    std::vector<PredictiveDraw> draws(thetas.size());
    std::vector<Status> statuses(thetas.size(), Status::cancelled());
    const int workers = workerCount(threads, static_cast<int>(thetas.size()));
    std::mutex mutex;
    std::size_t done = 0;
    const auto task = [&](int worker) {
        const auto own = model.clone();
        own->setStop(context.stop);
        for (auto i = static_cast<std::size_t>(worker); i < thetas.size() && !context.stopRequested();
             i += static_cast<std::size_t>(workers)) {
            draws[i] = emptyDraw(model, noise, std::span(thetas[i]).subspan(models));
            statuses[i] = own->predict(std::span(thetas[i]).first(models), draws[i].prediction, {});
            const std::lock_guard lock(mutex);
            context.report(static_cast<double>(++done) / static_cast<double>(thetas.size()));
        }
    };
    PredictiveDraws out;
    out.status = runParallel(workers, workers, task);
    for (std::size_t i = 0; i < draws.size(); ++i) {
        if (statuses[i].ok())
            out.draws.push_back(std::move(draws[i]));
        else if (statuses[i].outcome == Outcome::Failed)
            addFailures(out.failures, statuses[i].reason);
    }
    if (out.status.ok() && context.stopRequested())
        out.status = Status::cancelled();
    else if (out.status.ok() && out.draws.empty() && !out.failures.empty())
        out.status = {Outcome::Failed, out.failures.begin()->second.first};
    return out;
}

PredictiveSummary summarisePredictive(const std::vector<PredictiveDraw>& draws,
                                      const std::vector<OutputSegment>& segments, std::uint64_t seed,
                                      int readings)
{
    const auto outputs = static_cast<std::size_t>(NoiseLikelihood(segments).size());
    checkDraws(draws, outputs);
    if (readings < 1)
        throw InputError(MessageId::InvalidArgument,
                         {"readings that are averaged", std::to_string(readings), "1 or more"});
    const auto noisy = withNoise(draws, segments, seed, readings);
    PredictiveSummary summary;
    const auto noiseMeans = addNoiseVariance(summary, draws, segments, readings);
    for (std::size_t i = 0; i < outputs; ++i) {
        std::vector<double> model, measurement, expected;
        for (std::size_t s = 0; s < draws.size(); ++s) {
            if (std::isnan(draws[s].prediction[i]))
                continue;
            model.push_back(draws[s].prediction[i]);
            expected.push_back(draws[s].prediction[i] + noiseMeans[s][i]);
            measurement.push_back(noisy[s][i]);
        }
        addMoments(summary, expected);
        addQuantiles(summary.model, std::move(model));
        addQuantiles(summary.measurement, std::move(measurement));
    }
    return summary;
}

Coverage coverage(const PredictiveSummary& summary, std::span<const double> y)
{
    const PredictiveBands& bands = summary.measurement;
    return {fractionWithin(bands.q25, bands.q75, y), fractionWithin(bands.q05, bands.q95, y)};
}

std::vector<double> logPredictiveDensity(const std::vector<PredictiveDraw>& draws, std::span<const double> y)
{
    OutputSegment segment{0, static_cast<int>(y.size()), {}, {}};
    for (std::size_t i = 0; i < y.size(); ++i)
        segment.time_s.push_back(static_cast<double>(i));
    return logPredictiveDensity(draws, {segment}, y);
}

std::vector<double> logPredictiveDensity(const std::vector<PredictiveDraw>& draws,
                                         const std::vector<OutputSegment>& segments,
                                         std::span<const double> y)
{
    checkDraws(draws, y.size());
    PredictiveNoise noise(segments);
    std::vector<std::vector<double>> terms(y.size(), std::vector<double>(draws.size()));
    for (std::size_t s = 0; s < draws.size(); ++s) {
        noise.set(draws[s]);
        for (std::size_t i = 0; i < y.size(); ++i)
            terms[i][s] = noise.logDensity(static_cast<int>(i), y[i] - draws[s].prediction[i]);
    }
    std::vector<double> out;
    for (const std::vector<double>& row : terms) {
        const double highest = *std::max_element(row.begin(), row.end());
        double sum = 0.0;
        for (const double term : row)
            sum += std::exp(term - highest);
        out.push_back(highest + std::log(sum / static_cast<double>(draws.size())));
    }
    return out;
}

} // namespace interphase
