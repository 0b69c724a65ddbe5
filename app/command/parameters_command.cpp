#include "app/command/cell_arguments.h"
#include "app/command/command.h"
#include "core/text.h"
#include "protocol/cell_model.h"

#include <iostream>

namespace interphase {
namespace {

constexpr const char* kDescription =
    "Every parameter that a model of a cell depends on: its BPX path, as --set and definitions want it, its "
    "value\n"
    "and its bounds, as CSV on standard output. What is not BPX stands below \"User-defined\".";
constexpr const char* kExample =
    "interphase parameters --parameters OKane2022 --model dfn --sei solvent-diffusion --plating irreversible";

} // namespace

int runParameters(const Arguments& words, const CommandContext& context)
{
    CellArguments a;
    ArgumentParser parser("parameters", kDescription, kExample);
    addOptions(parser, a);
    if (!parser.parse(words))
        return kDone;
    const Cell cell = cellOf(a, context.resources);
    const ModelKind model = modelOf(a);
    const CellPhysics physics = physicsOf(a);
    std::cout << "path,value,lowest,highest,name\n";
    for (const ParameterInfo& info : parameterInfos())
        if (usesParameter(cell, model, physics, info.id))
            std::cout << quoted(info.path) << ',' << formatNumber(cell.parameters[info.id]) << ','
                      << formatNumber(info.lower) << ',' << formatNumber(info.upper) << ','
                      << quoted(info.name) << '\n';
    return kDone;
}

} // namespace interphase
