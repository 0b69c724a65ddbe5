#include "calibrate/analysis_noise.h"

#include <algorithm>

namespace interphase {
namespace {

NoiseGroup groupOfShared(const SharedNoise& shared)
{
    const NoiseDefinition& noise = *shared.noise;
    NoiseGroup out{noise.kind, {}, {}, nullptr};
    for (const NoisePart& part : noiseParts(noise)) {
        const std::string name = part.name + shared.suffix;
        out.priors.push_back({name, Prior(noise.*part.prior, name)});
    }
    if (noise.kind == NoiseKind::Covariance) {
        checkCovariance(noise.covariance, "covariance");
        out.covariance = std::make_shared<const StatedCovariance>(noise.covariance);
    }
    return out;
}

} // namespace

std::vector<NoiseGroup> noiseGroups(const std::vector<SharedNoise>& shared,
                                    const std::vector<CellOutput>& outputs, NoiseOf& groupOf)
{
    std::vector<NoiseGroup> out;
    for (const SharedNoise& noise : shared) {
        NoiseGroup group = groupOfShared(noise);
        const MeasuredQuantity quantity = noise.noise->quantity;
        for (std::size_t s = 0; s < outputs.size(); ++s)
            if (outputs[s].quantity == quantity && std::ranges::count(noise.data, outputs[s].name) > 0)
                group.segments.push_back(static_cast<int>(s));
        if (group.segments.empty() && group.kind != NoiseKind::Covariance)
            continue;
        for (const std::string& name : noise.data)
            groupOf[{name, quantity}] = static_cast<int>(out.size());
        out.push_back(std::move(group));
    }
    return out;
}

std::vector<std::string> quantityNames(const std::vector<NamedPrior>& parameters,
                                       const std::vector<NoiseGroup>& noise)
{
    std::vector<std::string> out;
    for (const NamedPrior& parameter : parameters)
        out.push_back(parameter.name);
    for (const NoiseGroup& group : noise)
        for (const NamedPrior& prior : group.priors)
            out.push_back(prior.name);
    return out;
}

std::vector<PriorCorrelation> correlationsOf(const Definition& definition,
                                             const std::vector<std::string>& quantities)
{
    std::vector<PriorCorrelation> out;
    for (const CorrelationDefinition& block : definition.correlations) {
        std::vector<int> members;
        std::vector<std::size_t> rows;
        for (std::size_t i = 0; i < block.parameters.size(); ++i) {
            const auto at = std::ranges::find(quantities, block.parameters[i]);
            if (at == quantities.end())
                continue;
            members.push_back(static_cast<int>(at - quantities.begin()));
            rows.push_back(i);
        }
        std::vector<double> matrix;
        for (const std::size_t i : rows)
            for (const std::size_t j : rows)
                matrix.push_back(block.matrix.at(i * block.parameters.size() + j));
        if (members.size() > 1)
            out.emplace_back(std::move(members), std::move(matrix), "correlations");
    }
    return out;
}

} // namespace interphase
