#pragma once
#include "core/message.h"

#include <map>

namespace interphase {

/// How often a density could not be evaluated, by reason.
using FailureCounts = std::map<MessageId, long long>;

inline void addFailures(FailureCounts& sum, const FailureCounts& more)
{
    for (const auto& [reason, count] : more)
        sum[reason] += count;
}

/// Implemented by densities that count their failed solves. Each clone counts its own, from zero.
class CountsFailures
{
public:
    virtual ~CountsFailures() = default;
    virtual const FailureCounts& failures() const = 0;
};

} // namespace interphase
