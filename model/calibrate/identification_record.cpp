#include "calibrate/identification.h"
#include "calibrate/result_json.h"

#include <array>

namespace interphase {
namespace {

using nlohmann::json;

// In the order of the enums; part of the file format.
constexpr std::array kEnds = {"data", "prior", "range", "no solution", "points", "cancelled"};
constexpr std::array kVerdicts = {"identified", "weakly identified", "not identified", "unknown"};

template <class Enum, std::size_t n>
Enum fromWord(const json& word, const std::array<const char*, n>& words)
{
    for (std::size_t i = 0; i < n; ++i)
        if (word == words[i])
            return static_cast<Enum>(i);
    throw InputError(MessageId::InvalidArgument, {"result of the identification", word.dump(), words[0]});
}

template <class Enum, std::size_t n>
const char* toWord(Enum value, const std::array<const char*, n>& words)
{
    return words[static_cast<std::size_t>(value)];
}

[[noreturn]] void refuse(const json::exception& error)
{
    throw InputError(MessageId::InvalidArgument,
                     {"result of the identification", error.what(), "what this program wrote"});
}

json fisherJson(const FisherReport& f)
{
    return {{"names", f.names},
            {"scales", jsonNumbers(f.scales)},
            {"information", jsonNumbers(f.information)},
            {"eigenvalues", jsonNumbers(f.eigenvalues)},
            {"eigenvectors", jsonNumbers(f.eigenvectors)},
            {"cosines", jsonNumbers(f.cosines)},
            {"norms", jsonNumbers(f.norms)},
            {"condition_number", jsonNumber(f.conditionNumber)}};
}

FisherReport fisherOf(const json& j)
{
    FisherReport f;
    f.names = j.at("names").get<std::vector<std::string>>();
    f.scales = jsonNumbers(j.at("scales"));
    f.information = jsonNumbers(j.at("information"));
    f.eigenvalues = jsonNumbers(j.at("eigenvalues"));
    f.eigenvectors = jsonNumbers(j.at("eigenvectors"));
    f.cosines = jsonNumbers(j.at("cosines"));
    f.norms = jsonNumbers(j.at("norms"));
    const double condition = jsonNumber(j.at("condition_number"));
    f.conditionNumber = std::isnan(condition) ? std::numeric_limits<double>::infinity() : condition;
    return f;
}

json maximumJson(const LikelihoodMaximum& m)
{
    return {{"problem", m.status.ok() ? "" : messageName(m.status.reason.id)},
            {"problem_arguments", m.status.reason.arguments},
            {"theta", jsonNumbers(m.theta)},
            {"standard_error", jsonNumbers(m.standardError)},
            {"log_likelihood", jsonNumber(m.logLikelihood)},
            {"measurements", m.measurements},
            {"climbs", m.climbs},
            {"together", m.together},
            {"elsewhere", m.elsewhere}};
}

LikelihoodMaximum maximumOf(const json& j)
{
    LikelihoodMaximum m;
    if (const auto problem = findMessage(j.at("problem").get<std::string>()))
        m.status = Status::failed(*problem, j.at("problem_arguments").get<std::vector<std::string>>());
    m.theta = jsonNumbers(j.at("theta"));
    m.standardError = jsonNumbers(j.at("standard_error"));
    m.logLikelihood = jsonNumber(j.at("log_likelihood"));
    m.measurements = j.at("measurements").get<int>();
    m.climbs = j.at("climbs").get<int>();
    m.together = j.at("together").get<int>();
    m.elsewhere = j.value("elsewhere", 0); // earlier versions did not look
    return m;
}

json boundsJson(const std::vector<AtBound>& bounds)
{
    json out = json::array();
    for (const AtBound bound : bounds)
        out.push_back(bound == AtBound::Lower ? "lower" : bound == AtBound::Upper ? "upper" : "");
    return out;
}

std::vector<AtBound> boundsOf(const json& j)
{
    std::vector<AtBound> out;
    for (const json& bound : j)
        out.push_back(bound == "lower" ? AtBound::Lower : bound == "upper" ? AtBound::Upper : AtBound::No);
    return out;
}

} // namespace

std::string formatIdentification(const Identification& i)
{
    return json{{"quantities", i.quantities},
                {"theta", jsonNumbers(i.theta)},
                {"q", jsonNumbers(i.q)},
                {"covariance", jsonNumbers(i.covariance)},
                {"log_density", jsonNumber(i.logDensity)},
                {"sd", jsonNumbers(i.sd)},
                {"maximum_likelihood", maximumJson(i.maximum)},
                {"relative_sd", jsonNumbers(i.relativeSd)},
                {"bits", jsonNumbers(i.bits)},
                {"gained_bits", jsonNumbers(i.gained_bits)},
                {"mode_at_bound", boundsJson(i.modeAt)},
                {"maximum_at_bound", boundsJson(i.maximumAt)},
                {"fisher", fisherJson(i.fisher)},
                {"seconds", jsonNumber(i.seconds)}}
        .dump();
}

Identification parseIdentification(const std::string& text)
try {
    const json j = json::parse(text);
    Identification i;
    i.quantities = j.at("quantities").get<std::vector<std::string>>();
    i.theta = jsonNumbers(j.at("theta"));
    i.q = jsonNumbers(j.at("q"));
    i.covariance = jsonNumbers(j.at("covariance"));
    i.logDensity = jsonNumber(j.at("log_density"));
    i.relativeSd = jsonNumbers(j.at("relative_sd"));
    if (j.contains("maximum_likelihood")) { // not in records of earlier versions
        i.sd = jsonNumbers(j.at("sd"));
        i.maximum = maximumOf(j.at("maximum_likelihood"));
    }
    i.bits = jsonNumbers(j.at("bits"));
    if (j.contains("gained_bits")) {
        i.gained_bits = jsonNumbers(j.at("gained_bits"));
        i.modeAt = boundsOf(j.at("mode_at_bound"));
        i.maximumAt = boundsOf(j.at("maximum_at_bound"));
    }
    i.fisher = fisherOf(j.at("fisher"));
    i.seconds = jsonNumber(j.at("seconds"));
    return i;
} catch (const json::exception& error) {
    refuse(error);
}

std::string formatProfiles(const std::vector<QuantityProfile>& profiles)
{
    json out = json::array();
    for (const QuantityProfile& p : profiles)
        out.push_back({{"quantity", p.quantity},
                       {"value", jsonNumbers(p.value)},
                       {"log_density", jsonNumbers(p.logDensity)},
                       {"lower_end", toWord(p.lowerEnd, kEnds)},
                       {"upper_end", toWord(p.upperEnd, kEnds)},
                       {"lower", jsonNumber(p.lower)},
                       {"upper", jsonNumber(p.upper)},
                       {"verdict", toWord(p.verdict, kVerdicts)}});
    return out.dump();
}

std::vector<QuantityProfile> parseProfiles(const std::string& text)
try {
    std::vector<QuantityProfile> out;
    for (const json& j : json::parse(text)) {
        QuantityProfile p;
        p.quantity = j.at("quantity").get<std::string>();
        p.value = jsonNumbers(j.at("value"));
        p.logDensity = jsonNumbers(j.at("log_density"));
        p.lowerEnd = fromWord<ProfileEnd>(j.at("lower_end"), kEnds);
        p.upperEnd = fromWord<ProfileEnd>(j.at("upper_end"), kEnds);
        p.lower = jsonNumber(j.at("lower"));
        p.upper = jsonNumber(j.at("upper"));
        p.verdict = fromWord<ProfileVerdict>(j.at("verdict"), kVerdicts);
        out.push_back(std::move(p));
    }
    return out;
} catch (const json::exception& error) {
    refuse(error);
}

} // namespace interphase
