#pragma once
#include "calibrate/mode_report.h"
#include "study/study.h"

namespace interphase {

// A calibration that begins where an earlier one, of a similar cell, has ended.
//
// Problem: of many cells of one kind each would be searched and warmed up for a minute, though the posterior
// of the next has much the same shape, a little elsewhere. Method: the search for the mode begins at the mean
// of the earlier draws; these draws, moved to the mode that was found, are where chains start and where the
// polynomial of a surrogate is fitted, and their covariance is the metric. The model and the data are those
// of the next cell alone, so the draws are exact; whether they suffice is told by their own diagnostics.

/// Draws of the latest run of a study in the coordinates of another posterior.
struct EarlierDraws
{
    std::string study;
    std::vector<std::vector<double>> q;
    std::vector<double> mean;
};

/// Throws InputError where nothing was sampled, or a quantity of the analysis was not.
EarlierDraws earlierDraws(Study& earlier, const Analysis& analysis);

/// Into report.chainStarts and report.covariance.
void addEarlierStarts(const EarlierDraws& earlier, ModeReport& report);

} // namespace interphase
