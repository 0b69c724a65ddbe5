#include "core/text.h"
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

std::vector<NoisePart> noiseParts(NoiseKind kind)
{
    const auto part = [](std::size_t i) { return kNoiseParts[i]; };
    switch (kind) {
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

NoiseDefinition defaultNoise(NoiseKind kind)
{
    NoiseDefinition out;
    out.kind = kind;
    if (kind == NoiseKind::Discrepancy) {
        out.sigma_V = {PriorKind::HalfNormal, 0.0, 0.01};
        out.tau_s = {PriorKind::Lognormal, 300.0, 0.5};
        out.white_V = {PriorKind::Lognormal, 1e-3, 0.5};
    }
    return out;
}

void changeKind(NoiseDefinition& noise, NoiseKind kind)
{
    const NoiseDefinition before = defaultNoise(noise.kind), after = defaultNoise(kind);
    for (const NoisePart& part : kNoiseParts)
        if (noise.*part.prior == before.*part.prior)
            noise.*part.prior = after.*part.prior;
    noise.kind = kind;
}

std::vector<SharedNoise> sharedNoise(const Definition& definition)
{
    std::vector<SharedNoise> out;
    std::vector<std::string> rest;
    for (const DataUse& use : definition.data)
        if (!isNamed(definition, use.name))
            rest.push_back(use.name);
    addShared(out, definition.noise, rest, false);
    for (const DataNoise& group : definition.dataNoise) {
        std::vector<std::string> present;
        for (const DataUse& use : definition.data)
            if (std::ranges::count(group.data, use.name) > 0)
                present.push_back(use.name);
        addShared(out, group.noise, present, true);
    }
    return out;
}

void forgetData(Definition& definition, const std::string& name)
{
    for (DataNoise& group : definition.dataNoise)
        std::erase(group.data, name);
    std::erase_if(definition.dataNoise, [](const DataNoise& group) { return group.data.empty(); });
}

void renameData(Definition& definition, const std::string& before, const std::string& after)
{
    for (DataNoise& group : definition.dataNoise)
        std::ranges::replace(group.data, before, after);
}

} // namespace interphase
