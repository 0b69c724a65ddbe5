#pragma once
#include "calibrate/prediction_record.h"
#include "ui/view/predict_view.h"

namespace interphase {

/// Bands and shares of the variance of a predicted voltage, without data.
PredictiveView bandView(const std::vector<double>& time_s, const PredictiveSummary& summary, int readings);

/// The page Predict for one of the data sets of a prediction; -1: the first of which something was held out.
PredictView predictView(const PredictionRecord& record, int dataset, NoiseKind noise);

} // namespace interphase
