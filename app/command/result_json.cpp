#include "app/command/json_number.h"
#include "app/command/result_text.h"
#include "bayes/diagnostics.h"
#include "bayes/variance_shares.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

using nlohmann::ordered_json;

/// JSON has no NaN: what is not known is null.
constexpr const char* kTestWords[] = {"spread", "largest", "mean", "neighbours"};

/// Of an impedance.
ordered_json partOf(MeasuredQuantity quantity, bool imaginary)
{
    if (quantity != MeasuredQuantity::Impedance)
        return nullptr;
    return imaginary ? "imaginary" : "real";
}

ordered_json pValuesOf(const PredictiveChecks& checks)
{
    ordered_json out = ordered_json::object();
    for (const PredictiveCheck& check : checks.quantities)
        out[kTestWords[static_cast<int>(check.quantity)]] = number(check.pValue);
    if (!checks.pit.point.empty())
        out["pit"] = number(checks.pit.pValue);
    return out;
}

ordered_json scoreOf(const PredictionScore& score, MeasuredQuantity quantity)
{
    if (score.points == 0)
        return nullptr;
    const std::string unit = quantityUnit(quantity);
    return {{"points", score.points},
            {"rms_before_" + unit, number(score.before_V)},
            {"rms_" + unit, number(score.rms_V)},
            {"coverage_50", number(score.coverage.central50)},
            {"coverage_90", number(score.coverage.central90)},
            {"log_density_per_point", number(score.logDensityPerPoint)},
            {"p_values", pValuesOf(score.checks)}};
}

ordered_json sharesOf(const PredictiveSummary& s)
{
    const MeanShares shares = meanShares(s);
    return {{"aleatoric", number(shares.aleatoric)},
            {"parameter", number(shares.parameter)},
            {"discrepancy", number(shares.discrepancy)},
            {"between_model", number(shares.betweenModel)}};
}

/// What was averaged; null for the selected analysis alone.
ordered_json averageOf(const AveragedModels& average)
{
    if (average.models.empty())
        return nullptr;
    ordered_json models = ordered_json::array();
    for (const ModelShare& model : average.models)
        models.push_back({{"analysis", model.analysis},
                          {"weight", number(model.weight)},
                          {"run", model.run == 0 ? ordered_json(nullptr) : ordered_json(model.run)}});
    return {{"weights_by", modelWeightingWord(average.weighting)},
            {"doubtful", average.doubtful},
            {"outdated", average.outdated},
            {"models", models}};
}

/// Of each averaged model with draws.
ordered_json risksOf(const ProtocolRecord& record)
{
    ordered_json out = ordered_json::array();
    const std::vector<Risk> risks = record.risksOfModels();
    std::size_t next = 0;
    for (const ModelShare& model : record.prediction.average.models)
        if (model.run != 0) {
            const Risk& risk = risks[next++];
            out.push_back(
                {{"analysis", model.analysis},
                 {"probability", number(risk.probability)},
                 {"probability_error", number(risk.probabilityError)},
                 {"probability_below", risk.below > 0.0 ? number(risk.below) : ordered_json(nullptr)},
                 {"expected_cost", number(risk.cost)}});
        }
    return out;
}

ordered_json riskJson(const ProtocolRecord& record)
{
    const ProtocolLimit& limit = *record.limit;
    const Risk risk = record.risk();
    return {{"quantity", protocolQuantityWord(limit.quantity)},
            {"limit", number(limit.question.limit)},
            {"below", limit.question.below},
            {"cost_of_crossing", number(limit.question.costOfCrossing)},
            {"cost_per_unit", number(limit.question.costPerUnit)},
            {"probability", number(risk.probability)},
            {"probability_error", number(risk.probabilityError)},
            {"probability_below", risk.below > 0.0 ? number(risk.below) : ordered_json(nullptr)},
            {"mean_beyond", number(risk.beyond)},
            {"expected_cost", number(risk.cost)},
            {"expected_cost_error", number(risk.costError)},
            {"by_model", risksOf(record)}};
}

