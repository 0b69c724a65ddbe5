#include "calibrate/prediction_record.h"
#include "calibrate/result_json.h"
#include "cell/bpx.h"

#include <cmath>

namespace interphase {
namespace {

using nlohmann::json;

json bandsJson(const PredictiveBands& b)
{
    return {{"q05", jsonNumbers(b.q05)},
            {"q25", jsonNumbers(b.q25)},
            {"median", jsonNumbers(b.median)},
            {"q75", jsonNumbers(b.q75)},
            {"q95", jsonNumbers(b.q95)}};
}

PredictiveBands bandsOf(const json& j)
{
    return {jsonNumbers(j.at("q05")), jsonNumbers(j.at("q25")), jsonNumbers(j.at("median")),
            jsonNumbers(j.at("q75")), jsonNumbers(j.at("q95"))};
}

json scoreJson(const PredictionScore& s)
{
    return {{"points", s.points},
            {"before_V", jsonNumber(s.before_V)},
            {"rms_V", jsonNumber(s.rms_V)},
            {"coverage50", jsonNumber(s.coverage.central50)},
            {"coverage90", jsonNumber(s.coverage.central90)},
            {"log_density", jsonNumber(s.logDensityPerPoint)}};
}

PredictionScore scoreOf(const json& j)
{
    return {j.at("points").get<int>(),
            j.contains("before_V") ? jsonNumber(j.at("before_V")) : std::nan(""),
            jsonNumber(j.at("rms_V")),
            {jsonNumber(j.at("coverage50")), jsonNumber(j.at("coverage90"))},
            jsonNumber(j.at("log_density"))};
}

json dataJson(const PredictedData& d)
{
    return {{"name", d.name},
            {"time_s", jsonNumbers(d.time_s)},
            {"measured_V", jsonNumbers(d.measured_V)},
            {"held_out", d.heldOut},
            {"measurement", bandsJson(d.summary.measurement)},
            {"model", bandsJson(d.summary.model)},
            {"mean", jsonNumbers(d.summary.mean)},
            {"aleatoric", jsonNumbers(d.summary.aleatoric)},
            {"epistemic", jsonNumbers(d.summary.epistemic)},
            {"fitted", scoreJson(d.fitted)},
            {"kept_back", scoreJson(d.keptBack)}};
}

PredictedData dataOf(const json& j)
{
    PredictedData d;
    d.name = j.at("name").get<std::string>();
    d.time_s = jsonNumbers(j.at("time_s"));
    d.measured_V = jsonNumbers(j.at("measured_V"));
    d.heldOut = j.at("held_out").get<std::vector<bool>>();
    d.summary.measurement = bandsOf(j.at("measurement"));
    d.summary.model = bandsOf(j.at("model"));
    d.summary.mean = jsonNumbers(j.at("mean"));
    d.summary.aleatoric = jsonNumbers(j.at("aleatoric"));
    d.summary.epistemic = jsonNumbers(j.at("epistemic"));
    d.fitted = scoreOf(j.at("fitted"));
    d.keptBack = scoreOf(j.at("kept_back"));
    return d;
}

} // namespace

PredictionRecord predictLatest(const std::string& path, int draws, const RunContext& context)
{
    Study study = Study::open(path, StudyMode::ReadOnly);
    const std::optional<RunInfo> run = study.latestRun(RunPurpose::Sample);
    const std::optional<CellText> cell = run ? study.runCell(run->id) : std::nullopt;
    if (!cell)
        throw InputError(MessageId::InvalidArgument,
                         {path, "nothing has been sampled yet", "a sampled study"});
    const std::vector<Dataset> datasets = study.runDatasets(run->id);
    const Analysis analysis =
        prepareAnalysis(study.runDefinition(run->id), parseBpx(cell->json, cell->name), datasets);
    PredictionOptions options;
    options.draws = draws;
    PredictionRecord out;
    out.run = run->id;
    context.report(0.0);
    out.prediction =
        predictData(analysis, datasets, chooseDraws(study.readDraws(run->id), draws), options, context);
    out.failed = totalFailures(out.prediction.failures);
    return out;
}

std::optional<PredictionRecord> latestPrediction(Study& study)
{
    const std::optional<RunInfo> run = study.latestRun(RunPurpose::Predict);
    const auto text = run ? study.getResult(run->id, kPredictionResult) : std::nullopt;
    return text ? std::optional(parsePrediction(*text)) : std::nullopt;
}

std::string formatPrediction(const PredictionRecord& record)
{
    json data = json::array();
    for (const PredictedData& d : record.prediction.data)
        data.push_back(dataJson(d));
    return json{
        {"run", record.run}, {"draws", record.prediction.draws}, {"failed", record.failed}, {"data", data}}
        .dump();
}

PredictionRecord parsePrediction(const std::string& text)
try {
    const json j = json::parse(text);
    PredictionRecord record;
    record.run = j.at("run").get<RunId>();
    record.failed = j.at("failed").get<long long>();
    record.prediction.draws = j.at("draws").get<int>();
    for (const json& d : j.at("data"))
        record.prediction.data.push_back(dataOf(d));
    return record;
} catch (const json::exception& error) {
    throw InputError(MessageId::InvalidArgument,
                     {"result of the prediction", error.what(), "what this program wrote"});
}

} // namespace interphase
