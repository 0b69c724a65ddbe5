#include "bayes/predictive_checks.h"

#include "bayes/diagnostics.h"
#include "bayes/predictive_noise.h"
#include "core/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace interphase {
namespace {

constexpr double kCoverage = 0.95;
constexpr int kPitPoints = 20;
constexpr double kFurthest = 38.0; // the last normal score with a tail that is not 0

using Rows = std::vector<std::vector<double>>;

std::vector<std::size_t> evenly(std::size_t count, int most)
{
    std::vector<std::size_t> out;
    const std::size_t wanted = std::min(count, static_cast<std::size_t>(most));
    for (std::size_t i = 0; i < wanted; ++i)
        out.push_back(i * count / wanted);
    return out;
}

/// The prediction at some of its outputs, seen through some of its draws.
class Transforms
{
public:
    Transforms(const std::vector<PredictiveDraw>& draws, const std::vector<OutputSegment>& segments,
               std::vector<std::size_t> outputs, int through)
        : m_draws(draws),
          m_outputs(std::move(outputs)),
          m_through(evenly(draws.size(), through)),
          m_noises(m_through.size(), noiseOf(draws.front(), segments))
    {
        for (std::size_t t = 0; t < m_through.size(); ++t)
            m_noises[t].set(draws[m_through[t]]);
    }

    /// The normal scores of data y (of all outputs); `from`: the draw they were simulated from, which is left
    /// out.
    std::vector<double> scores(std::span<const double> y, std::size_t from) const
    {
        std::vector<double> out;
        for (const std::size_t i : m_outputs)
            out.push_back(score(i, y[i], from));
        return out;
    }

private:
    /// Copies of it share what does not differ from draw to draw.
    static PredictiveNoise noiseOf(const PredictiveDraw& draw, const std::vector<OutputSegment>& segments)
    {
        PredictiveNoise noise(segments);
        noise.set(draw);
        return noise;
    }

    /// From the smaller tail, which keeps its digits.
    double score(std::size_t i, double y, std::size_t from) const
    {
        double below = 0.0, above = 0.0;
        for (std::size_t t = 0; t < m_through.size(); ++t) {
            if (m_through[t] == from)
                continue;
            const double z =
                m_noises[t].normalScore(static_cast<int>(i), y - m_draws[m_through[t]].prediction[i]);
            const double tail = 0.5 * std::erfc(std::abs(z) / std::numbers::sqrt2);
            below += z < 0.0 ? tail : 1.0 - tail;
            above += z < 0.0 ? 1.0 - tail : tail;
        }
        const double tail = std::min(below, above) / (below + above);
        const double distance = tail > 0.0 ? -normalQuantile(tail) : kFurthest;
        return below < above ? -distance : distance;
    }

    const std::vector<PredictiveDraw>& m_draws;
    std::vector<std::size_t> m_outputs;
    std::vector<std::size_t> m_through;
    std::vector<PredictiveNoise> m_noises;
};

/// Scores of simulated data sets, one row each.
Rows simulatedScores(const std::vector<PredictiveDraw>& draws, const std::vector<OutputSegment>& segments,
                     const Transforms& transforms, const CheckOptions& options)
{
    Rows out;
    PredictiveNoise noise(segments);
    for (const std::size_t s : evenly(draws.size(), options.simulated)) {
        RandomStream stream(options.seed, StreamPurpose::SimulatedData, static_cast<std::uint32_t>(s));
        noise.set(draws[s]);
        std::vector<double> y(draws[s].prediction.size());
        noise.simulate(stream, y);
        for (std::size_t i = 0; i < y.size(); ++i)
            y[i] += draws[s].prediction[i];
        out.push_back(transforms.scores(y, s));
    }
    return out;
}

double valueOf(TestQuantity quantity, const std::vector<double>& z)
{
    double sum = 0.0, squares = 0.0, largest = 0.0, products = 0.0;
    for (std::size_t i = 0; i < z.size(); ++i) {
        sum += z[i];
        squares += z[i] * z[i];
        largest = std::max(largest, std::abs(z[i]));
        products += i > 0 ? z[i] * z[i - 1] : 0.0;
    }
    const auto n = static_cast<double>(z.size());
    switch (quantity) {
    case TestQuantity::Spread:
        return std::sqrt(squares / n);
    case TestQuantity::Largest:
        return largest;
    case TestQuantity::Mean:
        return sum / n;
    case TestQuantity::Neighbours:
        break;
    }
    return squares > 0.0 ? products / squares : 0.0;
}

PredictiveCheck compare(TestQuantity quantity, const std::vector<double>& own, const Rows& made)
{
    PredictiveCheck out{quantity, valueOf(quantity, own), 0.0, 0.0};
    const auto n = static_cast<double>(made.size());
    for (const std::vector<double>& row : made) {
        const double value = valueOf(quantity, row);
        out.simulated += value / n;
        out.pValue += value >= out.observed ? 1.0 / n : 0.0;
    }
    return out;
}

/// The share of transforms not above each point.
std::vector<double> distribution(const std::vector<double>& scores)
{
    std::vector<double> out;
    for (int p = 1; p < kPitPoints; ++p) {
        const double limit = normalQuantile(static_cast<double>(p) / kPitPoints);
        const auto below = std::ranges::count_if(scores, [limit](double z) { return z <= limit; });
        out.push_back(static_cast<double>(below) / static_cast<double>(scores.size()));
    }
    return out;
}

/// Mean and spread of the simulated functions at each point.
struct Expected
{
    std::vector<double> mean, sd;

