#include "study/spectrum_json.h"

#include "cell/parameters.h"
#include "study/prior_json.h"

namespace interphase {
namespace {

constexpr std::size_t kMostFrequencies = 10000;
constexpr double kHighestVoltage = 10.0;

void parseSoc(const JsonNode& soc, SpectrumUse& out)
{
    if (soc.value().isNumber()) {
        const ParameterInfo& info = parameterInfo(ParameterId::InitialSoc);
        out.soc = soc.numberWithin(info.lower, info.upper, "");
        return;
    }
    const char* const expected = R"(a number, {"prior": ...} or {"rest_voltage_V": ...})";
    if (soc.value().kind != JsonValue::Kind::Object)
        soc.wrong(expected);
    soc.expectKeys({"prior", "rest_voltage_V"});
    const auto prior = soc.member("prior"), voltage = soc.member("rest_voltage_V");
    if (prior.has_value() == voltage.has_value())
        soc.wrong(expected);
    if (prior) {
        out.socSource = InitialSocSource::Free;
        out.socPrior = parsePrior(*prior);
        return;
    }
    out.socSource = InitialSocSource::RestVoltage;
    out.restVoltage_V = voltage->numberWithin(0.0, kHighestVoltage, " V");
}

void parseImpedance(const JsonNode& use, SpectrumUse& out)
{
    const char* const expected = "frequencies in Hz, above 0, increasing, at most 10000";
    const auto frequencies = use.member("frequency_Hz");
    if (!frequencies)
        return;
    out.frequency_Hz = parseNumbers(*frequencies, 0, expected);
    for (std::size_t i = 0; i < out.frequency_Hz.size(); ++i)
        if (!(out.frequency_Hz[i] > (i == 0 ? 0.0 : out.frequency_Hz[i - 1])))
            frequencies->wrong(expected);
    if (out.frequency_Hz.size() > kMostFrequencies)
        frequencies->wrong(expected);
    const char* const part = "as many numbers in ohm as there are frequencies";
    out.real_ohm = parseNumbers(use.require("z_real_ohm", part), out.frequency_Hz.size(), part);
    out.imaginary_ohm = parseNumbers(use.require("z_imag_ohm", part), out.frequency_Hz.size(), part);
}

void parseFit(const JsonNode& window, SpectrumUse& out)
{
    const char* const expected = "two frequencies in Hz, [lowest, highest]";
    const auto ends = window.items(expected);
    if (ends.size() != 2)
        window.wrong(expected);
    out.fit = FrequencyWindow{ends[0].number("a frequency in Hz"), ends[1].number("a frequency in Hz")};
    if (!(out.fit->begin_Hz < out.fit->end_Hz))
        window.wrong(expected);
}

SpectrumUse parseSpectrum(const JsonNode& use, const Definition& earlier)
{
    use.expectKeys({"name", "file", "source", "source_sha256", "fit_Hz", "soc", "temperature_K",
                    "frequency_Hz", "z_real_ohm", "z_imag_ohm"});
    SpectrumUse out;
    out.name = parseName(use, "a name for the spectrum", earlier);
    if (const auto file = use.member("file"))
        out.file = file->string("the path of a file, in quotes");
    if (const auto source = use.member("source"))
        out.source = source->string("the name of a file, in quotes");
    if (const auto sha = use.member("source_sha256"))
        out.sourceSha256 = sha->string("the SHA-256 of a file, in quotes");
    if (const auto fit = use.member("fit_Hz"))
        parseFit(*fit, out);
    if (const auto soc = use.member("soc"))
        parseSoc(*soc, out);
    if (const auto temperature = use.member("temperature_K")) {
        const ParameterInfo& info = parameterInfo(ParameterId::Temperature);
        out.temperature_K = temperature->numberWithin(info.lower, info.upper, " K");
    }
    parseImpedance(use, out);
    return out;
}

} // namespace

std::vector<double> parseNumbers(const JsonNode& node, std::size_t count, const char* expected)
{
    std::vector<double> out;
    if (node.value().isNumber())
        out.push_back(node.number(expected));
    else
        for (const JsonNode& item : node.items(expected))
            out.push_back(item.number("a number"));
    if (out.empty() || (count > 0 && out.size() != count))
        node.wrong(expected);
    return out;
}

std::string parseName(const JsonNode& item, const char* what, const Definition& earlier)
{
    const JsonNode node = item.require("name", what);
    const std::string name = node.string("a name in quotes");
    if (name.empty())
        node.wrong("a name that is not empty");
    const auto refuseIn = [&](const auto& list, const char* key) {
        for (std::size_t i = 0; i < list.size(); ++i)
            if (list[i].name == name)
                node.fail(MessageId::DefinitionRepeated, {name, key + std::to_string(i) + "/name"});
    };
    refuseIn(earlier.data, "/data/");
    refuseIn(earlier.spectra, "/spectra/");
    refuseIn(earlier.capacities, "/capacities/");
    return name;
}

void parseSpectra(const JsonNode& spectra, Definition& out)
{
    for (const JsonNode& item : spectra.items("a list of impedance spectra"))
        out.spectra.push_back(parseSpectrum(item, out));
}

} // namespace interphase
