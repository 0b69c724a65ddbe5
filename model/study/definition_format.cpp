#include "study/definition.h"
#include "study/definition_terms.h"

#include "core/message.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace interphase {
namespace {

using Json = nlohmann::ordered_json;

std::string word(std::string_view text)
{
    return std::string(text);
}

/// JSON has no infinities; they would be written as null and never be read again.
double finite(double value, const char* key)
{
    if (!std::isfinite(value))
        throw InputError(MessageId::InvalidArgument,
                         {key, "found a number that is not finite", "a finite one"});
    return value;
}

Json formatPrior(const PriorSpec& prior)
{
    const PriorTerms& terms = kPriorTerms[static_cast<std::size_t>(prior.kind)];
    Json out{{"distribution", word(terms.word)}};
    if (!terms.a.empty())
        out[word(terms.a)] = finite(prior.a, "prior");
    if (!terms.b.empty())
        out[word(terms.b)] = finite(prior.b, "prior");
    if (!terms.c.empty())
        out[word(terms.c)] = finite(prior.c, "prior");
    if (prior.lower != -std::numeric_limits<double>::infinity())
        out["lower"] = finite(prior.lower, "lower");
    if (prior.upper != std::numeric_limits<double>::infinity())
        out["upper"] = finite(prior.upper, "upper");
    return out;
}

Json formatCell(const Definition& definition)
{
    Json out{{"parameters", definition.parameters}};
    if (!definition.overrides.empty()) {
        Json& set = out["set"] = Json::object();
        for (const auto& [path, value] : definition.overrides)
            set[path] = finite(value, "set");
    }
    return out;
}

Json formatModel(const ModelDefinition& model)
{
    Json out{{"kind", word(kModelWords[static_cast<std::size_t>(model.kind)])},
             {"temperature_K", finite(model.temperature_K, "temperature_K")}};
    const CellPhysics& physics = model.physics;
    if (physics.thermal != ThermalKind::Isothermal)
        out["thermal"] = word(kThermalWords[static_cast<std::size_t>(physics.thermal)]);
    if (physics.sei != SeiKind::None)
        out["sei"] = word(kSeiWords[static_cast<std::size_t>(physics.sei)]);
    if (physics.seiFillsPores)
        out["pores"] = word(kPoreWords[1]);
    if (physics.plating != PlatingKind::None)
        out["plating"] = word(kPlatingWords[static_cast<std::size_t>(physics.plating)]);
    return out;
}

Json formatInitialSoc(const DataUse& use)
{
    switch (use.socSource) {
    case InitialSocSource::RestVoltage:
        return word(kRestVoltageWord);
    case InitialSocSource::Value:
        return finite(use.initialSoc, "initial_soc");
    case InitialSocSource::Free:
        return {{"prior", formatPrior(use.socPrior)}};
    }
    return nullptr;
}

Json formatWindow(const TimeWindow& window)
{
    return Json::array({finite(window.begin_s, "window"), finite(window.end_s, "window")});
}

Json formatData(const DataUse& use)
{
    Json out{{"name", use.name}};
    if (!use.file.empty())
        out["file"] = use.file;
    if (!use.columns.empty())
        out["columns"] = use.columns;
    if (use.chargePositive)
        out["current_sign"] = word(kSignWords[*use.chargePositive ? 1 : 0]);
    if (use.fit)
        out["fit"] = formatWindow(*use.fit);
    if (use.holdOut)
        out["hold_out"] = formatWindow(*use.holdOut);
    if (use.usesTemperature || !use.usesVoltage) {
        out["quantities"] = Json::array();
        if (use.usesVoltage)
            out["quantities"].push_back(word(kQuantityWords[0]));
        if (use.usesTemperature)
            out["quantities"].push_back(word(kQuantityWords[1]));
    }
    out["points"] = use.points;
    if (use.settle_s != DataUse{}.settle_s)
        out["settle_s"] = finite(use.settle_s, "settle_s");
    out["initial_soc"] = formatInitialSoc(use);
    return out;
}

Json formatSoc(const SpectrumUse& use)
{
    switch (use.socSource) {
    case InitialSocSource::RestVoltage:
        return {{"rest_voltage_V", finite(use.restVoltage_V, "rest_voltage_V")}};
    case InitialSocSource::Value:
        return finite(use.soc, "soc");
    case InitialSocSource::Free:
        return {{"prior", formatPrior(use.socPrior)}};
    }
    return nullptr;
}

Json formatNumbers(const std::vector<double>& values, const char* key)
{
    Json out = Json::array();
    for (const double value : values)
        out.push_back(finite(value, key));
    return out;
}

Json formatSpectrum(const SpectrumUse& use)
{
    Json out{{"name", use.name}};
    for (const auto& [key, text] :
         {std::pair{"file", &use.file}, {"source", &use.source}, {"source_sha256", &use.sourceSha256}})
        if (!text->empty())
            out[key] = *text;
    if (use.fit)
        out["fit_Hz"] = Json::array({finite(use.fit->begin_Hz, "fit_Hz"), finite(use.fit->end_Hz, "fit_Hz")});
    out["soc"] = formatSoc(use);
    if (use.temperature_K)
        out["temperature_K"] = finite(*use.temperature_K, "temperature_K");
    if (use.frequency_Hz.empty())
        return out;
    out["frequency_Hz"] = formatNumbers(use.frequency_Hz, "frequency_Hz");
    out["z_real_ohm"] = formatNumbers(use.real_ohm, "z_real_ohm");
    out["z_imag_ohm"] = formatNumbers(use.imaginary_ohm, "z_imag_ohm");
    return out;
}

Json formatCapacities(const CapacityUse& use)
{
    Json out{{"name", use.name}};
    out["current_A"] = formatNumbers(use.current_A, "current_A");
    out["capacity_Ah"] = formatNumbers(use.capacity_Ah, "capacity_Ah");
    out["cutoff_V"] = finite(use.cutoff_V, "cutoff_V");
    if (use.socSource == InitialSocSource::RestVoltage)
        out["from_soc"] = {{"rest_voltage_V", finite(use.restVoltage_V, "rest_voltage_V")}};
    else
        out["from_soc"] = finite(use.soc, "from_soc");
    if (use.temperature_K)
        out["temperature_K"] = finite(*use.temperature_K, "temperature_K");
    return out;
}

Json formatSquare(const std::vector<double>& matrix, std::size_t size)
{
    Json out = Json::array();
    for (std::size_t i = 0; i < size; ++i) {
        out.push_back(Json::array());
        for (std::size_t j = 0; j < size; ++j)
            out.back().push_back(finite(matrix.at(i * size + j), "matrix"));
    }
    return out;
}

void formatNoiseParts(const NoiseDefinition& noise, Json& out)
{
    out["kind"] = word(kNoiseWords[static_cast<std::size_t>(noise.kind)]);
    const std::vector<NoisePart> used = noiseParts(noise);
    const NoiseDefinition standard = defaultNoise(noise.kind, noise.quantity, noise.relative);
    const std::string_view unusedSigma = noise.relative ? "sigma_ohm" : "sigma_Z";
    for (const NoisePart& part : allNoiseParts(noise.quantity)) {
        if (part.name == unusedSigma)
            continue;
        const bool isUsed =
            std::ranges::any_of(used, [&](const NoisePart& p) { return p.prior == part.prior; });
        if (isUsed || noise.*part.prior != standard.*part.prior) // unused, yet not to be forgotten
            out[part.name] = formatPrior(noise.*part.prior);
    }
    if (noise.kind == NoiseKind::Covariance) {
        for (const double t : noise.covariance.times_s)
            out["times_s"].push_back(finite(t, "times_s"));
        out["covariance_V2"] = formatSquare(noise.covariance.matrix, noise.covariance.times_s.size());
    }
    if (noise.separate)
        out["separate"] = true;
}

Json formatNoise(const Definition& definition)
{
    Json out;
    formatNoiseParts(definition.noise, out);
    for (const DataNoise& group : definition.dataNoise) {
        Json item{{"data", group.data}};
        formatNoiseParts(group.noise, item);
        out["groups"].push_back(std::move(item));
    }
    const Definition standard;
    if (usesTemperature(definition) || definition.temperatureNoise != standard.temperatureNoise)
        formatNoiseParts(definition.temperatureNoise, out["temperature"]);
    if (!definition.spectra.empty() || definition.impedanceNoise != standard.impedanceNoise) {
        out["impedance"]["sigma"] = word(kSigmaWords[definition.impedanceNoise.relative ? 1 : 0]);
        formatNoiseParts(definition.impedanceNoise, out["impedance"]);
    }
    if (!definition.capacities.empty() || definition.capacityNoise != standard.capacityNoise)
        formatNoiseParts(definition.capacityNoise, out["capacity"]);
    return out;
}

Json formatFree(const FreeParameter& free)
{
    Json out{{"path", free.path}, {"prior", formatPrior(free.prior)}};
    if (free.coordinate != Coordinate::Automatic)
        out["coordinate"] = word(kCoordinateWords[static_cast<std::size_t>(free.coordinate)]);
    return out;
}

Json formatCorrelation(const CorrelationDefinition& block)
{
    Json out{{"parameters", block.parameters},
             {"matrix", formatSquare(block.matrix, block.parameters.size())}};
    if (!block.source.empty())
        out["source"] = block.source;
    return out;
}

Json formatSampler(const SamplerDefinition& sampler)
{
    const SamplerDefinition standard;
    Json out;
    if (sampler.kind != standard.kind)
        out["kind"] = word(kSamplerWords[static_cast<std::size_t>(sampler.kind)]);
    out["chains"] = sampler.chains;
    out["warmup"] = sampler.warmup;
    out["draws"] = sampler.draws;
    out["seed"] = sampler.seed;
    out["starts"] = sampler.starts;
    if (sampler.chainStarts != standard.chainStarts)
        out["chain_starts"] = word(kChainStartWords[static_cast<std::size_t>(sampler.chainStarts)]);
    if (sampler.targetAcceptance != standard.targetAcceptance)
        out["target_acceptance"] = finite(sampler.targetAcceptance, "target_acceptance");
    if (sampler.metric != standard.metric)
        out["metric"] = word(kMetricWords[static_cast<std::size_t>(sampler.metric)]);
    if (sampler.targetEss != standard.targetEss)
        out["target_ess"] = finite(sampler.targetEss, "target_ess");
    if (sampler.targetMcse != standard.targetMcse)
        out["target_mcse"] = finite(sampler.targetMcse, "target_mcse");
    return out;
}

Json format(const Definition& definition)
{
    Json out{{"interphase", kDefinitionVersion}};
    out["title"] = definition.title;
    if (!definition.note.empty())
        out["note"] = definition.note;
    out["cell"] = formatCell(definition);
    out["model"] = formatModel(definition.model);
    out["data"] = Json::array();
    for (const DataUse& use : definition.data)
        out["data"].push_back(formatData(use));
    for (const SpectrumUse& use : definition.spectra)
        out["spectra"].push_back(formatSpectrum(use));
    for (const CapacityUse& use : definition.capacities)
        out["capacities"].push_back(formatCapacities(use));
    out["parameters"] = Json::array();
    for (const FreeParameter& free : definition.free)
        out["parameters"].push_back(formatFree(free));
    for (const CorrelationDefinition& block : definition.correlations)
        out["correlations"].push_back(formatCorrelation(block));
    out["noise"] = formatNoise(definition);
    out["sampler"] = formatSampler(definition.sampler);
    if (definition.priorWeight != 1.0)
        out["prior_weight"] = definition.priorWeight;
    for (const DerivedDefinition& derived : definition.derived)
        out["derived"][derived.name] = derived.formula;
    return out;
}

} // namespace

std::string formatDefinition(const Definition& definition)
{
    try {
        return format(definition).dump(2) + '\n';
    } catch (const nlohmann::json::type_error&) {
        throw InputError(MessageId::InvalidArgument,
                         {"definition", "a text in it is not UTF-8", "every text in UTF-8"});
    }
}

} // namespace interphase