ordered_json quantityJson(const ProtocolPrediction& p, ProtocolQuantity quantity)
{
    std::vector<double> values = p.of(quantity);
    const auto n = static_cast<double>(values.size());
    double mean = 0.0, square = 0.0;
    for (const double v : values)
        mean += v / n;
    for (const double v : values)
        square += (v - mean) * (v - mean);
    std::sort(values.begin(), values.end());
    return {{"name", protocolQuantityWord(quantity)},
            {"unit", protocolQuantityUnit(quantity)},
            {"mean", number(mean)},
            {"sd", number(std::sqrt(square / (n - 1.0)))},
            {"q05", number(sortedQuantile(values, 0.05))},
            {"median", number(sortedQuantile(values, 0.5))},
            {"q95", number(sortedQuantile(values, 0.95))}};
}

} // namespace

ordered_json predictionOf(const Prediction& prediction)
{
    ordered_json data = ordered_json::array();
    for (const PredictedData& d : prediction.data)
        data.push_back({{"name", d.name},
                        {"quantity", quantityKey(d.quantity)},
                        {"part", partOf(d.quantity, d.imaginary)},
                        {"fitted", scoreOf(d.fitted, d.quantity)},
                        {"held_out", scoreOf(d.keptBack, d.quantity)},
                        {"held_out_given_fitted", d.continues},
                        {"variance_shares", sharesOf(d.summary)}});
    return {{"draws", prediction.draws},
            {"readings", prediction.readings},
            {"average", averageOf(prediction.average)},
            {"data", data}};
}

ordered_json protocolOf(const ProtocolRecord& record)
{
    const ProtocolPrediction& p = record.prediction;
    ordered_json quantities = ordered_json::array();
    for (int q = 0; q < kProtocolQuantities; ++q)
        quantities.push_back(quantityJson(p, static_cast<ProtocolQuantity>(q)));
    return {{"protocol", p.protocol},
            {"soc", number(p.soc)},
            {"draws", p.draws},
            {"readings", p.readings},
            {"failed", totalFailures(p.failures)},
            {"average", averageOf(p.average)},
            {"variance_shares", sharesOf(p.summary)},
            {"quantities", quantities},
            {"risk", record.limit ? riskJson(record) : ordered_json(nullptr)}};
}

ordered_json samplerCheckOf(const SamplerCheck& check)
{
    const SbcVerdict verdict = judgeRanks(check.ranks);
    ordered_json quantities = ordered_json::array();
    for (std::size_t q = 0; q < verdict.quantities.size(); ++q)
        quantities.push_back({{"name", verdict.quantities[q].quantity},
                              {"p", number(verdict.quantities[q].pValue)},
                              {"uniform", verdict.quantities[q].uniform},
                              {"ranks", check.ranks.ranks[q]}});
    return {{"kind", check.kind == SbcKind::Prior ? "prior" : "posterior"},
            {"run", check.run},
            {"replicates", check.ranks.replicates()},
            {"replicates_wanted", check.wanted},
            {"draws", check.ranks.draws},
            {"failed", totalFailures(check.ranks.failures)},
            {"rejected", check.ranks.rejected},
            {"seconds", number(check.seconds)},
            {"density_difference",
             check.density && check.density->draws > 0 ? number(check.density->largest) : nullptr},
            {"draws_agree", !check.density || check.density->agrees()},
            {"coverage", verdict.coverage},
            {"uniform", verdict.uniform()},
            {"quantities", quantities}};
}

std::string predictionJson(const Prediction& prediction)
{
    return predictionOf(prediction).dump(2) + "\n";
}

std::string protocolJson(const ProtocolRecord& record)
{
    return protocolOf(record).dump(2) + "\n";
}

std::string samplerCheckJson(const SamplerCheck& check)
{
    return samplerCheckOf(check).dump(2) + "\n";
}

} // namespace interphase
