#include "study/definition_changes.h"

namespace interphase {

DefinitionChanges compareDefinitions(const Definition& before, const Definition& after)
{
    return {.text = before.title != after.title || before.note != after.note,
            .cell = before.parameters != after.parameters || before.overrides != after.overrides,
            .model = before.model != after.model,
            .data = before.data != after.data || before.spectra != after.spectra ||
                    before.capacities != after.capacities,
            .priors = before.free != after.free || before.correlations != after.correlations,
            .noise = before.noise != after.noise || before.dataNoise != after.dataNoise ||
                     before.temperatureNoise != after.temperatureNoise ||
                     before.impedanceNoise != after.impedanceNoise ||
                     before.capacityNoise != after.capacityNoise,
            .derived = before.derived != after.derived,
            .sampler = before.sampler != after.sampler};
}

} // namespace interphase
