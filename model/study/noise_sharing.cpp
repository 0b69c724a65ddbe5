#include "core/text.h"
#include "study/correlation_blocks.h"
#include "study/definition.h"

#include <algorithm>

// Which data sets share which noise, and the priors of noise where none are stated.

namespace interphase {
namespace {

bool isNamed(const Definition& definition, const std::string& data)
{
    return std::ranges::any_of(definition.dataNoise, [&](const DataNoise& group) {
        return std::ranges::count(group.data, data) > 0;
    });
}

void addShared(std::vector<SharedNoise>& out, const NoiseDefinition& noise,
               const std::vector<std::string>& data, bool named)
{
    if (data.empty())
        return;
    if (!noise.separate) {
        out.push_back({&noise, data, named ? " (" + join(data, ", ") + ")" : std::string()});
        return;
    }
    for (const std::string& name : data)
        out.push_back({&noise, {name}, " (" + name + ")"});
}

} // namespace

std::span<const NoisePart> allNoiseParts(MeasuredQuantity quantity)
{
    using N = NoiseDefinition;
    static constexpr std::array<NoisePart, 5> kVoltage{{{"sigma_V", &N::sigma},
                                                        {"tau_s", &N::tau_s},
                                                        {"white_V", &N::white},
                                                        {"alpha_V2_per_s", &N::alpha},
                                                        {"nu", &N::nu}}};
    static constexpr std::array<NoisePart, 5> kTemperature{{{"sigma_K", &N::sigma},
                                                            {"temperature_tau_s", &N::tau_s},
                                                            {"white_K", &N::white},
                                                            {"alpha_K2_per_s", &N::alpha},
                                                            {"temperature_nu", &N::nu}}};
    static constexpr std::array<NoisePart, 3> kImpedance{
        {{"sigma_Z", &N::sigma}, {"impedance_nu", &N::nu}, {"sigma_ohm", &N::sigma}}};
    static constexpr std::array<NoisePart, 2> kCapacity{{{"sigma_Q", &N::sigma}, {"capacity_nu", &N::nu}}};
    switch (quantity) {
    case MeasuredQuantity::Voltage:
        return kVoltage;
    case MeasuredQuantity::Temperature:
        return kTemperature;
    case MeasuredQuantity::Capacity:
        return kCapacity;
    case MeasuredQuantity::Impedance:
        break;
    }
    return kImpedance;
}

std::vector<std::string_view> noiseNames()
{
    std::vector<std::string_view> out;
    for (int q = 0; q < kMeasuredQuantities; ++q)
        for (const NoisePart& part : allNoiseParts(static_cast<MeasuredQuantity>(q)))
            out.emplace_back(part.name);
    return out;
}

std::vector<NoisePart> noiseParts(const NoiseDefinition& noise)
{
    const std::span<const NoisePart> all = allNoiseParts(noise.quantity);
    const auto part = [&](std::size_t i) { return all[i]; };
    if (noise.quantity == MeasuredQuantity::Impedance || noise.quantity == MeasuredQuantity::Capacity) {
        const bool absolute = noise.quantity == MeasuredQuantity::Impedance && !noise.relative;
        std::vector<NoisePart> out{absolute ? part(2) : part(0)};
        if (noise.kind == NoiseKind::StudentT)
            out.push_back(part(1));
        return out;
    }
    switch (noise.kind) {
    case NoiseKind::Independent:
        return {part(0)};
    case NoiseKind::Autoregressive:
        return {part(0), part(1)};
    case NoiseKind::Discrepancy:
        return {part(0), part(1), part(2)};
    case NoiseKind::Growing:
    case NoiseKind::Drift:
        return {part(0), part(3)};
    case NoiseKind::StudentT:
        return {part(0), part(4)};
    case NoiseKind::Covariance:
        break;
    }
    return {};
}

namespace {

NoiseDefinition defaultTemperatureNoise(NoiseKind kind)
{
    NoiseDefinition out;
    out.sigma = {PriorKind::Lognormal, 0.2, 1.0};
    out.tau_s = {PriorKind::Lognormal, 300.0, 1.5};
    out.white = {PriorKind::Lognormal, 0.05, 1.0};
    out.alpha = {PriorKind::Lognormal, 3e-6, 2.0}; // 0.1 K after an hour
    if (kind == NoiseKind::Discrepancy) {
        out.sigma = {PriorKind::HalfNormal, 0.0, 1.0};
        out.tau_s = {PriorKind::Lognormal, 600.0, 0.5};
        out.white = {PriorKind::Lognormal, 0.05, 0.5};
    }
    return out;
}

} // namespace

NoiseDefinition defaultNoise(NoiseKind kind, MeasuredQuantity quantity, bool relative)
{
    NoiseDefinition out;
    if (quantity == MeasuredQuantity::Temperature)
        out = defaultTemperatureNoise(kind);
    else if (quantity == MeasuredQuantity::Impedance)
        out.sigma = relative ? PriorSpec{PriorKind::Lognormal, 0.01, 1.0}
                             : PriorSpec{PriorKind::Lognormal, 1e-4, 2.0};
    else if (quantity == MeasuredQuantity::Capacity)
        out.sigma = {PriorKind::Lognormal, 0.005, 1.0};
    out.quantity = quantity;
    out.kind = kind;
    out.relative = relative;
    if (quantity == MeasuredQuantity::Voltage && kind == NoiseKind::Discrepancy) {
        out.sigma = {PriorKind::HalfNormal, 0.0, 0.01};
        out.tau_s = {PriorKind::Lognormal, 300.0, 0.5};
        out.white = {PriorKind::Lognormal, 1e-3, 0.5};
    }
    return out;
}

namespace {

/// Where its priors are the defaults, those of `after`.
void takeDefaults(NoiseDefinition& noise, const NoiseDefinition& after)
{
    const NoiseDefinition before = defaultNoise(noise.kind, noise.quantity, noise.relative);
    for (const NoisePart& part : allNoiseParts(noise.quantity))
        if (noise.*part.prior == before.*part.prior)
            noise.*part.prior = after.*part.prior;
}

} // namespace

void changeKind(NoiseDefinition& noise, NoiseKind kind)
{
    takeDefaults(noise, defaultNoise(kind, noise.quantity, noise.relative));
    noise.kind = kind;
}

void changeRelative(NoiseDefinition& noise, bool relative)
{
    takeDefaults(noise, defaultNoise(noise.kind, noise.quantity, relative));
    noise.relative = relative;
}

std::vector<SharedNoise> sharedNoise(const Definition& definition)
{
    std::vector<SharedNoise> out;
    std::vector<std::string> rest;
    for (const DataUse& use : definition.data)
        if (use.usesVoltage && !isNamed(definition, use.name))
            rest.push_back(use.name);
    addShared(out, definition.noise, rest, false);
    for (const DataNoise& group : definition.dataNoise) {
        std::vector<std::string> present;
        for (const DataUse& use : definition.data)
            if (use.usesVoltage && std::ranges::count(group.data, use.name) > 0)
                present.push_back(use.name);
        addShared(out, group.noise, present, true);
    }
    std::vector<std::string> warm, spectra, capacities;
    for (const DataUse& use : definition.data)
        if (use.usesTemperature)
            warm.push_back(use.name);
    for (const SpectrumUse& use : definition.spectra)
        spectra.push_back(use.name);
    for (const CapacityUse& use : definition.capacities)
        capacities.push_back(use.name);
    addShared(out, definition.temperatureNoise, warm, false);
    addShared(out, definition.impedanceNoise, spectra, false);
    addShared(out, definition.capacityNoise, capacities, false);
    return out;
}

namespace {

/// The unknowns of the noise that a data set shares are named after all that share it: with it called
/// otherwise, or gone (empty), they are called otherwise too; those that were its own go with it.
void followInBlocks(Definition& definition, const std::string& before, const std::string& after)
{
    for (const SharedNoise& shared : sharedNoise(definition)) {
        if (shared.suffix.empty() || std::ranges::count(shared.data, before) == 0)
            continue;
        std::vector<std::string> names = shared.data;
        std::ranges::replace(names, before, after);
        std::erase(names, std::string());
        for (const NoisePart& part : allNoiseParts(shared.noise->quantity)) {
            if (names.empty())
                takeFromBlocks(definition, {part.name + shared.suffix});
            else
                renameInBlocks(definition, part.name + shared.suffix,
                               part.name + (" (" + join(names, ", ") + ")"));
        }
    }
    if (after.empty())
        takeFromBlocks(definition, {"Initial SOC (" + before + ")"});
    else
        renameInBlocks(definition, "Initial SOC (" + before + ")", "Initial SOC (" + after + ")");
}

} // namespace

void forgetData(Definition& definition, const std::string& name)
{
    followInBlocks(definition, name, {});
    for (DataNoise& group : definition.dataNoise)
        std::erase(group.data, name);
    std::erase_if(definition.dataNoise, [](const DataNoise& group) { return group.data.empty(); });
    std::erase_if(definition.data, [&](const DataUse& use) { return use.name == name; });
    std::erase_if(definition.spectra, [&](const SpectrumUse& use) { return use.name == name; });
    std::erase_if(definition.capacities, [&](const CapacityUse& use) { return use.name == name; });
}

void renameData(Definition& definition, const std::string& before, const std::string& after)
{
    followInBlocks(definition, before, after);
    for (DataNoise& group : definition.dataNoise)
        std::ranges::replace(group.data, before, after);
    for (DataUse& use : definition.data)
        use.name = use.name == before ? after : use.name;
    for (SpectrumUse& use : definition.spectra)
        use.name = use.name == before ? after : use.name;
    for (CapacityUse& use : definition.capacities)
        use.name = use.name == before ? after : use.name;
}

} // namespace interphase
