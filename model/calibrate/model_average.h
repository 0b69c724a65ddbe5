#pragma once
#include "calibrate/protocol_record.h"

namespace interphase {

// Predictions over the analyses of a study that are compared, weighed by what the data say of them.
//
// Problem: a prediction with one model leaves out that another model of the same data predicts something
// else. Method: each model predicts with its own draws; the bands are those of the mixture, made of draws
// taken from each in proportion to its weight, and the variance is split by the law of total variance
// (varianceShares) into noise, parameters, errors of the models and what the models disagree. Weights are the
// posterior probabilities (Comparison), or those of stacking on leave-future-out, which need no model to be
// true. A model with a weight below kLeastWeight is not predicted. It says nothing of a model that is not
// among them.

/// The data of the selected analysis, at the times that all of them predict. Throws InputError as
/// weighModels().
PredictionRecord predictOverModels(Study& study, const PredictionOptions& options, const RunContext& context);
/// Throws InputError as weighModels() and predictProtocol().
ProtocolRecord predictProtocolOverModels(Study& study, const ProtocolQuestion& question,
                                         const RunContext& context);

} // namespace interphase
