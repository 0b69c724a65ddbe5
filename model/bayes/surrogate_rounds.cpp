#include "bayes/surrogate_rounds.h"

#include "bayes/draw_moments.h"

#include "bayes/nuts.h"
#include "core/parallel.h"
#include "core/text.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

constexpr int kFewest = 12; // half of them tell how wrong a surrogate is
constexpr double kMostOutside = 0.01, kFarOutside = 0.05;
constexpr std::uint32_t kStreamsARound = 1U << 12;
constexpr std::uint32_t kChainStream = 1U << 11; // of those, behind the points

using Cloud = std::vector<std::vector<double>>;

/// Draws of NUTS on the surrogate, from members of the cloud. Those of a chain end where it fails.
std::vector<Cloud> drawOn(const LogDensity& surrogate, const Cloud& cloud,
                          const SurrogateRoundsOptions& options, std::uint32_t firstStream,
                          const std::stop_token& stop)
{
    constexpr int kWarmup = 100, kDraws = 150;
    const std::vector<double> metric = momentsOfDraws(cloud).covariance;
    std::vector<Cloud> out(static_cast<std::size_t>(options.chains));
    const auto draw = [&](int c) {
        const std::size_t at =
            static_cast<std::size_t>(c) * cloud.size() / static_cast<std::size_t>(options.chains);
        ChainState start = makeChainState(cloud[at], options.seed, c, metric);
        start.stream = {options.seed, StreamPurpose::Emulator, firstStream + static_cast<std::uint32_t>(c),
                        0};
        NutsOptions nuts;
        nuts.warmup = kWarmup;
        NutsChain chain(surrogate.clone(), nuts, std::move(start));
        Draw drawn;
        for (int i = 0; i < kWarmup + kDraws; ++i) {
            if (!chain.step(drawn, stop).ok())
                return;
            if (!drawn.warmup)
                out[static_cast<std::size_t>(c)].push_back(drawn.q);
        }
    };
    runParallel(options.chains, options.threads, draw);
    return out;
}

Cloud joined(const std::vector<Cloud>& chains)
{
    Cloud out;
    for (const Cloud& chain : chains)
        out.insert(out.end(), chain.begin(), chain.end());
    return out;
}

/// Of the draws, how many are where the surrogate is held down because its polynomial ends.
double shareBeyond(const std::vector<Cloud>& chains, const SurrogateDensity& surrogate)
{
    double beyond = 0.0, all = 0.0;
    for (const Cloud& chain : chains)
        for (const std::vector<double>& q : chain) {
            all += 1.0;
            beyond += surrogate.distance(q) > surrogate.radius() ? 1.0 : 0.0;
        }
    return all > 0.0 ? beyond / all : 1.0;
}

double standardDeviation(const std::vector<double>& x)
{
    double mean = 0.0, square = 0.0;
    for (const double v : x)
        mean += v / static_cast<double>(x.size());
    for (const double v : x)
        square += (v - mean) * (v - mean) / static_cast<double>(x.size());
    return x.size() < 2 ? std::numeric_limits<double>::infinity() : std::sqrt(square);
}

/// How wrong the surrogate is at its own draws among the points from `first` on (at even places, see
/// emulatorPoints()). A point that cannot be solved is as wrong as can be.
double spreadOf(const LinearisedPoints& points, std::size_t first, LogDensity& surrogate)
{
    std::vector<std::size_t> draws;
    for (std::size_t i = first; i < points.size(); i += 2)
        draws.push_back(i);
    const std::vector<double> differences = points.differences(surrogate, draws);
    return differences.size() < draws.size() ? std::numeric_limits<double>::infinity()
                                             : standardDeviation(differences);
}

} // namespace

SurrogateRounds fitInRounds(const Posterior& posterior, const std::vector<std::vector<double>>& idea,
                            const SurrogateRoundsOptions& options, const RunContext& context)
{
    SurrogateRounds out;
    EmulatorOptions lower = options.emulator;
    lower.highestDegree = std::max(1, lower.highestDegree - 1);
    const int k = posterior.modelParameterCount();
    const int first = emulatorPointCount(k, lower),
              each = std::max({emulatorPointCount(k, options.emulator) - first, first / 2, kFewest});
    LinearisedPoints points(posterior);
    Cloud cloud = idea;
    double outside = 0.0; // share of draws that were held back where the polynomial ends
    const auto solve = [&](int count) {
        const double spread = outside > kFarOutside ? 3.0 : 1.5;
        const std::uint32_t stream = static_cast<std::uint32_t>(out.rounds) * kStreamsARound;
        out.status =
            points.add(emulatorPoints(cloud, count, options.seed, stream, spread), options.threads, context);
        out.points = static_cast<int>(points.size());
        out.solved = points.solved();
        return out.status.ok();
    };
    if (!solve(first))
        return out;
    while (true) {
        EmulatorFit fit = fitEmulator(points, options.emulator);
        out.status = fit.status;
        if (!fit.status.ok())
            return out;
        out.degree = fit.degree;
        out.terms = fit.terms;
        out.density = std::move(fit.density);
        if (out.rounds > 0 && out.spread <= options.enough && outside <= kMostOutside)
            return out;
        if (out.rounds == options.mostRounds) {
            out.density.reset();
            out.status = Status::failed(MessageId::InvalidArgument,
                                        {"surrogate",
                                         "its log density is off by " + formatRounded(out.spread, 2) +
                                             " at its own draws, of which " +
                                             formatRounded(100.0 * outside, 2) + " % lie beyond its points",
                                         "at most " + formatRounded(options.enough, 2) + " and " +
                                             formatRounded(100.0 * kMostOutside, 2) + " %"});
            return out;
        }
        ++out.rounds;
        out.draws =
            drawOn(*out.density, cloud, options,
                   static_cast<std::uint32_t>(out.rounds) * kStreamsARound + kChainStream, context.stop);
        if (context.stopRequested()) {
            out.status = Status::cancelled();
            return out;
        }
        outside = shareBeyond(out.draws, *out.density);
        Cloud next = joined(out.draws);
        if (next.size() > idea.size() / 2 && next.size() > 2 * idea.front().size())
            cloud = std::move(next);
        const std::size_t before = points.size();
        if (!solve(each))
            return out;
        out.spread = spreadOf(points, before, *out.density);
    }
}

} // namespace interphase
