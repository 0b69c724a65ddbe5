#include "calibrate/protocol_record.h"
#include "calibrate/failure_record.h"
#include "calibrate/model_average.h"
#include "calibrate/predictive_json.h"

#include <algorithm>

namespace interphase {

using nlohmann::json;

namespace {

json limitJson(const ProtocolLimit& limit)
{
    return {{"quantity", std::string(protocolQuantityWord(limit.quantity))},
            {"limit", jsonNumber(limit.question.limit)},
            {"below", limit.question.below},
            {"cost_of_crossing", jsonNumber(limit.question.costOfCrossing)},
            {"cost_per_unit", jsonNumber(limit.question.costPerUnit)}};
}

std::optional<ProtocolLimit> limitOf(const json& j)
{
    const std::optional<ProtocolQuantity> quantity =
        findProtocolQuantity(j.at("quantity").get<std::string>());
    if (!quantity)
        return {};
    return ProtocolLimit{*quantity,
                         {j.at("limit").get<double>(), j.at("below").get<bool>(),
                          j.at("cost_of_crossing").get<double>(), j.at("cost_per_unit").get<double>()}};
}

json quantitiesJson(const std::vector<std::vector<double>>& quantities)
{
    json out = json::object();
    for (std::size_t q = 0; q < quantities.size(); ++q)
        out[std::string(protocolQuantityWord(static_cast<ProtocolQuantity>(q)))] = jsonNumbers(quantities[q]);
    return out;
}

std::vector<std::vector<double>> quantitiesOf(const json& j)
{
    std::vector<std::vector<double>> out;
    for (int q = 0; q < kProtocolQuantities; ++q)
        out.push_back(jsonNumbers(j.at(std::string(protocolQuantityWord(static_cast<ProtocolQuantity>(q))))));
    return out;
}

} // namespace

std::vector<Risk> ProtocolRecord::risksOfModels() const
{
    std::vector<Risk> out;
    for (const auto& quantities : prediction.ofModels)
        out.push_back(riskOf(quantities.at(static_cast<std::size_t>(limit->quantity)), limit->question));
    return out;
}

Risk ProtocolRecord::risk() const
{
    if (prediction.ofModels.empty())
        return riskOf(prediction.of(limit->quantity), limit->question);
    std::vector<double> weights;
    for (const ModelShare& model : prediction.average.models)
        if (model.run != 0)
            weights.push_back(model.weight);
    return averageRisk(risksOfModels(), weights);
}

ProtocolRecord predictProtocolLatest(const std::string& path, const ProtocolQuestion& question,
                                     const RunContext& context)
{
    Study study = Study::open(path, StudyMode::ReadOnly);
    if (question.models != ModelWeighting::Alone)
        return predictProtocolOverModels(study, question, context);
    const SampledAnalysis sampled = readSampledAnalysis(study);
    context.report(0.0);
    return {sampled.run,
            predictProtocol(sampled.analysis, chooseDraws(sampled.draws, question.draws), question, context)};
}

std::optional<ProtocolRecord> latestProtocol(Study& study)
{
    const std::optional<RunInfo> run = study.latestDraws();
    const auto text = run ? study.getResult(run->id, kProtocolResult) : std::nullopt;
    if (!text)
        return {};
    ProtocolRecord out = parseProtocolRecord(*text);
    out.prediction.average.outdated = !averageHolds(study, out.prediction.average);
    return out;
}

std::string formatProtocol(const ProtocolRecord& record)
{
    const ProtocolPrediction& p = record.prediction;
    json models = json::array();
    for (const auto& quantities : p.ofModels)
        models.push_back(quantitiesJson(quantities));
    return json{{"run", record.run},
                {"protocol", p.protocol},
                {"soc", p.soc},
                {"draws", p.draws},
                {"readings", p.readings},
                {"failures", json::parse(formatFailures(p.failures))},
                {"time_s", jsonNumbers(p.time_s)},
                {"running", jsonNumbers(p.running)},
                {"voltage", summaryJson(p.summary)},
                {"quantities", quantitiesJson(p.quantities)},
                {"average", averageJson(p.average)},
                {"of_models", models},
                {"limit", record.limit ? limitJson(*record.limit) : json(nullptr)}}
        .dump();
}

ProtocolRecord parseProtocolRecord(const std::string& text)
try {
    const json j = json::parse(text);
    ProtocolRecord record;
    record.run = j.at("run").get<RunId>();
    ProtocolPrediction& p = record.prediction;
    p.protocol = j.at("protocol").get<std::string>();
    p.soc = j.at("soc").get<double>();
    p.draws = j.at("draws").get<int>();
    p.readings = j.at("readings").get<int>();
    p.failures = parseFailures(j.at("failures").dump());
    p.time_s = jsonNumbers(j.at("time_s"));
    p.running = jsonNumbers(j.at("running"));
    p.summary = summaryOf(j.at("voltage"));
    p.quantities = quantitiesOf(j.at("quantities"));
    if (j.contains("average")) { // earlier versions knew one model
        p.average = averageOf(j.at("average"));
        for (const json& model : j.at("of_models"))
            p.ofModels.push_back(quantitiesOf(model));
    }
    const auto drawn = [](const ModelShare& model) { return model.run != 0; };
    if (static_cast<std::ptrdiff_t>(p.ofModels.size()) != std::ranges::count_if(p.average.models, drawn))
        throw InputError(MessageId::InvalidArgument,
                         {"prediction of a protocol", "quantities of other models than are averaged",
                          "what this program wrote"});
    if (!j.at("limit").is_null())
        record.limit = limitOf(j.at("limit"));
    return record;
} catch (const json::exception& error) {
    throw InputError(MessageId::InvalidArgument,
                     {"prediction of a protocol", error.what(), "what this program wrote"});
}

} // namespace interphase
