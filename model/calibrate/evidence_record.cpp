#include "calibrate/evidence_record.h"

#include "calibrate/left_out_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace interphase {
namespace {

using nlohmann::json;

// In the order of the enums; part of the file format.
constexpr std::array kMethods = {"smc", "nested", "bridge", "fitted"};
constexpr std::array kConcerns = {"unmixed",        "few founders",    "dependent ranks",
                                  "little overlap", "chains disagree", "disagreement",
                                  "one chain",      "runs disagree",   "several modes"};
constexpr std::array kRefits = {"auto", "always", "never"};
constexpr std::array kRoutes = {"weights", "rerun", "unknown", "smc", "path"};

json statusJson(const Status& status)
{
    if (status.ok())
        return nullptr;
    return {{"reason", messageName(status.reason.id)}, {"arguments", status.reason.arguments}};
}

Status statusOf(const json& j)
{
    if (j.is_null())
        return {};
    const auto id = findMessage(j.at("reason").get<std::string>());
    return Status::failed(id.value_or(MessageId::EvidenceNoEnd),
                          j.at("arguments").get<std::vector<std::string>>());
}

json warningsJson(const std::vector<EvidenceWarning>& warnings)
{
    json out = json::array();
    for (const EvidenceWarning& w : warnings)
        out.push_back({{"concern", toWord(w.concern, kConcerns)}, {"figure", jsonNumber(w.figure)}});
    return out;
}

std::vector<EvidenceWarning> warningsOf(const json& j)
{
    std::vector<EvidenceWarning> out;
    for (const json& w : j)
        out.push_back({fromWord<EvidenceConcern>(w.at("concern"), kConcerns), jsonNumber(w.at("figure"))});
    return out;
}

json methodJson(const MethodEvidence& m)
{
    return {{"method", toWord(m.method, kMethods)},
            {"failed", statusJson(m.status)},
            {"log_evidence", jsonNumber(m.logEvidence)},
            {"standard_error", jsonNumber(m.standardError)},
            {"scatter", jsonNumber(m.scatter)},
            {"stated", jsonNumber(m.stated)},
            {"runs", jsonNumbers(m.runs)},
            {"evaluations", m.evaluations},
            {"failures", m.failures},
            {"warnings", warningsJson(m.warnings)}};
}

MethodEvidence methodOf(const json& j)
{
    MethodEvidence m;
    m.method = fromWord<EvidenceMethod>(j.at("method"), kMethods);
    m.status = statusOf(j.at("failed"));
    m.logEvidence = jsonNumber(j.at("log_evidence"));
    m.standardError = jsonNumber(j.at("standard_error"));
    m.scatter = jsonNumber(j.at("scatter"));
    m.stated = jsonNumber(j.at("stated"));
    m.runs = jsonNumbers(j.at("runs"));
    m.evaluations = j.at("evaluations").get<long long>();
    m.failures = j.at("failures").get<long long>();
    m.warnings = warningsOf(j.at("warnings"));
    return m;
}

json widthJson(const WidthEvidence& w)
{
    return {{"factor", w.factor},
            {"route", toWord(w.route, kRoutes)},
            {"log_evidence", jsonNumber(w.logEvidence)},
            {"standard_error", jsonNumber(w.standardError)},
            {"k", jsonNumber(w.k)},
            {"doubtful", w.doubtful}};
}

WidthEvidence widthOf(const json& j)
{
    return {j.at("factor").get<double>(),
            fromWord<WidthRoute>(j.at("route"), kRoutes),
            jsonNumber(j.at("log_evidence")),
            jsonNumber(j.at("standard_error")),
            jsonNumber(j.at("k")),
            j.value("doubtful", false)};
}

json optionsJson(const EvidenceOptions& o)
{
    json methods = json::array();
    for (const EvidenceMethod method : o.methods)
        methods.push_back(toWord(method, kMethods));
    return {{"methods", methods},
            {"runs", o.runs},
            {"particles", o.particles},
            {"live_points", o.livePoints},
            {"widths", o.widths},
            {"blocks", o.blocks},
            {"future_from", o.futureFrom},
            {"refits", toWord(o.refits, kRefits)},
            {"seed", o.seed}};
}

EvidenceOptions optionsOf(const json& j)
{
    EvidenceOptions o;
    for (const json& method : j.at("methods"))
        o.methods.push_back(fromWord<EvidenceMethod>(method, kMethods));
    o.runs = j.at("runs").get<int>();
    o.particles = j.at("particles").get<int>();
    o.livePoints = j.at("live_points").get<int>();
    o.widths = j.at("widths").get<bool>();
    o.blocks = j.value("blocks", 0); // earlier versions left no future out
    o.futureFrom = j.value("future_from", o.futureFrom);
    if (j.contains("refits"))
        o.refits = fromWord<FutureRefits>(j.at("refits"), kRefits);
    else // earlier versions did so where they were asked
        o.refits = j.value("refit", false) ? FutureRefits::Always : FutureRefits::Never;
    o.seed = j.at("seed").get<std::uint64_t>();
    return o;
}

} // namespace

