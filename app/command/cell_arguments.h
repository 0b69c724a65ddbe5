#pragma once
#include "app/command/argument_parser.h"
#include "app/resources.h"
#include "cell/cell.h"
#include "electrochem/cell_physics.h"
#include "electrochem/model_kind.h"

#include <optional>
#include <string>
#include <vector>

namespace interphase {

/// The options by which simulate and its like choose a cell, a model and a state.
struct CellArguments
{
    std::string parameters;
    std::string model = "dfn";
    std::optional<double> soc;
    std::optional<double> temperature_K;
    std::vector<std::string> assignments; ///< "BPX path=value"
    std::vector<std::string> potentials;  ///< "electrode=file", see usePotentials()
    std::string thermal = "isothermal";
    std::string pores = "open";
    std::string sei = "none";
    std::string plating = "none";
    std::string doubleLayer;         ///< "on", "off", or empty: as the parameter set has it
    std::vector<std::string> phases; ///< "name of a kind of particle=stoichiometry"
};

/// All of them.
void addOptions(ArgumentParser& parser, CellArguments& arguments);
/// Those that say what cell it is, not in which state or by which model.
void addParameterOptions(ArgumentParser& parser, CellArguments& arguments);
/// Those that do not speak of heat and ageing.
void addCellOptions(ArgumentParser& parser, CellArguments& arguments);

/// Throws InputError for what is no model, and for options that this version does not have.
ModelKind modelOf(const CellArguments& arguments);
/// Heat and ageing. Throws InputError for a word that is none of theirs.
CellPhysics physicsOf(const CellArguments& arguments);
/// The cell with everything set that was asked for. Throws InputError that names the option.
Cell cellOf(const CellArguments& arguments, const Resources& resources);

} // namespace interphase
