#include "bayes/diagnostics.h"
#include "bayes/autocorrelation.h"
#include "core/random.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <cmath>
#include <limits>
#include <numeric>

namespace interphase {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kFewestDraws = 4;

double meanOf(std::span<const double> x)
{
    return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
}

// Sample variance, denominator n - 1.
double varianceOf(std::span<const double> x)
{
    const double centre = meanOf(x);
    double sum = 0.0;
    for (double value : x)
        sum += (value - centre) * (value - centre);
    return sum / (static_cast<double>(x.size()) - 1.0);
}

std::size_t commonLength(const Chains& chains)
{
    std::size_t length = chains.empty() ? 0 : chains.front().size();
    for (const auto& chain : chains)
        length = std::min(length, chain.size());
    return length;
}

std::vector<double> pooled(const Chains& chains)
{
    std::vector<double> all;
    const std::size_t n = commonLength(chains);
    for (const auto& chain : chains)
        all.insert(all.end(), chain.begin(), chain.begin() + static_cast<std::ptrdiff_t>(n));
    return all;
}

std::vector<double> sortedPool(const Chains& chains)
{
    std::vector<double> all = pooled(chains);
    std::sort(all.begin(), all.end());
    return all;
}

bool usable(const Chains& chains)
{
    const std::vector<double> all = pooled(chains);
    const bool finite = std::all_of(all.begin(), all.end(), [](double x) { return std::isfinite(x); });
    if (commonLength(chains) < kFewestDraws || !finite)
        return false;
    const auto [low, high] = std::minmax_element(all.begin(), all.end());
    return *low < *high;
}

// Each chain as two; of an odd length the middle draw is left out.
Chains split(const Chains& chains)
{
    Chains halves;
    const auto n = static_cast<std::ptrdiff_t>(commonLength(chains));
    const std::ptrdiff_t half = n / 2;
    for (const auto& chain : chains) {
        halves.emplace_back(chain.begin(), chain.begin() + half);
        halves.emplace_back(chain.begin() + (n - half), chain.begin() + n);
    }
    return halves;
}

// Normal scores of the ranks over all chains; equal values share their mean rank.
Chains rankNormalised(const Chains& chains)
{
    std::vector<double> scores = meanRanks(pooled(chains));
    const auto count = static_cast<double>(scores.size());
    for (double& score : scores)
        score = normalQuantile((score - 0.375) / (count + 0.25));
    Chains out;
    const std::size_t n = commonLength(chains);
    for (std::size_t c = 0; c < chains.size(); ++c)
        out.emplace_back(scores.begin() + static_cast<std::ptrdiff_t>(c * n),
                         scores.begin() + static_cast<std::ptrdiff_t>((c + 1) * n));
    return out;
}

Chains mapped(const Chains& chains, const auto& f)
{
    Chains out = chains;
    for (auto& chain : out)
        std::transform(chain.begin(), chain.end(), chain.begin(), f);
    return out;
}

std::vector<double> meansOf(const Chains& chains)
{
    std::vector<double> means;
    for (const auto& chain : chains)
        means.push_back(meanOf(chain));
    return means;
}

double plainRHat(const Chains& chains)
{
    const auto n = static_cast<double>(chains.front().size());
    const double between = n * varianceOf(meansOf(chains));
    double within = 0.0;
    for (const auto& chain : chains)
        within += varianceOf(chain) / static_cast<double>(chains.size());
    return std::sqrt((between / within + n - 1.0) / n);
}

// Sums of neighbouring pairs of autocorrelations while positive, made non-increasing (Geyer); twice their sum
// minus one is the autocorrelation time. Of the pair that ends the sequence the even term counts once, if
// positive.
double autocorrelationTime(const Autocorrelation& rho, std::size_t draws)
{
    double even = 1.0;
    double pair = even + rho(1);
    double ceiling = pair;
    double sum = 0.0;
    // The last lags are left out: their autocovariances are sums of too few products.
    for (std::size_t lag = 1; lag + 3 < draws && pair > 0.0; lag += 2) {
        ceiling = std::min(ceiling, pair);
        sum += ceiling;
        even = rho(lag + 1);
        pair = even + rho(lag + 2);
    }
    return 2.0 * sum - 1.0 + std::max(even, 0.0);
}

double plainEss(const Chains& chains)
{
    const std::size_t draws = chains.front().size();
    const auto total = static_cast<double>(draws * chains.size());
    const double time = autocorrelationTime(Autocorrelation(chains), draws);
    return total / std::max(time, 1.0 / std::log10(total));
}

} // namespace

