#include "study/noise_json.h"

#include "study/definition_terms.h"
#include "study/prior_json.h"

#include <algorithm>

namespace interphase {
namespace {

constexpr std::size_t kMostTimes = 2000; // of a covariance: a factor of 2000 rows takes a second

PriorSpec parsePositivePrior(const JsonNode& node)
{
    const PriorSpec prior = parsePrior(node);
    if (priorSupport(prior).lower < 0.0)
        node.wrong("a prior for a positive number: lognormal, half-normal, gamma, or one with \"lower\" at "
                   "or above 0");
    return prior;
}

StatedCovariance parseCovariance(const JsonNode& noise)
{
    StatedCovariance out;
    const char* const expected = "the times of the measurements in seconds, at most 2000, increasing";
    const JsonNode times = noise.require("times_s", expected);
    for (const JsonNode& time : times.items(expected))
        out.times_s.push_back(time.number("a time in seconds"));
    if (out.times_s.empty() || out.times_s.size() > kMostTimes)
        times.wrong(expected);
    const JsonNode matrix = noise.require("covariance_V2", "the covariance, a list of rows");
    out.matrix = parseSquare(matrix, out.times_s.size(), "the covariance: a row and a column for each time");
    try {
        checkCovariance(out, "covariance");
    } catch (const InputError& error) {
        matrix.fail(MessageId::DefinitionBadMatrix,
                    {error.message().arguments[1], error.message().arguments[2]});
    }
    return out;
}

void parseParts(const JsonNode& node, NoiseDefinition& out)
{
    if (const auto kind = node.member("kind"))
        out = defaultNoise(static_cast<NoiseKind>(kind->choice(kNoiseWords)));
    for (const NoisePart& part : allNoiseParts(out.quantity))
        if (const auto prior = node.member(part.name))
            out.*part.prior = parsePositivePrior(*prior);
    if (const auto separate = node.member("separate"))
        out.separate = separate->boolean();
    if (out.kind == NoiseKind::Covariance)
        out.covariance = parseCovariance(node);
    else if (const auto times = node.member("times_s"))
        times->wrong("the times of a covariance only with \"kind\": \"covariance\"");
}

std::vector<std::string_view> keysWith(std::initializer_list<std::string_view> more)
{
    std::vector<std::string_view> out{"kind"};
    for (const NoisePart& part : allNoiseParts(MeasuredQuantity::Voltage))
        out.emplace_back(part.name);
    out.insert(out.end(), {"times_s", "covariance_V2", "separate"});
    out.insert(out.end(), more);
    return out;
}

/// "kind", "separate", the priors of that quantity and one more.
void expectPartsOf(const JsonNode& node, MeasuredQuantity quantity, const char* more = "separate")
{
    std::vector<std::string_view> keys{"kind", "separate", more};
    for (const NoisePart& part : allNoiseParts(quantity))
        keys.emplace_back(part.name);
    node.expectKeys(keys);
}

void parsePriors(const JsonNode& node, std::span<const NoisePart> parts, NoiseDefinition& out)
{
    for (const NoisePart& part : parts)
        if (const auto prior = node.member(part.name))
            out.*part.prior = parsePositivePrior(*prior);
    if (const auto separate = node.member("separate"))
        out.separate = separate->boolean();
}

void parseTemperature(const JsonNode& node, NoiseDefinition& out)
{
    expectPartsOf(node, MeasuredQuantity::Temperature);
    if (const auto kind = node.member("kind")) {
        constexpr std::size_t kStated = static_cast<std::size_t>(NoiseKind::Covariance);
        static_assert(kStated + 1 == kNoiseWords.size());
        out = defaultNoise(static_cast<NoiseKind>(kind->choice(std::span(kNoiseWords).first(kStated))),
                           MeasuredQuantity::Temperature);
    }
    parsePriors(node, allNoiseParts(MeasuredQuantity::Temperature), out);
}

void parseImpedance(const JsonNode& node, NoiseDefinition& out)
{
    expectPartsOf(node, MeasuredQuantity::Impedance, "sigma");
    const auto sigma = node.member("sigma"), kind = node.member("kind");
    const bool relative = !sigma || sigma->choice(kSigmaWords) == 1;
    const bool heavy = kind && kind->choice(kSingleNoiseWords) == 1;
    out = defaultNoise(heavy ? NoiseKind::StudentT : NoiseKind::Independent, MeasuredQuantity::Impedance,
                       relative);
    const char* const other = relative ? "sigma_ohm" : "sigma_Z";
    if (const auto unused = node.member(other))
        unused->wrong(relative ? R"("sigma_ohm" only with "sigma": "absolute")"
                               : R"("sigma_Z" only with "sigma": "relative")");
    parsePriors(node, allNoiseParts(MeasuredQuantity::Impedance), out);
}

void parseCapacity(const JsonNode& node, NoiseDefinition& out)
{
    expectPartsOf(node, MeasuredQuantity::Capacity);
    const auto kind = node.member("kind");
    const bool heavy = kind && kind->choice(kSingleNoiseWords) == 1;
    out = defaultNoise(heavy ? NoiseKind::StudentT : NoiseKind::Independent, MeasuredQuantity::Capacity);
    parsePriors(node, allNoiseParts(MeasuredQuantity::Capacity), out);
}

/// The names of a group; each data set in one group, once.
std::vector<std::string> parseNames(const JsonNode& list, const std::vector<DataNoise>& earlier)
{
    const char* const expected = "the names of data sets, in quotes, at least one";
    std::vector<std::string> out;
    const auto repeated = [&](const JsonNode& item, const std::string& name, const std::string& place) {
        item.fail(MessageId::DefinitionRepeated, {name, place});
    };
    for (const JsonNode& item : list.items(expected)) {
        const std::string name = item.string("the name of a data set, in quotes");
        if (std::ranges::count(out, name) > 0)
            repeated(item, name, list.path());
        for (std::size_t g = 0; g < earlier.size(); ++g)
            if (std::ranges::count(earlier[g].data, name) > 0)
                repeated(item, name, "/noise/groups/" + std::to_string(g) + "/data");
        out.push_back(name);
    }
    if (out.empty())
        list.wrong(expected);
    return out;
}

} // namespace

std::vector<double> parseSquare(const JsonNode& node, std::size_t size, const char* expected)
{
    const std::vector<JsonNode> rows = node.items(expected);
    if (rows.size() != size)
        node.wrong(expected);
    std::vector<double> out;
    for (const JsonNode& row : rows) {
        const std::vector<JsonNode> entries = row.items(expected);
        if (entries.size() != size)
            row.wrong(expected);
        for (const JsonNode& entry : entries)
            out.push_back(entry.number("a number"));
    }
    return out;
}

void parseNoise(const JsonNode& noise, Definition& out)
{
    noise.expectKeys(keysWith({"groups", "temperature", "impedance", "capacity"}));
    parseParts(noise, out.noise);
    if (const auto temperature = noise.member("temperature"))
        parseTemperature(*temperature, out.temperatureNoise);
    if (const auto impedance = noise.member("impedance"))
        parseImpedance(*impedance, out.impedanceNoise);
    if (const auto capacity = noise.member("capacity"))
        parseCapacity(*capacity, out.capacityNoise);
    const auto groups = noise.member("groups");
    if (!groups)
        return;
    for (const JsonNode& item : groups->items("a list of groups of data sets")) {
        item.expectKeys(keysWith({"data"}));
        DataNoise group;
        group.data = parseNames(item.require("data", "the names of the group's data sets"), out.dataNoise);
        parseParts(item, group.noise);
        out.dataNoise.push_back(std::move(group));
    }
}

} // namespace interphase
