#include "app/command/cell_arguments.h"

#include "app/command/potential_arguments.h"
#include "cell/active_fraction.h"
#include "cell/bpx.h"
#include "cell/open_circuit.h"
#include "cell/parameter_sets.h"
#include "cell/particle_ids.h"
#include "core/message.h"
#include "core/text.h"
#include "impedance/spectrum.h"
#include "study/suggestion.h"

#include <algorithm>
#include <array>
#include <span>

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
    if (path.ends_with("Entropic change coefficient [V.K-1]"))
        refuse(
            "--set", "\"" + path + "\" is a curve",
            "a shift of it, such as \"User-defined/Negative electrode entropic coefficient shift [V.K-1]\"");
    refuse("--set", "\"" + path + "\" is not a parameter of a cell",
           near ? "perhaps \"" + std::string(*near) + "\""
                : "a BPX path such as \"Negative electrode/Thickness [m]\"");
}

/// Says which parameter it was.
ParameterId assign(Cell& cell, const std::string& assignment)
{
    const auto equals = assignment.rfind('=');
    if (equals == std::string::npos)
        refuse("--set", "found \"" + assignment + "\"", "\"PATH=VALUE\"");
    const std::string path(trim(std::string_view(assignment).substr(0, equals)));
    const std::string word = assignment.substr(equals + 1);
    const std::optional<double> value = parseNumber(word);
    if (!value)
        refuse("--set " + path, "found \"" + word + "\"", "a number");
    const ParameterId id = parameterAt(path);
    setParameter(cell, id, *value, "--set " + path);
    return id;
}

void checkWindow(const Cell& cell, ParameterId lower, ParameterId upper)
{
    if (cell.parameters[lower] < cell.parameters[upper])
        return;
    refuse("--set " + std::string(parameterInfo(lower).path),
           "it is not below \"" + std::string(parameterInfo(upper).path) + "\"",
           "a window of stoichiometry that is not empty");
}

void checkSolidFits(const Cell& cell, Side side)
{
    const ParameterId porosity = electrodeIds(side).porosity;
    const double sum = activeFraction(cell, side) + cell.parameters[porosity];
    if (sum > kMostSolidAndPores)
        refuse("--set " + std::string(parameterInfo(porosity).path),
               "with the active material it makes " + formatRounded(sum, 6), "at most 1 together");
}

/// "Silicon=0.3".
void startPhase(Cell& cell, const std::string& assignment)
{
    const auto equals = assignment.rfind('=');
    const std::string name(trim(std::string_view(assignment).substr(0, equals)));
    const std::optional<double> value =
        equals == std::string::npos ? std::nullopt : parseNumber(assignment.substr(equals + 1));
    if (!value || !(*value >= 0.0 && *value <= 1.0))
        refuse("--phase", "found \"" + assignment + "\"", "NAME=STOICHIOMETRY, from 0 to 1");
    std::vector<std::string> known;
    for (const Side side : {Side::Negative, Side::Positive}) {
        std::vector<std::string> names = particleNames(cell, side);
        names.resize(isBlended(cell, side) ? static_cast<std::size_t>(kindsOf(cell, side)) : 0);
        for (std::size_t kind = 0; kind < names.size(); ++kind)
            if (names[kind] == name)
                return setParameter(cell, particleIds(side, static_cast<int>(kind)).initial, *value,
                                    "--phase " + name);
        known.insert(known.end(), names.begin(), names.end());
    }
    refuse("--phase", "there is no kind of particle \"" + name + "\" in a blended electrode of this cell",
           known.empty() ? "a cell with one, or no --phase" : join(known, " or "));
}

constexpr std::array<std::string_view, 2> kSwitch{"off", "on"};

std::vector<std::string> words(std::span<const std::string_view> list)
{
    return {list.begin(), list.end()};
}

/// The place of a word in a list of choices.
std::size_t chosen(const std::string& option, const std::string& value,
                   std::span<const std::string_view> list)
{
    const auto found = std::ranges::find(list, value);
    if (found == list.end())
        refuse(option, "found \"" + value + "\"", join(words(list), ", "));
    return static_cast<std::size_t>(found - list.begin());
}

} // namespace

void addParameterOptions(ArgumentParser& parser, CellArguments& a)
{
    parser.text("--parameters", "NAME|FILE.json", a.parameters,
                "a parameter set that comes with the program, or a BPX file", true);
    parser.texts("--set", "PATH=VALUE", a.assignments,
                 "another value for a parameter, by its BPX path; can be repeated");
    parser.texts("--potential", "WHERE=FILE.csv", a.potentials,
                 "a measured open-circuit potential over the stoichiometry, through which a smooth falling "
                 "curve is laid; WHERE: negative, positive or a material of a blend, with \" lithiation\" or "
                 "\" delithiation\" behind it for the branches of a hysteresis; can be repeated");
    parser.number(
        "--temperature", "K", a.temperature_K,
        "temperature at the start and around the cell, in kelvin (default: the parameter set's); --set "
        "changes one of them");
}

