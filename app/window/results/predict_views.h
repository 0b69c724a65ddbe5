#pragma once
#include "calibrate/prediction_record.h"
#include "ui/view/predict_view.h"

namespace interphase {

/// The page Predict for one of the data sets of a prediction; -1: the first of which something was held out.
PredictView predictView(const PredictionRecord& record, int dataset, NoiseKind noise);

} // namespace interphase
