#include "calibrate/protocol_record.h"
#include "calibrate/failure_record.h"
#include "calibrate/predictive_json.h"

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

} // namespace

ProtocolRecord predictProtocolLatest(const std::string& path, const ProtocolQuestion& question,
                                     const RunContext& context)
{
    Study study = Study::open(path, StudyMode::ReadOnly);
    const SampledAnalysis sampled = readSampledAnalysis(study);
    context.report(0.0);
    return {sampled.run,
            predictProtocol(sampled.analysis, chooseDraws(sampled.draws, question.draws), question, context)};
}

std::optional<ProtocolRecord> latestProtocol(Study& study)
{
    const std::optional<RunInfo> run = study.latestRun(RunPurpose::Sample);
    const auto text = run ? study.getResult(run->id, kProtocolResult) : std::nullopt;
    return text ? std::optional(parseProtocolRecord(*text)) : std::nullopt;
}

std::string formatProtocol(const ProtocolRecord& record)
{
    const ProtocolPrediction& p = record.prediction;
    json quantities = json::object();
    for (int q = 0; q < kProtocolQuantities && !p.quantities.empty(); ++q) {
        const auto quantity = static_cast<ProtocolQuantity>(q);
        quantities[std::string(protocolQuantityWord(quantity))] = jsonNumbers(p.of(quantity));
    }
    return json{{"run", record.run},
                {"protocol", p.protocol},
                {"soc", p.soc},
                {"draws", p.draws},
                {"readings", p.readings},
                {"failures", json::parse(formatFailures(p.failures))},
                {"time_s", jsonNumbers(p.time_s)},
                {"running", jsonNumbers(p.running)},
                {"voltage", summaryJson(p.summary)},
                {"quantities", quantities},
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
    for (int q = 0; q < kProtocolQuantities; ++q)
        p.quantities.push_back(jsonNumbers(
            j.at("quantities").at(std::string(protocolQuantityWord(static_cast<ProtocolQuantity>(q))))));
    if (!j.at("limit").is_null())
        record.limit = limitOf(j.at("limit"));
    return record;
} catch (const json::exception& error) {
    throw InputError(MessageId::InvalidArgument,
                     {"prediction of a protocol", error.what(), "what this program wrote"});
}

} // namespace interphase