void addCellOptions(ArgumentParser& parser, CellArguments& a)
{
    addParameterOptions(parser, a);
    parser.text("--model", "spm|spme|dfn", a.model,
                "single-particle model, the same with electrolyte, or Doyle-Fuller-Newman (default: dfn)");
    parser.number("--soc", "SOC", a.soc, "state of charge at the start, 0 to 1 (default: 1)");
    parser.text(
        "--double-layer", "on|off", a.doubleLayer,
        "on: 0.2 F/m2 of particle surface where the parameter set says nothing else; off: none, whatever "
        "it says; --set changes one of them");
    parser.texts(
        "--phase", "NAME=STOICHIOMETRY", a.phases,
        "stoichiometry at which one kind of particle of a blended electrode starts, whatever --soc says; "
        "NAME as in the BPX file");
}

void addOptions(ArgumentParser& parser, CellArguments& a)
{
    addCellOptions(parser, a);
    parser.text(
        "--thermal", "KIND", a.thermal,
        "isothermal; lumped: one temperature that rises and falls; distributed: heat is conducted through "
        "the thickness of the cell; measured: the column temperature_K of a protocol in a file, of simulate "
        "alone (default: isothermal)");
    parser.text("--sei", "KIND", a.sei,
                "what limits the growth of the SEI: " + join(words(kSeiWords), ", ") + " (default: none)");
    parser.text("--pores", "open|closing", a.pores,
                "closing: what the SEI takes of the pores is lost to the electrolyte (default: open)");
    parser.text("--plating", "KIND", a.plating,
                "lithium plating: " + join(words(kPlatingWords), ", ") + " (default: none)");
}

CellPhysics physicsOf(const CellArguments& a)
{
    CellPhysics out;
    out.thermal = static_cast<ThermalKind>(chosen("--thermal", a.thermal, kThermalWords));
    out.sei = static_cast<SeiKind>(chosen("--sei", a.sei, kSeiWords));
    out.seiFillsPores = chosen("--pores", a.pores, kPoreWords) == 1;
    out.plating = static_cast<PlatingKind>(chosen("--plating", a.plating, kPlatingWords));
    if (out.seiFillsPores && a.model == "spm")
        refuse("--pores", "found \"closing\", but an SPM has no electrolyte in its pores",
               "--model spme or dfn");
    if (out.seiFillsPores && out.sei == SeiKind::None)
        refuse("--pores", "found \"closing\", but nothing grows that would close them",
               "--sei with a kind of growth beside it");
    return out;
}

ModelKind modelOf(const CellArguments& a)
{
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
    bool setsSoc = false;
    if (a.temperature_K)
        for (const ParameterId id : {Temperature, AmbientTemperature})
            setParameter(cell, id, *a.temperature_K, "--temperature");
    usePotentials(cell, a.potentials);
    if (!a.doubleLayer.empty() && chosen("--double-layer", a.doubleLayer, kSwitch) == 0)
        cell.parameters[NegativeDoubleLayer] = cell.parameters[PositiveDoubleLayer] = 0.0;
    for (const std::string& assignment : a.assignments) {
        if (assign(cell, assignment) != InitialSoc)
            continue;
        if (a.soc)
            refuse("--soc", "--set gives a state of charge too", "one of them");
        setsSoc = true;
    }
    if (!setsSoc) // as it is charged, whatever the file has
        cell.parameters[InitialSoc] = 1.0;
    checkWindow(cell, NegativeMinimumStoichiometry, NegativeMaximumStoichiometry);
    checkWindow(cell, PositiveMinimumStoichiometry, PositiveMaximumStoichiometry);
    if (!a.assignments.empty() && cell.has(CurveId::ElectrolyteConductivity))
        for (const Side side : {Side::Negative, Side::Positive})
            checkSolidFits(cell, side);
    if (a.soc) {
        if (!(*a.soc >= 0.0 && *a.soc <= 1.0))
            refuse("--soc", "found " + formatNumber(*a.soc), "a state of charge from 0 to 1");
        setParameter(cell, InitialSoc, *a.soc, "--soc");
    }
    for (const std::string& phase : a.phases)
        startPhase(cell, phase);
    if (a.doubleLayer == kSwitch[1])
        addDoubleLayer(cell);
    return cell;
}

} // namespace interphase
