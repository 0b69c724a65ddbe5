#include "app/window/measured_drive.h"

#include <algorithm>

namespace interphase {
namespace {

/// prepareAnalysis() wants something free; what it is does not matter to how the data are prepared.
FreeParameter anyFree(const Cell& cell)
{
    const ParameterInfo& info = parameterInfo(ParameterId::ElectrodeArea);
    return {std::string(info.path), {PriorKind::Lognormal, cell.parameters[info.id], 1.0}};
}

const DataUse* useOf(const Definition& definition, const std::string& name)
{
    const auto found = std::ranges::find(definition.data, name, &DataUse::name);
    return found == definition.data.end() ? nullptr : &*found;
}

bool isFitted(const Definition& definition, const Dataset& data)
{
    const DataUse* use = useOf(definition, data.name);
    return use && (use->fit || !use->holdOut);
}

} // namespace

MeasuredDrive measuredDrive(const Definition& definition, const Cell& cell, const Dataset& data, int points)
{
    const DataUse* stated = useOf(definition, data.name);
    DataUse use = stated ? *stated : DataUse{};
    use.name = data.name;
    MeasuredDrive out;
    out.fit = use.fit;
    out.holdOut = use.holdOut;
    use.fit.reset();
    use.holdOut.reset();
    use.points = points;
    use.usesVoltage = true; // which is what is shown
    use.usesTemperature = false;
    Definition alone = definition;
    alone.data = {use};
    alone.spectra.clear();
    alone.capacities.clear();
    alone.free = {anyFree(cell)};
    Analysis analysis = prepareAnalysis(alone, cell, {data});
    out.driven = std::move(analysis.data.front().driven);
    out.voltage_V = std::move(analysis.data.front().voltage_V);
    if (out.driven.freeSoc)
        out.driven.initialSoc = Prior(use.socPrior, use.name).median();
    return out;
}

const Dataset* leadingDataset(const Definition& definition, const std::vector<Dataset>& datasets)
{
    const auto fitted =
        std::ranges::find_if(datasets, [&](const Dataset& d) { return isFitted(definition, d); });
    if (fitted != datasets.end())
        return &*fitted;
    return datasets.empty() ? nullptr : &datasets.front();
}

} // namespace interphase
