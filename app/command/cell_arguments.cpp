#include "app/command/cell_arguments.h"

#include "cell/parameter_sets.h"
#include "core/message.h"
#include "core/text.h"
#include "study/suggestion.h"

#include <algorithm>

namespace interphase {
namespace {

using enum ParameterId;

[[noreturn]] void refuse(const std::string& where, const std::string& what, const std::string& expected)
{
    throw InputError(MessageId::InvalidArgument, {where, what, expected});
}

void setParameter(Cell& cell, ParameterId id, double value, const std::string& option)
{
    const ParameterInfo& info = parameterInfo(id);
    if (!(value >= info.lower && value <= info.upper))
        refuse(option, "found " + formatNumber(value),
               "a value from " + formatNumber(info.lower) + " to " + formatNumber(info.upper) +
                   (info.unit == "1" ? "" : " " + std::string(info.unit)));
    cell.parameters[id] = value;
}

ParameterId parameterAt(const std::string& path)
{
    if (const std::optional<ParameterId> id = findParameter(path))
        return *id;
    std::vector<std::string_view> paths;
    for (const ParameterInfo& info : parameterInfos())
        paths.push_back(info.path);
    const std::optional<std::string_view> near = nearest(path, paths);
    refuse("--set", "\"" + path + "\" is not a parameter of a cell",
           near ? "perhaps \"" + std::string(*near) + "\""
                : "a BPX path such as \"Negative electrode/Thickness [m]\"");
}

void assign(Cell& cell, const std::string& assignment)
{
    const auto equals = assignment.rfind('=');
    if (equals == std::string::npos)
        refuse("--set", "found \"" + assignment + "\"", "\"PATH=VALUE\"");
    const std::string path(trim(std::string_view(assignment).substr(0, equals)));
    const std::string word = assignment.substr(equals + 1);
    const std::optional<double> value = parseNumber(word);
    if (!value)
        refuse("--set " + path, "found \"" + word + "\"", "a number");
    setParameter(cell, parameterAt(path), *value, "--set " + path);
}

void checkWindow(const Cell& cell, ParameterId lower, ParameterId upper)
{
    if (cell.parameters[lower] < cell.parameters[upper])
        return;
    refuse("--set " + std::string(parameterInfo(lower).path),
           "it is not below \"" + std::string(parameterInfo(upper).path) + "\"",
           "a window of stoichiometry that is not empty");
}

/// Refuses values of an option that DESIGN names but this version does not have, and those nobody has.
void expectOnly(const std::string& option, const std::string& value, const std::string& only,
                std::initializer_list<std::string_view> planned)
{
    if (value == only)
        return;
    if (std::ranges::count(planned, value) > 0)
        refuse(option + " " + value, "it is not in this version", option + " " + only);
    refuse(option, "found \"" + value + "\"", "\"" + only + "\"");
}

} // namespace

void addOptions(ArgumentParser& parser, CellArguments& a)
{
    parser.text("--parameters", "NAME|FILE.json", a.parameters,
                "a parameter set that comes with the program, or a BPX file", true);
    parser.text("--model", "spm|dfn", a.model, "single-particle or Doyle-Fuller-Newman model (default: dfn)");
    parser.number("--soc", "SOC", a.soc, "state of charge at the start, 0 to 1 (default: 1)");
    parser.number("--temperature", "K", a.temperature_K,
                  "temperature at the start and around the cell, in kelvin (default: the parameter set's)");
    parser.texts("--set", "PATH=VALUE", a.assignments,
                 "another value for a parameter, by its BPX path; can be repeated");
    parser.text("--thermal", "isothermal", a.thermal, "thermal model; this version has isothermal cells");
    parser.text("--sei", "none", a.sei, "growth of the SEI; not in this version");
    parser.text("--plating", "none", a.plating, "lithium plating; not in this version");
    parser.text("--double-layer", "off", a.doubleLayer, "double layer; not in this version");
    parser.texts("--phase", "NAME=STOICHIOMETRY", a.phases,
                 "start of a phase of a blended electrode; not in this version");
}

ModelKind modelOf(const CellArguments& a)
{
    expectOnly("--thermal", a.thermal, "isothermal", {"lumped", "distributed"});
    expectOnly("--sei", a.sei, "none",
               {"solvent-diffusion", "tunnelling", "reaction", "interstitial", "electron-migration"});
    expectOnly("--plating", a.plating, "none", {"reversible", "irreversible", "partially-reversible"});
    expectOnly("--double-layer", a.doubleLayer, "off", {"on"});
    if (!a.phases.empty())
        refuse("--phase " + a.phases.front(), "blended electrodes are not in this version", "no --phase");
    if (a.model == "spm")
        return ModelKind::Spm;
    if (a.model == "dfn")
        return ModelKind::Dfn;
    if (a.model == "spme")
        return ModelKind::Spme;
    refuse("--model", "found \"" + a.model + "\"", "spm, spme or dfn");
}

Cell cellOf(const CellArguments& a, const Resources& resources)
{
    Cell cell = loadCell(a.parameters, resources.parameterSets());
    cell.parameters[InitialSoc] = 1.0;
    for (const std::string& assignment : a.assignments)
        assign(cell, assignment);
    checkWindow(cell, NegativeMinimumStoichiometry, NegativeMaximumStoichiometry);
    checkWindow(cell, PositiveMinimumStoichiometry, PositiveMaximumStoichiometry);
    if (a.soc)
        setParameter(cell, InitialSoc, *a.soc, "--soc");
    if (a.temperature_K)
        setParameter(cell, Temperature, *a.temperature_K, "--temperature");
    return cell;
}

} // namespace interphase
