#include "study/definition.h"

#include "cell/parameters.h"
#include "core/text.h"
#include "study/capacity_json.h"
#include "study/correlation_json.h"
#include "study/definition_terms.h"
#include "study/derived_json.h"
#include "study/json_node.h"
#include "study/noise_json.h"
#include "study/prior_json.h"
#include "study/sampler_json.h"
#include "study/spectrum_json.h"
#include "study/suggestion.h"

#include <algorithm>

namespace interphase {
namespace {

constexpr int kMostPoints = 100000;
constexpr double kLongestSettling_s = 1e6;

std::string unitSuffix(const ParameterInfo& info)
{
    std::string out;
    if (info.unit != "1")
        out.append(1, ' ').append(info.unit);
    return out;
}

/// The parameter with that BPX path; `node` is where it was named.
const ParameterInfo& requireParameter(const JsonNode& node, const std::string& path)
{
    if (const auto id = findParameter(path))
        return parameterInfo(*id);
    std::vector<std::string_view> known;
    for (const ParameterInfo& info : parameterInfos())
        known.push_back(info.path);
    if (const auto near = nearest(path, known))
        node.fail(MessageId::DefinitionUnknownParameterNear, {path, std::string(*near)});
    const ParameterInfo& example = parameterInfo(ParameterId::NegativeThickness);
    node.fail(MessageId::DefinitionUnknownParameter, {path, std::string(example.path)});
}

double numberOf(const JsonNode& node, const ParameterInfo& info)
{
    return node.numberWithin(info.lower, info.upper, unitSuffix(info));
}

/// Refuses a parameter that `earlier` names as well, under the same path or another one it goes by.
void refuseRepeated(const JsonNode& node, const std::string& path, const std::string& earlier,
                    const std::string& earlierPath)
{
    if (findParameter(path) == findParameter(earlier))
        node.fail(MessageId::DefinitionRepeated, {path, earlierPath});
}

/// The initial SOC belongs to each data set, the temperature to the model; saying it twice would be
/// ambiguous.
void refuseElsewhere(const JsonNode& node, ParameterId id)
{
    if (id == ParameterId::InitialSoc)
        node.wrong("the initial state of charge under \"initial_soc\" of a data set");
    if (id == ParameterId::Temperature)
        node.wrong("the temperature under /model/temperature_K");
}

void parseCell(const JsonNode& cell, Definition& out)
{
    cell.expectKeys({"parameters", "set"});
    if (const auto parameters = cell.member("parameters"))
        out.parameters =
            parameters->string("the name of a parameter set or the path of a BPX file, in quotes");
    const auto set = cell.member("set");
    if (!set)
        return;
    for (const auto& [path, value] : set->members()) {
        const ParameterInfo& info = requireParameter(value, path);
        refuseElsewhere(value, info.id);
        for (const auto& [earlier, number] : out.overrides)
            refuseRepeated(value, path, earlier, "/cell/set/" + earlier);
        out.overrides[path] = numberOf(value, info);
    }
}

void parseModel(const JsonNode& model, ModelDefinition& out)
{
    model.expectKeys({"kind", "temperature_K", "thermal", "sei", "pores", "plating"});
    if (const auto kind = model.member("kind"))
        out.kind = static_cast<ModelKind>(kind->choice(kModelWords));
    if (const auto temperature = model.member("temperature_K"))
        out.temperature_K = numberOf(*temperature, parameterInfo(ParameterId::Temperature));
    if (const auto thermal = model.member("thermal"))
        out.physics.thermal = static_cast<ThermalKind>(thermal->choice(kThermalWords));
    if (const auto sei = model.member("sei"))
        out.physics.sei = static_cast<SeiKind>(sei->choice(kSeiWords));
    if (const auto pores = model.member("pores"))
        out.physics.seiFillsPores = pores->choice(kPoreWords) == 1;
    if (const auto plating = model.member("plating"))
        out.physics.plating = static_cast<PlatingKind>(plating->choice(kPlatingWords));
}

std::optional<TimeWindow> parseWindow(const JsonNode& use, const std::string& key)
{
    const auto window = use.member(key);
    if (!window)
        return std::nullopt;
    const char* const expected = "two times in seconds, [begin, end]";
    const auto ends = window->items(expected);
    if (ends.size() != 2)
        window->wrong(expected);
    const TimeWindow out{ends[0].number("a time in seconds"), ends[1].number("a time in seconds")};
    if (!(out.begin_s < out.end_s))
        ends[1].wrong("a time after the begin of the window, " + formatNumber(out.begin_s) + " s");
    return out;
}

void parseWindows(const JsonNode& use, DataUse& out)
{
    out.fit = parseWindow(use, "fit");
    out.holdOut = parseWindow(use, "hold_out");
    if (out.fit && out.holdOut && out.fit->begin_s < out.holdOut->end_s &&
        out.holdOut->begin_s < out.fit->end_s)
        use.member("hold_out")->fail(MessageId::DefinitionWindowsOverlap, {});
}

/// Says where a prior has nothing in common with the bounds of its parameter.
void checkSupport(const JsonNode& node, const PriorSpec& prior, const ParameterInfo& info)
{
    const PriorSupport support = priorSupport(prior);
    if (support.lower >= info.upper || support.upper <= info.lower)
        node.fail(MessageId::DefinitionPriorOutside, {std::string(info.path), formatNumber(info.lower),
                                                      formatNumber(info.upper) + unitSuffix(info)});
}

void parseInitialSoc(const JsonNode& soc, DataUse& out)
{
    const ParameterInfo& info = parameterInfo(ParameterId::InitialSoc);
    if (soc.value().kind == JsonValue::Kind::Object) {
        soc.expectKeys({"prior"});
        const JsonNode prior = soc.require("prior", "the prior of the state of charge");
        out.socSource = InitialSocSource::Free;
        out.socPrior = parsePrior(prior);
        checkSupport(prior, out.socPrior, info);
    } else if (soc.value().isNumber()) {
        out.socSource = InitialSocSource::Value;
        out.initialSoc = numberOf(soc, info);
    } else if (soc.value().text != kRestVoltageWord) {
        soc.wrong(R"("rest voltage", a number or {"prior": ...})");
    }
}

void parseColumns(const JsonNode& columns, DataUse& out)
{
    columns.expectKeys({"time", "current", "voltage", "temperature"});
    for (const auto& [quantity, name] : columns.members())
        out.columns[quantity] = name.string("the name of a column, in quotes");
}

void parseQuantities(const JsonNode& list, DataUse& out)
{
    const char* const expected = "a list of \"voltage\" and \"temperature\", or one of them";
    out.usesVoltage = false;
    for (const JsonNode& item : list.items(expected))
        (item.choice(kQuantityWords) == 0 ? out.usesVoltage : out.usesTemperature) = true;
    if (!out.usesVoltage && !out.usesTemperature)
        list.wrong(expected);
}

DataUse parseData(const JsonNode& use)
{
    use.expectKeys({"name", "file", "columns", "current_sign", "quantities", "fit", "hold_out", "points",
                    "settle_s", "initial_soc"});
    DataUse out;
    const JsonNode name = use.require("name", "a name for the data set");
    out.name = name.string("a name in quotes");
    if (out.name.empty())
        name.wrong("a name that is not empty");
    if (const auto file = use.member("file"))
        out.file = file->string("the path of a file, in quotes");
    if (const auto columns = use.member("columns"))
        parseColumns(*columns, out);
    if (const auto sign = use.member("current_sign"))
        out.chargePositive = sign->choice(kSignWords) == 1;
    if (const auto quantities = use.member("quantities"))
        parseQuantities(*quantities, out);
    parseWindows(use, out);
    if (const auto points = use.member("points"))
        out.points = points->integer(2, kMostPoints);
    if (const auto settle = use.member("settle_s"))
        out.settle_s = settle->numberWithin(0.0, kLongestSettling_s, " s");
    if (const auto soc = use.member("initial_soc"))
        parseInitialSoc(*soc, out);
    return out;
}

void parseAllData(const JsonNode& data, std::vector<DataUse>& out)
{
    for (const JsonNode& item : data.items("a list of data sets")) {
        DataUse use = parseData(item);
        for (std::size_t i = 0; i < out.size(); ++i)
            if (out[i].name == use.name)
                item.member("name")->fail(MessageId::DefinitionRepeated,
                                          {use.name, "/data/" + std::to_string(i) + "/name"});
        out.push_back(std::move(use));
    }
}

FreeParameter parseFree(const JsonNode& item)
{
    item.expectKeys({"path", "prior", "coordinate"});
    const JsonNode path = item.require("path", "the BPX path of the parameter");
    FreeParameter out;
    out.path = path.string("the BPX path of a parameter, in quotes");
    const ParameterInfo& info = requireParameter(path, out.path);
    refuseElsewhere(path, info.id);
    const JsonNode prior = item.require("prior", "the prior of the parameter");
    out.prior = parsePrior(prior);
    checkSupport(prior, out.prior, info);
    if (const auto coordinate = item.member("coordinate"))
        out.coordinate = static_cast<Coordinate>(coordinate->choice(kCoordinateWords));
    return out;
}

void parseAllFree(const JsonNode& parameters, std::vector<FreeParameter>& out)
{
    for (const JsonNode& item : parameters.items("a list of free parameters")) {
        FreeParameter free = parseFree(item);
        for (std::size_t i = 0; i < out.size(); ++i)
            refuseRepeated(*item.member("path"), free.path, out[i].path,
                           "/parameters/" + std::to_string(i) + "/path");
        out.push_back(std::move(free));
    }
}

void checkVersion(const JsonNode& root)
{
    const JsonNode version = root.require("interphase", "the version of the definition's format, 1");
    if (version.value().kind != JsonValue::Kind::Unsigned ||
        version.value().unsignedValue != kDefinitionVersion)
        version.wrong(std::to_string(kDefinitionVersion) + ", the version of the format this program knows");
}

void parseTexts(const JsonNode& root, Definition& out)
{
    if (const auto title = root.member("title"))
        out.title = title->string("text in quotes");
    if (const auto note = root.member("note"))
        out.note = note->string("text in quotes");
}

} // namespace

Definition parseDefinition(const std::string& json, const std::string& fileName)
{
    const JsonValue tree = parseJson(json, fileName);
    const JsonNode root(tree, "", fileName);
    root.expectObject();
    checkVersion(root); // before the keys: another version may have others
    root.expectKeys({"interphase", "title", "note", "cell", "model", "data", "spectra", "capacities",
                     "parameters", "correlations", "noise", "sampler", "derived", "prior_weight"});
    Definition out;
    parseTexts(root, out);
    if (const auto cell = root.member("cell"))
        parseCell(*cell, out);
    if (const auto model = root.member("model"))
        parseModel(*model, out.model);
    if (const auto data = root.member("data"))
        parseAllData(*data, out.data);
    if (const auto spectra = root.member("spectra"))
        parseSpectra(*spectra, out);
    if (const auto capacities = root.member("capacities"))
        parseCapacities(*capacities, out);
    if (const auto parameters = root.member("parameters"))
        parseAllFree(*parameters, out.free);
    if (const auto noise = root.member("noise"))
        parseNoise(*noise, out);
    if (const auto correlations = root.member("correlations"))
        parseCorrelations(*correlations, out.correlations);
    if (const auto sampler = root.member("sampler"))
        parseSampler(*sampler, out.sampler);
    if (const auto weight = root.member("prior_weight"))
        out.priorWeight = weight->positive("a number above 0");
    if (const auto derived = root.member("derived"))
        parseDerived(*derived, out.derived);
    return out;
}

} // namespace interphase
