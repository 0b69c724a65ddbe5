#include "bayes/predictive.h"
#include "bayes/diagnostics.h"
#include "core/parallel.h"
#include "core/random.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>

namespace interphase {
namespace {

constexpr double kLogSqrt2Pi = 0.91893853320467274178;

void checkDraws(const std::vector<PredictiveDraw>& draws, std::size_t outputs)
{
    const auto fits = [&](const PredictiveDraw& draw) { return draw.prediction.size() == outputs; };
    if (draws.size() < 2 || !std::all_of(draws.begin(), draws.end(), fits))
        throw InputError(MessageId::InvalidArgument,
                         {"predictions", std::to_string(draws.size()) + " draws",
                          "two or more draws of " + std::to_string(outputs) + " values"});
}

// New measurements, one row a draw.
std::vector<std::vector<double>> withNoise(const std::vector<PredictiveDraw>& draws,
                                           const std::vector<OutputSegment>& segments, std::uint64_t seed)
{
    NoiseLikelihood noise(segments);
    std::vector<std::vector<double>> rows;
    for (const PredictiveDraw& draw : draws) {
        RandomStream stream(seed, StreamPurpose::Predictive, static_cast<std::uint32_t>(rows.size()));
        noise.setParameters(draw.noise);
        std::vector<double> row(draw.prediction.size());
        noise.simulate(stream, row);
        for (std::size_t i = 0; i < row.size(); ++i)
            row[i] += draw.prediction[i];
        rows.push_back(std::move(row));
    }
    return rows;
}

void addQuantiles(PredictiveBands& bands, std::vector<double>& column)
{
    std::sort(column.begin(), column.end());
    bands.q05.push_back(sortedQuantile(column, 0.05));
    bands.q25.push_back(sortedQuantile(column, 0.25));
    bands.median.push_back(sortedQuantile(column, 0.5));
    bands.q75.push_back(sortedQuantile(column, 0.75));
    bands.q95.push_back(sortedQuantile(column, 0.95));
}

void addMoments(PredictiveSummary& summary, const std::vector<double>& column)
{
    const auto n = static_cast<double>(column.size());
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
    for (const auto& theta : thetas)
        if (theta.size() <= models || theta.size() > models + NoiseParameters::kMost)
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
            draws[i] = {std::vector<double>(static_cast<std::size_t>(model.outputCount())),
                        noiseParameters(std::span(thetas[i]).subspan(models))};
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
                                      const std::vector<OutputSegment>& segments, std::uint64_t seed)
{
    const auto outputs = static_cast<std::size_t>(NoiseLikelihood(segments).size());
    checkDraws(draws, outputs);
    const auto noisy = withNoise(draws, segments, seed);
    double aleatoric = 0.0;
    for (const PredictiveDraw& draw : draws)
        aleatoric += draw.noise.variance() / static_cast<double>(draws.size());
    PredictiveSummary summary;
    summary.aleatoric.assign(outputs, aleatoric);
    std::vector<double> column(draws.size());
    for (std::size_t i = 0; i < outputs; ++i) {
        for (std::size_t s = 0; s < draws.size(); ++s)
            column[s] = draws[s].prediction[i];
        addMoments(summary, column);
        addQuantiles(summary.model, column);
        for (std::size_t s = 0; s < draws.size(); ++s)
            column[s] = noisy[s][i];
        addQuantiles(summary.measurement, column);
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
    checkDraws(draws, y.size());
    std::vector<double> out(y.size()), terms(draws.size());
    for (std::size_t i = 0; i < y.size(); ++i) {
        for (std::size_t s = 0; s < draws.size(); ++s) {
            const double variance = draws[s].noise.variance(), error = y[i] - draws[s].prediction[i];
            terms[s] = -0.5 * (error * error / variance + std::log(variance)) - kLogSqrt2Pi;
        }
        const double highest = *std::max_element(terms.begin(), terms.end());
        double sum = 0.0;
        for (double term : terms)
            sum += std::exp(term - highest);
        out[i] = highest + std::log(sum / static_cast<double>(draws.size()));
    }
    return out;
}

} // namespace interphase
