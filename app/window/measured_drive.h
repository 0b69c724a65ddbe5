#pragma once
#include "calibrate/analysis.h"

#include <optional>
#include <vector>

namespace interphase {

/// A data set made ready to drive a model, whatever is free or fitted: what the live curve and the prior
/// predictive need.
struct MeasuredDrive
{
    DrivenData driven;
    std::vector<double> voltage_V; ///< measured, at driven.times_s
    std::optional<TimeWindow> fit; ///< empty: all
    std::optional<TimeWindow> holdOut;
};

/// At most `points` rows of the whole data set. Throws InputError as prepareAnalysis() does, e.g. where no
/// rest gives the initial state of charge.
MeasuredDrive measuredDrive(const Definition& definition, const Cell& cell, const Dataset& data, int points);

/// The data set that is looked at while the model is set up: the first that is fitted, else the first. Null
/// without any.
const Dataset* leadingDataset(const Definition& definition, const std::vector<Dataset>& datasets);

} // namespace interphase
