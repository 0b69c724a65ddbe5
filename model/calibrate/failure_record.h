#pragma once
#include "bayes/failure_counts.h"
#include "study/study.h"

#include <string>

namespace interphase {

/// Failed solves of a run's chains by reason, and where the first of them were; kept in the study under
/// kFailuresResult, in one transaction with the draws they led to.
inline constexpr const char* kFailuresResult = "failures";

std::string formatFailures(const FailureCounts& failures);
/// Throws InputError where the text is not what formatFailures writes. Reasons that only a newer program
/// knows are left out.
FailureCounts parseFailures(const std::string& json);
/// None where the run has none, or was made before they were kept.
FailureCounts storedFailures(Study& study, RunId run);

} // namespace interphase
