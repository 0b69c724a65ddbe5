#pragma once
#include "bayes/risk.h"
#include "calibrate/prediction.h"
#include "study/definition.h"
#include "ui/view/predict_view.h"

namespace interphase {

/// How a p-value reads. twoSided: one near 1 tells against the model as one near 0 does.
Tone toneOf(double p, bool twoSided);
/// "0.43", "< 0.01".
QString pValueText(double p);
/// "p = 0.43", "p < 0.01", of a text of pValueText().
QString pSays(const QString& pValue);

/// Whether the bands of a prediction hold what they should, and what would help.
QString predictionAdvice(const PredictedData& data, const PredictiveView& curve, NoiseKind noise);
/// What the predictive checks say of each part of the data that was tested; empty where none was.
QString predictionChecksText(const PredictedData& data);

/// Whether held-out rows are predicted given the residuals of fitted ones, or as a new measurement; empty
/// where none are held out.
QString heldOutText(const PredictedData& data);

/// Of a limit that no draw is beyond: "below 1 in 333"; empty where some are.
QString rareText(const Risk& risk);

} // namespace interphase
