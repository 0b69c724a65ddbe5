#pragma once
#include "calibrate/prediction.h"
#include "ui/view/predict_view.h"

namespace interphase {

/// Which models a prediction was averaged over; summary: whose variance is told of.
ModelsView modelsView(const AveragedModels& average, const PredictiveSummary& summary);

} // namespace interphase
