#include "study/capacity_json.h"

#include "cell/parameters.h"
#include "study/spectrum_json.h"

namespace interphase {
namespace {

constexpr std::size_t kMostCurrents = 100; // each is a whole discharge in every solve
constexpr double kHighestVoltage = 10.0;

void parseStart(const JsonNode& soc, CapacityUse& out)
{
    if (soc.value().isNumber()) {
        const ParameterInfo& info = parameterInfo(ParameterId::InitialSoc);
        out.soc = soc.numberWithin(info.lower, info.upper, "");
        return;
    }
    const char* const expected = R"(a number or {"rest_voltage_V": ...})";
    if (soc.value().kind != JsonValue::Kind::Object)
        soc.wrong(expected);
    soc.expectKeys({"rest_voltage_V"});
    out.socSource = InitialSocSource::RestVoltage;
    out.restVoltage_V = soc.require("rest_voltage_V", expected).numberWithin(0.0, kHighestVoltage, " V");
}

void parseMeasured(const JsonNode& use, CapacityUse& out)
{
    const char* const rising = "currents of the discharges in A, above 0, increasing, at most 100";
    const JsonNode currents = use.require("current_A", rising);
    out.current_A = parseNumbers(currents, 0, rising);
    for (std::size_t i = 0; i < out.current_A.size(); ++i)
        if (!(out.current_A[i] > (i == 0 ? 0.0 : out.current_A[i - 1])))
            currents.wrong(rising);
    if (out.current_A.size() > kMostCurrents)
        currents.wrong(rising);
    const char* const each = "as many capacities in Ah, above 0, as there are currents";
    const JsonNode capacities = use.require("capacity_Ah", each);
    out.capacity_Ah = parseNumbers(capacities, out.current_A.size(), each);
    for (const double capacity : out.capacity_Ah)
        if (!(capacity > 0.0))
            capacities.wrong(each);
}

CapacityUse parseCapacity(const JsonNode& use, const Definition& earlier)
{
    use.expectKeys({"name", "current_A", "capacity_Ah", "cutoff_V", "from_soc", "temperature_K"});
    CapacityUse out;
    out.name = parseName(use, "a name for the capacities", earlier);
    parseMeasured(use, out);
    out.cutoff_V = use.require("cutoff_V", "the voltage at which the discharges ended")
                       .numberWithin(0.0, kHighestVoltage, " V");
    if (const auto soc = use.member("from_soc"))
        parseStart(*soc, out);
    if (const auto temperature = use.member("temperature_K")) {
        const ParameterInfo& info = parameterInfo(ParameterId::Temperature);
        out.temperature_K = temperature->numberWithin(info.lower, info.upper, " K");
    }
    return out;
}

} // namespace

void parseCapacities(const JsonNode& capacities, Definition& out)
{
    for (const JsonNode& item : capacities.items("a list of measured capacities"))
        out.capacities.push_back(parseCapacity(item, out));
}

} // namespace interphase
