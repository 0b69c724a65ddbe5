#include "calibrate/failure_region.h"

#include "study/definition.h"

#include <algorithm>
#include <string_view>

namespace interphase {
namespace {

constexpr std::size_t kFewestFailures = 5;
constexpr std::size_t kMostRegions = 2;
constexpr double kClear = 0.5; ///< distance of the distributions

/// "sigma_V", "sigma_V (1C)"
bool ofNoise(const std::string& quantity)
{
    const std::string name = quantity.substr(0, quantity.find(" ("));
    return std::ranges::any_of(noiseNames(), [&name](std::string_view noise) { return noise == name; });
}

std::vector<double> sorted(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values;
}

std::vector<double> pooled(const Chains& chains)
{
    std::vector<double> out;
    for (const auto& chain : chains)
        out.insert(out.end(), chain.begin(), chain.end());
    return sorted(std::move(out));
}

/// Share of sorted values up to x, x included.
double shareUpTo(const std::vector<double>& values, double x)
{
    const auto end = std::upper_bound(values.begin(), values.end(), x);
    return static_cast<double>(end - values.begin()) / static_cast<double>(values.size());
}

double shareFrom(const std::vector<double>& values, double x)
{
    const auto begin = std::lower_bound(values.begin(), values.end(), x);
    return static_cast<double>(values.end() - begin) / static_cast<double>(values.size());
}

double distance(const FailureRegion& region)
{
    return region.ofFailures - region.ofDraws;
}

/// The limit, at a failed solve, that parts failures from draws best.
FailureRegion clearest(const std::string& quantity, const std::vector<double>& failed,
                       const std::vector<double>& drawn)
{
    FailureRegion best{quantity};
    for (const double x : failed) {
        const FailureRegion below{quantity, true, x, shareUpTo(failed, x), shareUpTo(drawn, x)};
        const FailureRegion above{quantity, false, x, shareFrom(failed, x), shareFrom(drawn, x)};
        for (const FailureRegion& region : {below, above})
            if (distance(region) > distance(best))
                best = region;
    }
    return best;
}

} // namespace

std::vector<FailureRegion> failureRegions(const FailureCount& failed,
                                          const std::vector<std::string>& quantities,
                                          const std::vector<Chains>& drawn)
{
    std::vector<FailureRegion> out;
    if (failed.where.size() < kFewestFailures)
        return out;
    for (std::size_t q = 0; q < std::min(quantities.size(), drawn.size()); ++q) {
        std::vector<double> values;
        for (const std::vector<double>& theta : failed.where)
            if (q < theta.size())
                values.push_back(theta[q]);
        const std::vector<double> draws = pooled(drawn[q]);
        if (values.empty() || draws.empty() || ofNoise(quantities[q]))
            continue;
        const FailureRegion region = clearest(quantities[q], sorted(std::move(values)), draws);
        if (distance(region) >= kClear)
            out.push_back(region);
    }
    std::ranges::stable_sort(out, [](const auto& a, const auto& b) { return distance(a) > distance(b); });
    out.resize(std::min(out.size(), kMostRegions));
    return out;
}

} // namespace interphase
