#pragma once
#include "bayes/predictive.h"
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
            {"discrepancy", jsonNumbers(s.discrepancy)}};
}

/// Earlier versions kept no discrepancy; it is none then.
inline PredictiveSummary summaryOf(const nlohmann::json& j)
{
    PredictiveSummary s{bandsOf(j.at("measurement")),   bandsOf(j.at("model")),
                        jsonNumbers(j.at("mean")),      jsonNumbers(j.at("aleatoric")),
                        jsonNumbers(j.at("epistemic")), {}};
    if (j.contains("discrepancy"))
        s.discrepancy = jsonNumbers(j.at("discrepancy"));
    s.discrepancy.resize(s.aleatoric.size(), 0.0);
    return s;
}

} // namespace interphase
