#pragma once
#include "app/benchmark/benchmark.h"
#include "study/study.h"

namespace interphase {

struct CalibrationTimes
{
    double all_s = 0.0;    ///< from the study to the last draw, the search for the mode included
    double warmup_s = 0.0; ///< of it until every chain had done its warm-up
};

/// Makes a study at `path` and calibrates it, from the draws of an earlier one unless that is empty. Throws
/// where it fails or is stopped.
CalibrationTimes calibrateStudy(const std::string& path, const StudyEdit& contents,
                                const std::string& earlier, const std::stop_token& stop);

/// What a calibrated study says of itself: {"largest_r_hat", "smallest_ess", ...}; for BenchmarkResult::more.
std::vector<std::pair<std::string, double>> qualityOf(const std::string& path);

} // namespace interphase
