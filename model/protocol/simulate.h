#pragma once
#include "cell/cell.h"
#include "core/run_context.h"
#include "core/status.h"
#include "electrochem/cell_solver.h"
#include "electrochem/model_kind.h"
#include "protocol/protocol.h"

#include <memory>
#include <string>
#include <vector>

namespace interphase {

struct SimulationOptions
{
    ModelKind model = ModelKind::Dfn;
    double relativeTolerance = 1e-4; ///< of the time integration; the absolute ones follow, see DfnOptions
    int negativeCells = 0;           ///< finite volumes in x; 0: the model's own number
    int separatorCells = 0;
    int positiveCells = 0;
    int modes = 0;               ///< in each particle, 2 to 16; 0: the model's own number
    double period_s = 1.0;       ///< rows at least this often
    double insertAbove_V = 2e-5; ///< more rows where linear interpolation would err by more than this
};

/// What a simulation gives: columns of equal length.
struct SimulationResult
{
    Status status;                  ///< on failure or cancel the columns hold what was computed before
    std::vector<std::string> notes; ///< steps skipped and why, how each step ended
    std::vector<double> time_s;
    std::vector<double> current_A; ///< positive on discharge
    std::vector<double> voltage_V;
    std::vector<double> temperature_K;
    std::vector<double> soc;
    std::vector<double> socNegative; ///< volume-averaged stoichiometry of the negative electrode
    std::vector<double> socPositive;
    std::vector<double> capacity_Ah; ///< discharged since the start
};

/// The stretch from point i of a measured current to point i + 1; of no length where these are a jump.
Stretch profileStretch(const CurrentProfile& profile, std::size_t i);

/// Whether a model's voltage depends on a parameter at all. The SPM has no electrolyte;
/// film and double layer are not in this version.
bool usesParameter(ModelKind model, ParameterId id);

/// The solver of a model. Throws InputError for a model this version does not have, and for a number of modes
/// that no particle can have.
/// currentControlled: no stretch will control anything else; derivatives are cheaper then.
std::unique_ptr<CellSolver> makeCellSolver(const SimulationOptions& options, bool currentControlled = false);

/// Throws InputError where the cell has something the models here would silently leave out.
void requireSupported(const Cell& cell);

/// Runs a protocol from cell.parameters[InitialSoc] to its end. Throws InputError where the request makes no
/// sense; a failed solve is a status.
SimulationResult simulate(const Cell& cell, const Protocol& protocol, const SimulationOptions& options,
                          const RunContext& context = {});

} // namespace interphase