double sortedQuantile(std::span<const double> sorted, double p)
{
    const double position = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (position - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

std::vector<double> meanRanks(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t begin = 0; begin < values.size();) {
        std::size_t end = begin;
        while (end < values.size() && values[order[end]] == values[order[begin]])
            ++end;
        const double rank = 0.5 * static_cast<double>(begin + 1 + end);
        for (; begin < end; ++begin)
            ranks[order[begin]] = rank;
    }
    return ranks;
}

/// Of chains as they are, in how far they spread.
static double spreadRHat(const Chains& chains)
{
    const double centre = sortedQuantile(sortedPool(chains), 0.5);
    return plainRHat(rankNormalised(mapped(chains, [=](double x) { return std::abs(x - centre); })));
}

double rHatLocation(const Chains& chains)
{
    return usable(chains) ? plainRHat(rankNormalised(split(chains))) : kNaN;
}

double rHatSpread(const Chains& chains)
{
    return usable(chains) ? spreadRHat(split(chains)) : kNaN;
}

Chains ensemblesOf(const Chains& walkers, int together)
{
    const auto each = static_cast<std::size_t>(together);
    if (each == 1)
        return walkers;
    Chains out;
    for (std::size_t first = 0; first + each <= walkers.size(); first += each) {
        std::size_t length = walkers[first].size();
        for (std::size_t w = 0; w < each; ++w)
            length = std::min(length, walkers[first + w].size());
        std::vector<double>& chain = out.emplace_back();
        for (std::size_t i = 0; i < length; ++i)
            for (std::size_t w = 0; w < each; ++w)
                chain.push_back(walkers[first + w][i]);
    }
    return out;
}

double rHat(const Chains& chains)
{
    return std::max(rHatLocation(chains), rHatSpread(chains));
}

double rHat(const Chains& chains, const ChainGroups& groups)
{
    if (groups.ordered)
        return rHat(ensemblesOf(chains, groups.together));
    if (chains.size() < 2 || !usable(chains))
        return kNaN;
    Chains equal = chains;
    for (auto& chain : equal)
        chain.resize(commonLength(chains));
    return std::max(plainRHat(rankNormalised(equal)), spreadRHat(equal));
}

double essBulk(const Chains& chains)
{
    return usable(chains) ? plainEss(rankNormalised(split(chains))) : kNaN;
}

double essMean(const Chains& chains)
{
    return usable(chains) ? plainEss(split(chains)) : kNaN;
}

double essQuantile(const Chains& chains, double p)
{
    if (!usable(chains))
        return kNaN;
    const double q = sortedQuantile(sortedPool(chains), p);
    const Chains below = mapped(chains, [=](double x) { return x <= q ? 1.0 : 0.0; });
    return usable(below) ? plainEss(split(below)) : kNaN;
}

double essTail(const Chains& chains)
{
    return std::min(essQuantile(chains, 0.05), essQuantile(chains, 0.95));
}

double mcseMean(const Chains& chains)
{
    return std::sqrt(varianceOf(pooled(chains)) / essMean(chains));
}

// By the delta method from the error of the mean of squares (the fourth moment).
double mcseSd(const Chains& chains)
{
    if (!usable(chains))
        return kNaN;
    const double centre = meanOf(pooled(chains));
    const Chains squares = mapped(chains, [=](double x) { return (x - centre) * (x - centre); });
    const std::vector<double> all = pooled(squares);
    const double variance = meanOf(all);
    return std::sqrt(varianceOf(all) / essMean(squares) / variance / 4.0);
}

double mcseQuantile(const Chains& chains, double p)
{
    const double ess = essQuantile(chains, p);
    if (std::isnan(ess))
        return kNaN;
    const boost::math::beta_distribution<double> beta(ess * p + 1.0, ess * (1.0 - p) + 1.0);
    constexpr double kOneSigma = 0.1586553;
    const std::vector<double> sorted = sortedPool(chains);
    const auto size = static_cast<double>(sorted.size());
    const double low = std::max(std::floor(quantile(beta, kOneSigma) * size - 1.0), 0.0);
    const double high = std::min(std::ceil(quantile(beta, 1.0 - kOneSigma) * size - 1.0), size - 1.0);
    return 0.5 * (sorted[static_cast<std::size_t>(high)] - sorted[static_cast<std::size_t>(low)]);
}

double energyFraction(std::span<const double> energies)
{
    if (energies.size() < kFewestDraws)
        return kNaN;
    double sum = 0.0;
    for (std::size_t i = 1; i < energies.size(); ++i)
        sum += (energies[i] - energies[i - 1]) * (energies[i] - energies[i - 1]);
    return sum / (varianceOf(energies) * (static_cast<double>(energies.size()) - 1.0));
}

ParameterSummary summarise(const Chains& chains, const ChainGroups& groups)
{
    ParameterSummary out;
    const std::vector<double> sorted = sortedPool(chains);
    if (sorted.size() < 2)
        return {kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN};
    out.mean = meanOf(sorted);
    out.sd = std::sqrt(varianceOf(sorted));
    out.q05 = sortedQuantile(sorted, 0.05);
    out.median = sortedQuantile(sorted, 0.5);
    out.q95 = sortedQuantile(sorted, 0.95);
    out.rHat = rHat(chains, groups);
    out.essBulk = essBulk(chains);
    out.essTail = essTail(chains);
    out.mcseMean = mcseMean(chains);
    out.mcseSd = mcseSd(chains);
    out.mcseQ05 = mcseQuantile(chains, 0.05);
    out.mcseMedian = mcseQuantile(chains, 0.5);
    out.mcseQ95 = mcseQuantile(chains, 0.95);
    return out;
}

} // namespace interphase
