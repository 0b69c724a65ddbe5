#include "app/command/parameter_remarks.h"

#include "cell/bpx_schema.h"
#include "core/text.h"
#include "protocol/cell_model.h"

#include <algorithm>

namespace interphase {
namespace {

using enum ParameterId;

/// Whether all of these that the model uses have the values that a parameter set without them gets.
bool published(const CellArguments& a, const Cell& cell, ParameterId first, ParameterId last)
{
    for (auto i = static_cast<int>(first); i <= static_cast<int>(last); ++i) {
        const auto id = static_cast<ParameterId>(i);
        const auto value = bpx::defaultValue(id);
        if (usesParameter(cell, modelOf(a), physicsOf(a), id) && (!value || cell.parameters[id] != *value))
            return false;
    }
    return true;
}

} // namespace

std::vector<std::string> parameterRemarks(const CellArguments& a, const Cell& cell)
{
    std::vector<std::string> out;
    const CellPhysics physics = physicsOf(a);
    for (const std::string& assignment : a.assignments) {
        const std::string path(trim(std::string_view(assignment).substr(0, assignment.rfind('='))));
        const std::optional<ParameterId> id = findParameter(path);
        if (id && !usesParameter(cell, modelOf(a), physics, *id))
            out.push_back("--set " + path + " changes nothing: this model does not use it.");
    }
    const auto remark = [&](const char* of) {
        out.push_back(
            std::string("The constants of ") + of +
            " are the published ones that any cell begins with (\"interphase parameters\" lists them).");
    };
    if (physics.sei != SeiKind::None && published(a, cell, SeiThickness, SeiElectronConductivity))
        remark("the SEI");
    if (physics.sei != SeiKind::None && usesParameter(cell, modelOf(a), physics, SeiActivation) &&
        cell.parameters[SeiActivation] == 0.0)
        out.push_back(
            "The activation energy of the SEI's growth is 0 in this set: its rate does not depend on "
            "the temperature.");
    if (physics.plating != PlatingKind::None && published(a, cell, PlatingRate, DeadLithiumDecay))
        remark("lithium plating");
    return out;
}

} // namespace interphase