    /// How many spreads a function lies off, at the worst point.
    double departure(const std::vector<double>& ecdf) const
    {
        double worst = 0.0;
        for (std::size_t p = 0; p < ecdf.size(); ++p)
            worst = std::max(worst, std::abs(ecdf[p] - mean[p]) / sd[p]);
        return worst;
    }
};

/// least: no spread is smaller, for no step of the functions is.
Expected expectedOf(const Rows& functions, double least)
{
    const auto n = static_cast<double>(functions.size());
    Expected out;
    for (std::size_t p = 0; p < functions.front().size(); ++p) {
        double mean = 0.0, square = 0.0;
        for (const auto& row : functions)
            mean += row[p] / n;
        for (const auto& row : functions)
            square += (row[p] - mean) * (row[p] - mean);
        out.mean.push_back(mean);
        out.sd.push_back(std::max(std::sqrt(square / (n - 1.0)), least));
    }
    return out;
}

PitCheck checkPit(const std::vector<double>& own, const Rows& made)
{
    PitCheck out;
    out.ecdf = distribution(own);
    Rows functions;
    for (const std::vector<double>& row : made)
        functions.push_back(distribution(row));
    const Expected expected = expectedOf(functions, 0.5 / static_cast<double>(own.size()));
    const double observed = expected.departure(out.ecdf);
    std::vector<double> departures;
    double further = 1.0;
    for (const auto& row : functions) {
        departures.push_back(expected.departure(row));
        further += departures.back() >= observed ? 1.0 : 0.0;
    }
    out.pValue = further / (static_cast<double>(functions.size()) + 1.0);
    std::sort(departures.begin(), departures.end());
    const double wide = sortedQuantile(departures, kCoverage);
    for (std::size_t p = 0; p < out.ecdf.size(); ++p) {
        out.point.push_back(static_cast<double>(p + 1) / kPitPoints);
        out.lower.push_back(std::max(0.0, expected.mean[p] - wide * expected.sd[p]));
        out.upper.push_back(std::min(1.0, expected.mean[p] + wide * expected.sd[p]));
    }
    return out;
}

} // namespace

PredictiveChecks checkPredictive(const std::vector<PredictiveDraw>& draws,
                                 const std::vector<OutputSegment>& segments, std::span<const double> y,
                                 const std::vector<bool>& chosen, const CheckOptions& options)
{
    const auto fits = [&](const PredictiveDraw& draw) { return draw.prediction.size() == y.size(); };
    if (draws.size() < 3 || chosen.size() != y.size() || !std::ranges::all_of(draws, fits))
        throw InputError(MessageId::InvalidArgument,
                         {"predictions that are checked", std::to_string(draws.size()) + " draws",
                          "three or more draws of " + std::to_string(y.size()) + " values"});
    std::vector<std::size_t> outputs;
    for (std::size_t i = 0; i < y.size(); ++i)
        if (chosen[i])
            outputs.push_back(i);
    PredictiveChecks out;
    if (outputs.size() < 2)
        return out;
    const Transforms transforms(draws, segments, std::move(outputs), options.through);
    const std::vector<double> own = transforms.scores(y, draws.size());
    const Rows made = simulatedScores(draws, segments, transforms, options);
    for (int q = 0; q < kTestQuantities; ++q)
        out.quantities.push_back(compare(static_cast<TestQuantity>(q), own, made));
    if (own.size() >= static_cast<std::size_t>(kFewestForPit))
        out.pit = checkPit(own, made);
    return out;
}

} // namespace interphase
