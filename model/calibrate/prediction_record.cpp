#include "calibrate/prediction_record.h"
#include "calibrate/model_average.h"
#include "calibrate/predictive_json.h"
#include "cell/bpx.h"

#include <array>
#include <cmath>

namespace interphase {
namespace {

using nlohmann::json;

constexpr std::array kQuantities = {"spread", "largest", "mean", "neighbours"}; // part of the file format

json checksJson(const PredictiveChecks& checks)
{
    json quantities = json::object();
    for (const PredictiveCheck& c : checks.quantities)
        quantities[kQuantities.at(static_cast<std::size_t>(c.quantity))] = {
            {"observed", jsonNumber(c.observed)},
            {"simulated", jsonNumber(c.simulated)},
            {"p", jsonNumber(c.pValue)}};
    const PitCheck& pit = checks.pit;
    return {{"quantities", quantities},
            {"pit",
             {{"point", jsonNumbers(pit.point)},
              {"ecdf", jsonNumbers(pit.ecdf)},
              {"lower", jsonNumbers(pit.lower)},
              {"upper", jsonNumbers(pit.upper)},
              {"p", jsonNumber(pit.pValue)}}}};
}

/// A prediction that an earlier version kept has none.
PredictiveChecks checksOf(const json& score)
{
    PredictiveChecks out;
    if (!score.contains("checks"))
        return out;
    const json& j = score.at("checks");
    for (std::size_t q = 0; q < kQuantities.size(); ++q)
        if (j.at("quantities").contains(kQuantities[q])) {
            const json& c = j.at("quantities").at(kQuantities[q]);
            out.quantities.push_back({static_cast<TestQuantity>(q), jsonNumber(c.at("observed")),
                                      jsonNumber(c.at("simulated")), jsonNumber(c.at("p"))});
        }
    const json& pit = j.at("pit");
    out.pit = {jsonNumbers(pit.at("point")), jsonNumbers(pit.at("ecdf")), jsonNumbers(pit.at("lower")),
               jsonNumbers(pit.at("upper")), jsonNumber(pit.at("p"))};
    return out;
}

json scoreJson(const PredictionScore& s)
{
    return {{"points", s.points},
            {"before_V", jsonNumber(s.before_V)},
            {"rms_V", jsonNumber(s.rms_V)},
            {"coverage50", jsonNumber(s.coverage.central50)},
            {"coverage90", jsonNumber(s.coverage.central90)},
            {"log_density", jsonNumber(s.logDensityPerPoint)},
            {"checks", checksJson(s.checks)}};
}

PredictionScore scoreOf(const json& j)
{
    return {
        j.at("points").get<int>(),       j.contains("before_V") ? jsonNumber(j.at("before_V")) : std::nan(""),
        jsonNumber(j.at("rms_V")),       {jsonNumber(j.at("coverage50")), jsonNumber(j.at("coverage90"))},
        jsonNumber(j.at("log_density")), checksOf(j)};
}

json dataJson(const PredictedData& d)
{
    json out = summaryJson(d.summary);
    if (d.quantity != MeasuredQuantity::Voltage)
        out["quantity"] = quantityKey(d.quantity);
    if (d.imaginary)
        out["imaginary"] = true;
    out.update({{"name", d.name},
                {"time_s", jsonNumbers(d.time_s)},
                {"measured_V", jsonNumbers(d.measured_V)},
                {"held_out", d.heldOut},
                {"continues", d.continues},
                {"fitted", scoreJson(d.fitted)},
                {"kept_back", scoreJson(d.keptBack)}});
    return out;
}

PredictedData dataOf(const json& j)
{
    PredictedData d;
    d.name = j.at("name").get<std::string>();
    d.quantity = quantityOfKey(j.value("quantity", std::string()));
    d.imaginary = j.value("imaginary", false);
    d.time_s = jsonNumbers(j.at("time_s"));
    d.measured_V = jsonNumbers(j.at("measured_V"));
    d.heldOut = j.at("held_out").get<std::vector<bool>>();
    d.continues = j.value("continues", false);
    d.summary = summaryOf(j);
    d.fitted = scoreOf(j.at("fitted"));
    d.keptBack = scoreOf(j.at("kept_back"));
    return d;
}

} // namespace

SampledAnalysis readSampledAnalysis(Study& study)
{
    const std::optional<RunInfo> run = study.latestDraws();
    const std::optional<CellText> cell = run ? study.runCell(run->id) : std::nullopt;
    if (!cell)
        throw InputError(MessageId::InvalidArgument,
                         {study.path(), "nothing has been sampled yet", "a sampled study"});
    SampledAnalysis out;
    out.run = run->id;
    out.datasets = study.runDatasets(run->id);
    out.analysis =
        prepareAnalysis(study.runDefinition(run->id), parseBpx(cell->json, cell->name), out.datasets);
    out.draws = study.readDraws(run->id);
    return out;
}

PredictionRecord predictLatest(const std::string& path, const PredictionOptions& options,
                               const RunContext& context)
{
    Study study = Study::open(path, StudyMode::ReadOnly);
    if (options.models != ModelWeighting::Alone)
        return predictOverModels(study, options, context);
    const SampledAnalysis sampled = readSampledAnalysis(study);
    PredictionRecord out;
    out.run = sampled.run;
    context.report(0.0);
    out.prediction = predictData(sampled.analysis, sampled.datasets,
                                 chooseDraws(sampled.draws, options.draws), options, context);
    out.failed = totalFailures(out.prediction.failures);
    return out;
}

std::optional<PredictionRecord> latestPrediction(Study& study)
{
    const std::optional<RunInfo> run = study.latestRun(RunPurpose::Predict);
    const auto text = run ? study.getResult(run->id, kPredictionResult) : std::nullopt;
    if (!text)
        return {};
    PredictionRecord out = parsePrediction(*text);
    out.prediction.average.outdated = !averageHolds(study, out.prediction.average);
    return out;
}

std::string formatPrediction(const PredictionRecord& record)
{
    json data = json::array();
    for (const PredictedData& d : record.prediction.data)
        data.push_back(dataJson(d));
    return json{{"run", record.run},
                {"draws", record.prediction.draws},
                {"readings", record.prediction.readings},
                {"failed", record.failed},
                {"average", averageJson(record.prediction.average)},
                {"data", data}}
        .dump();
}

PredictionRecord parsePrediction(const std::string& text)
try {
    const json j = json::parse(text);
    PredictionRecord record;
    record.run = j.at("run").get<RunId>();
    record.failed = j.at("failed").get<long long>();
    record.prediction.draws = j.at("draws").get<int>();
    record.prediction.readings = j.value("readings", 1);
    if (j.contains("average"))
        record.prediction.average = averageOf(j.at("average"));
    for (const json& d : j.at("data"))
        record.prediction.data.push_back(dataOf(d));
    return record;
} catch (const json::exception& error) {
    throw InputError(MessageId::InvalidArgument,
                     {"result of the prediction", error.what(), "what this program wrote"});
}

} // namespace interphase
