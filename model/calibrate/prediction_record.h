#pragma once
#include "calibrate/prediction.h"
#include "study/study.h"

#include <string>

namespace interphase {

/// A prediction with the run whose draws it was made from; kept in the study under kPredictionResult.
struct PredictionRecord
{
    RunId run = 0;
    long long failed = 0; ///< solves that failed; their draws are left out
    Prediction prediction;
};
inline constexpr const char* kPredictionResult = "prediction";

/// The latest run that has draws, with what it was made with.
struct SampledAnalysis
{
    RunId run = 0;
    std::vector<Dataset> datasets;
    Analysis analysis;
    std::vector<DrawRecord> draws;
};
/// Throws InputError where nothing has been sampled.
SampledAnalysis readSampledAnalysis(Study& study);

/// Predicts the data of the latest run that has draws. Throws InputError where nothing has been sampled.
PredictionRecord predictLatest(const std::string& path, const PredictionOptions& options,
                               const RunContext& context);

/// The latest prediction that was kept; empty where there is none.
std::optional<PredictionRecord> latestPrediction(Study& study);

std::string formatPrediction(const PredictionRecord& record);
/// Throws InputError where the text is not what formatPrediction writes.
PredictionRecord parsePrediction(const std::string& json);

} // namespace interphase
