#pragma once
#include "bayes/predictive.h"
#include "calibrate/model_weights.h"
#include "calibrate/result_json.h"

namespace interphase {

// The summary of a prediction in the results that a study keeps.

inline nlohmann::json bandsJson(const PredictiveBands& b)
{
    return {{"q05", jsonNumbers(b.q05)},
            {"q25", jsonNumbers(b.q25)},
            {"median", jsonNumbers(b.median)},
            {"q75", jsonNumbers(b.q75)},
            {"q95", jsonNumbers(b.q95)}};
}

inline PredictiveBands bandsOf(const nlohmann::json& j)
{
    return {jsonNumbers(j.at("q05")), jsonNumbers(j.at("q25")), jsonNumbers(j.at("median")),
            jsonNumbers(j.at("q75")), jsonNumbers(j.at("q95"))};
}

inline nlohmann::json summaryJson(const PredictiveSummary& s)
{
    return {{"measurement", bandsJson(s.measurement)},
            {"model", bandsJson(s.model)},
            {"mean", jsonNumbers(s.mean)},
            {"aleatoric", jsonNumbers(s.aleatoric)},
            {"epistemic", jsonNumbers(s.epistemic)},
            {"discrepancy", jsonNumbers(s.discrepancy)},
            {"between_model", jsonNumbers(s.betweenModel)}};
}

/// Earlier versions kept no discrepancy, which is none then, and had one model.
inline PredictiveSummary summaryOf(const nlohmann::json& j)
{
    PredictiveSummary s{bandsOf(j.at("measurement")),
                        bandsOf(j.at("model")),
                        jsonNumbers(j.at("mean")),
                        jsonNumbers(j.at("aleatoric")),
                        jsonNumbers(j.at("epistemic")),
                        {},
                        {}};
    if (j.contains("discrepancy"))
        s.discrepancy = jsonNumbers(j.at("discrepancy"));
    s.discrepancy.resize(s.aleatoric.size(), 0.0);
    if (j.contains("between_model"))
        s.betweenModel = jsonNumbers(j.at("between_model"));
    if (!s.betweenModel.empty())
        s.betweenModel.resize(s.aleatoric.size(), 0.0);
    return s;
}

inline nlohmann::json averageJson(const AveragedModels& average)
{
    nlohmann::json models = nlohmann::json::array();
    for (const ModelShare& model : average.models) {
        models.push_back(
            {{"analysis", model.analysis}, {"run", model.run}, {"weight", jsonNumber(model.weight)}});
        if (model.range)
            models.back()["range"] = {model.range->low, model.range->high};
    }
    return {{"weighting", modelWeightingWord(average.weighting)},
            {"models", models},
            {"doubtful", average.doubtful}};
}

inline AveragedModels averageOf(const nlohmann::json& j)
{
    AveragedModels out;
    out.weighting = findModelWeighting(j.at("weighting").get<std::string>()).value_or(ModelWeighting::Alone);
    for (const nlohmann::json& model : j.at("models")) {
        out.models.push_back({model.at("analysis").get<std::string>(),
                              model.at("run").get<RunId>(),
                              jsonNumber(model.at("weight")),
                              {}});
        if (model.contains("range"))
            out.models.back().range =
                WeightRange{model.at("range").at(0).get<double>(), model.at("range").at(1).get<double>()};
    }
    out.doubtful = j.at("doubtful").get<bool>();
    return out;
}

} // namespace interphase
