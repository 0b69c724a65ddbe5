#pragma once
#include "core/message.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <vector>

namespace interphase {

/// How often a density could not be evaluated for one reason, the first time's sentence, and where in
/// parameter space the first ones were.
struct FailureCount
{
    long long count = 0;
    Message first;
    std::vector<std::vector<double>> where; ///< parameter values, at most kFailuresPlaced of each density
};
inline constexpr std::size_t kFailuresPlaced = 100;
inline constexpr std::size_t kFailuresPlacedInAll = 1000; ///< of densities that are added up

using FailureCounts = std::map<MessageId, FailureCount>;

inline void addFailures(FailureCounts& sum, const Message& reason, long long count = 1)
{
    FailureCount& entry = sum[reason.id];
    if (entry.count == 0)
        entry.first = reason;
    entry.count += count;
}

/// One failure at these parameter values.
inline void addFailure(FailureCounts& sum, const Message& reason, std::span<const double> theta)
{
    addFailures(sum, reason);
    auto& where = sum[reason.id].where;
    if (where.size() < kFailuresPlaced &&
        std::ranges::all_of(theta, [](double v) { return std::isfinite(v); }))
        where.emplace_back(theta.begin(), theta.end());
}

inline void addFailures(FailureCounts& sum, const FailureCounts& added)
{
    for (const auto& [id, failures] : added) {
        addFailures(sum, failures.first, failures.count);
        auto& where = sum[id].where;
        const std::size_t room = kFailuresPlacedInAll - std::min(kFailuresPlacedInAll, where.size());
        const auto more = static_cast<std::ptrdiff_t>(std::min(room, failures.where.size()));
        where.insert(where.end(), failures.where.begin(), failures.where.begin() + more);
    }
}

/// What was added to `earlier` to make `all`.
inline FailureCounts failuresSince(const FailureCounts& earlier, const FailureCounts& all)
{
    FailureCounts out;
    for (const auto& [id, failures] : all) {
        const auto before = earlier.find(id);
        const bool none = before == earlier.end();
        const long long count = failures.count - (none ? 0 : before->second.count);
        if (count <= 0)
            continue;
        addFailures(out, failures.first, count);
        const auto placed = static_cast<std::ptrdiff_t>(none ? 0 : before->second.where.size());
        out[id].where.assign(failures.where.begin() + placed, failures.where.end());
    }
    return out;
}

inline long long totalFailures(const FailureCounts& failures)
{
    long long sum = 0;
    for (const auto& [id, entry] : failures)
        sum += entry.count;
    return sum;
}

/// Implemented by densities that count their failed solves. Each clone counts its own, from zero.
class CountsFailures
{
public:
    virtual ~CountsFailures() = default;
    virtual const FailureCounts& failures() const = 0;
};

} // namespace interphase
