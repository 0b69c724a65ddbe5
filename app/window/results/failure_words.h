#pragma once
#include "bayes/failure_counts.h"
#include "calibrate/failure_region.h"

#include <QString>

#include <map>

namespace interphase {

/// Of each reason.
using FailureRegions = std::map<MessageId, std::vector<FailureRegion>>;

/// "12 (0.3 %): <sentence of the first>, mostly where D_s,n < 3e-15 m2/s (92 % of them, 3 % of the draws)".
/// Rich text, for the symbols. solves: of all kinds.
QString failureText(MessageId reason, const FailureCount& failed, long long solves,
                    const FailureRegions& regions);

} // namespace interphase
