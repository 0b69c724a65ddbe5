#pragma once
#include "calibrate/comparison.h"

#include <string>

namespace interphase {

/// What evidence prints of one analysis, for people and as JSON (described by evidence --help).
std::string formatEvidenceText(const std::string& analysis, const EvidenceRecord& record);
std::string formatEvidenceJson(const std::string& analysis, const EvidenceRecord& record);

/// What compare prints.
std::string formatComparisonText(const Comparison& comparison);
std::string formatComparisonJson(const std::string& study, const Comparison& comparison);

} // namespace interphase
