#pragma once
#include "calibrate/prediction_record.h"
#include "ui/view/predict_view.h"

namespace interphase {

/// The page Predict for one of the data sets of a prediction.
PredictView predictView(const PredictionRecord& record, int dataset, NoiseKind noise);

} // namespace interphase
