#include "bayes/mixing.h"
#include "bayes/autocorrelation.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

Chains firstDraws(const Chains& chains, std::size_t count)
{
    Chains out;
    for (const auto& chain : chains)
        out.emplace_back(chain.begin(), chain.begin() + static_cast<std::ptrdiff_t>(count));
    return out;
}

// Cut to equal length; none if nothing can be said of them.
Chains usableChains(const Chains& chains)
{
    if (chains.empty() || std::isnan(essBulk(chains)))
        return {};
    const auto shorter = [](const auto& a, const auto& b) { return a.size() < b.size(); };
    return firstDraws(chains, std::min_element(chains.begin(), chains.end(), shorter)->size());
}

} // namespace

std::vector<double> autocorrelations(const Chains& chains, std::size_t lags)
{
    const Chains equal = usableChains(chains);
    std::vector<double> out;
    if (equal.empty())
        return out;
    const Autocorrelation rho(equal);
    out.push_back(1.0);
    for (std::size_t lag = 1; lag < std::min(lags, equal.front().size()); ++lag)
        out.push_back(rho(lag));
    return out;
}

std::vector<std::vector<int>> rankHistograms(const Chains& chains, std::size_t bins)
{
    const Chains equal = usableChains(chains);
    if (equal.empty() || bins == 0)
        return {};
    std::vector<double> all;
    for (const auto& chain : equal)
        all.insert(all.end(), chain.begin(), chain.end());
    const std::vector<double> ranks = meanRanks(all);
    std::vector<std::vector<int>> out(equal.size(), std::vector<int>(bins));
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        const double position = (ranks[i] - 0.5) / static_cast<double>(ranks.size());
        const auto bin = static_cast<std::size_t>(position * static_cast<double>(bins));
        ++out[i / equal.front().size()][std::min(bin, bins - 1)];
    }
    return out;
}

std::vector<EssPoint> essGrowth(const Chains& chains, std::size_t points)
{
    const Chains equal = usableChains(chains);
    std::vector<EssPoint> out;
    for (std::size_t i = 1; i <= points && !equal.empty(); ++i) {
        const std::size_t count = equal.front().size() * i / points;
        const Chains part = firstDraws(equal, count);
        const double bulk = essBulk(part);
        if (!std::isnan(bulk))
            out.push_back({count, bulk, essTail(part)});
    }
    return out;
}

} // namespace interphase
