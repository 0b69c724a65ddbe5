#include "study/correlation_blocks.h"

#include <algorithm>

namespace interphase {
namespace {

bool contains(const std::vector<std::string>& names, const std::string& name)
{
    return std::ranges::find(names, name) != names.end();
}

/// Without those for which `goes`; fewer than two parameters: no block any more.
template <class Goes>
CorrelationDefinition without(const CorrelationDefinition& block, Goes goes)
{
    std::vector<std::string> left;
    for (const std::string& name : block.parameters)
        if (!goes(name))
            left.push_back(name);
    return withParameters(block, std::move(left));
}

} // namespace

std::vector<std::string> unknownsOf(const Definition& definition)
{
    std::vector<std::string> out;
    for (const FreeParameter& free : definition.free)
        out.push_back(free.path);
    for (const DataUse& use : definition.data)
        if (use.socSource == InitialSocSource::Free)
            out.push_back("Initial SOC (" + use.name + ")");
    for (const SpectrumUse& use : definition.spectra)
        if (use.socSource == InitialSocSource::Free)
            out.push_back("Initial SOC (" + use.name + ")");
    for (const SharedNoise& shared : sharedNoise(definition))
        for (const NoisePart& part : noiseParts(*shared.noise))
            out.push_back(part.name + shared.suffix);
    return out;
}

std::vector<CountingBlock> countingBlocks(const Definition& definition)
{
    const std::vector<std::string> unknowns = unknownsOf(definition);
    std::vector<CountingBlock> out;
    for (std::size_t b = 0; b < definition.correlations.size(); ++b) {
        CorrelationDefinition block =
            without(definition.correlations[b], [&](const std::string& n) { return !contains(unknowns, n); });
        if (block.parameters.size() > 1)
            out.push_back({b, std::move(block)});
    }
    return out;
}

CorrelationDefinition withParameters(const CorrelationDefinition& block, std::vector<std::string> parameters)
{
    CorrelationDefinition out{std::move(parameters), {}, block.source};
    const std::size_t before = block.parameters.size();
    const auto place = [&](const std::string& name) {
        return static_cast<std::size_t>(std::ranges::find(block.parameters, name) - block.parameters.begin());
    };
    for (const std::string& row : out.parameters)
        for (const std::string& column : out.parameters) {
            const std::size_t i = place(row), j = place(column);
            const bool known = i < before && j < before;
            out.matrix.push_back(known ? block.matrix.at(i * before + j) : row == column ? 1.0 : 0.0);
        }
    return out;
}

void takeFromBlocks(Definition& definition, const std::vector<std::string>& quantities)
{
    for (CorrelationDefinition& block : definition.correlations)
        block = without(block, [&](const std::string& name) { return contains(quantities, name); });
    std::erase_if(definition.correlations,
                  [](const CorrelationDefinition& block) { return block.parameters.size() < 2; });
}

void renameInBlocks(Definition& definition, const std::string& before, const std::string& after)
{
    for (CorrelationDefinition& block : definition.correlations)
        std::ranges::replace(block.parameters, before, after);
}

void fixParameter(Definition& definition, std::string path)
{
    std::erase_if(definition.free, [&](const FreeParameter& free) { return free.path == path; });
    takeFromBlocks(definition, {path});
}

} // namespace interphase