std::size_t bestMethod(const std::vector<MethodEvidence>& methods)
{
    const auto apart = furthestApart(methods);
    const bool disagree = apart && apart->disagree();
    // Draws know the modes their chains have found.
    const auto isOfDraws = [](const MethodEvidence& m) {
        return m.method == EvidenceMethod::Bridge || m.method == EvidenceMethod::Fitted;
    };
    const auto rank = [&](const MethodEvidence& m) {
        return std::tuple(!m.status.ok(), !passedChecks(m), disagree && isOfDraws(m),
                          m.status.ok() ? m.standardError : 0.0);
    };
    return static_cast<std::size_t>(std::ranges::min_element(methods, {}, rank) - methods.begin());
}

bool MethodDifference::disagree() const
{
    constexpr double kMany = 3.0, kMatters = 0.1; // no decision hangs on a tenth
    return errors > kMany && difference > kMatters;
}

std::optional<MethodDifference> furthestApart(const std::vector<MethodEvidence>& methods)
{
    std::optional<MethodDifference> out;
    for (std::size_t i = 0; i < methods.size(); ++i)
        for (std::size_t j = i + 1; j < methods.size(); ++j) {
            const MethodEvidence &a = methods[i], &b = methods[j];
            if (!a.status.ok() || !b.status.ok())
                continue;
            const double difference = std::abs(a.logEvidence - b.logEvidence);
            const double errors = difference / std::hypot(a.standardError, b.standardError);
            // One that is many errors and nothing that matters does not hide one that is both.
            const MethodDifference pair{i, j, difference, errors};
            const auto rank = [](const MethodDifference& d) { return std::pair(d.disagree(), d.errors); };
            if (!out || rank(pair) > rank(*out))
                out = pair;
        }
    return out;
}

const WidthEvidence* EvidenceRecord::atWidth(double factor) const
{
    const auto found = std::ranges::find(widths, factor, &WidthEvidence::factor);
    return found == widths.end() || found->route == WidthRoute::Unknown ? nullptr : &*found;
}

std::string formatEvidence(const EvidenceRecord& r)
{
    json methods = json::array(), widths = json::array();
    for (const MethodEvidence& method : r.methods)
        methods.push_back(methodJson(method));
    for (const WidthEvidence& width : r.widths)
        widths.push_back(widthJson(width));
    return json{{"options", optionsJson(r.options)},
                {"sampled", r.sampled},
                {"data_key", r.dataKey},
                {"points", r.points},
                {"parameters", r.parameters},
                {"methods", methods},
                {"warnings", warningsJson(r.warnings)},
                {"widths", widths},
                {"by_steps", leftOutJson(r.bySteps)},
                {"by_data", leftOutJson(r.byData)},
                {"future", futureJson(r.future)},
                {"seconds", jsonNumber(r.seconds)}}
        .dump();
}

EvidenceRecord parseEvidence(const std::string& text)
try {
    const json j = json::parse(text);
    EvidenceRecord r;
    r.options = optionsOf(j.at("options"));
    r.sampled = j.at("sampled").get<RunId>();
    r.dataKey = j.at("data_key").get<std::string>();
    r.points = j.at("points").get<int>();
    r.parameters = j.at("parameters").get<int>();
    for (const json& method : j.at("methods"))
        r.methods.push_back(methodOf(method));
    r.warnings = warningsOf(j.at("warnings"));
    for (const json& width : j.at("widths"))
        r.widths.push_back(widthOf(width));
    r.bySteps = leftOutOf(j.at("by_steps"));
    r.byData = leftOutOf(j.at("by_data"));
    r.future = futureOf(j);
    r.seconds = jsonNumber(j.at("seconds"));
    if (r.methods.empty())
        throw InputError(MessageId::InvalidArgument,
                         {"result of the evidence", "no method", "one method or more"});
    return r;
} catch (const json::exception& error) {
    throw InputError(MessageId::InvalidArgument,
                     {"result of the evidence", error.what(), "what this program wrote"});
}

std::optional<EvidenceRecord> latestEvidence(Study& study)
{
    const std::optional<RunInfo> run = study.latestRun(RunPurpose::Evidence);
    const auto text = run ? study.getResult(run->id, kEvidenceResult) : std::nullopt;
    return text ? std::optional(parseEvidence(*text)) : std::nullopt;
}

const char* methodWord(EvidenceMethod method)
{
    return toWord(method, kMethods);
}

const char* routeWord(WidthRoute route)
{
    return toWord(route, kRoutes);
}

std::optional<EvidenceMethod> findMethod(std::string_view word)
{
    for (std::size_t i = 0; i < kMethods.size(); ++i)
        if (word == kMethods[i])
            return static_cast<EvidenceMethod>(i);
    return {};
}

} // namespace interphase
