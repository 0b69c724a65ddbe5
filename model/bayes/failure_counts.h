#pragma once
#include "core/message.h"

#include <map>

namespace interphase {

/// How often a density could not be evaluated for one reason, and the first time's sentence.
struct FailureCount
{
    long long count = 0;
    Message first;
};

using FailureCounts = std::map<MessageId, FailureCount>;

inline void addFailures(FailureCounts& sum, const Message& reason, long long count = 1)
{
    FailureCount& entry = sum[reason.id];
    if (entry.count == 0)
        entry.first = reason;
    entry.count += count;
}

inline void addFailures(FailureCounts& sum, const FailureCounts& more)
{
    for (const auto& [id, failures] : more)
        addFailures(sum, failures.first, failures.count);
}

/// What was added to `earlier` to make `all`.
inline FailureCounts failuresSince(const FailureCounts& earlier, const FailureCounts& all)
{
    FailureCounts out;
    for (const auto& [id, failures] : all) {
        const auto before = earlier.find(id);
        const long long count = failures.count - (before == earlier.end() ? 0 : before->second.count);
        if (count > 0)
            addFailures(out, failures.first, count);
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
