#pragma once
#include "cell/cell.h"
#include "core/run_context.h"
#include "core/status.h"
#include "electrochem/cell_physics.h"
#include "electrochem/cell_solver.h"
#include "electrochem/dfn_layout.h"
#include "electrochem/model_kind.h"
#include "protocol/protocol.h"

#include <memory>
#include <string>
#include <vector>

namespace interphase {

struct DfnOptions;

struct SimulationOptions
{
    ModelKind model = ModelKind::Dfn;
    CellPhysics physics;
    /// The cell has a film resistance, a double layer or loses active material (see hasInterface()).
    bool interface = false;
    ParticleKinds particles;
    bool observables = false;        ///< records what the model can tell beside the voltage
    double relativeTolerance = 1e-4; ///< of the time integration; the absolute ones follow, see DfnOptions
    int negativeCells = 0;           ///< finite volumes in x; 0: the model's own number
    int separatorCells = 0;
    int positiveCells = 0;
    int modes = 0; ///< in each particle, 2 to 16; 0: the model's own number
    /// Rows of every moment; without them a run of many cycles needs no more memory than one.
    bool rows = true;
    double period_s = 1.0;       ///< rows at least this often
    double insertAbove_V = 2e-5; ///< more rows where linear interpolation would err by more than this
};

/// As coarse as a DFN may be for a voltage within 0.3 mV (root mean square) up to 1C; the defaults are within
/// 0.1 mV.
SimulationOptions quickOptions(ModelKind model);

/// One repetition of a protocol.
struct CycleSummary
{
    int cycle = 1;
    double end_s = 0.0;
    double discharge_Ah = 0.0, charge_Ah = 0.0;
    double discharge_Wh = 0.0, charge_Wh = 0.0;
    double resistance_ohm = 0.0; ///< voltage lost in the first 10 s of its first discharge, over the current
    double endVoltage_V = 0.0;
    double warmest_K = 0.0;
    std::vector<double> more; ///< the solver's observables at its end
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
    /// What the model added, by name with unit ("heat_total_W").
    std::vector<std::pair<std::string, std::vector<double>>> more;
    std::vector<CycleSummary> cycles;
};

/// The stretch from point i of a measured current to point i + 1; of no length where these are a jump.
Stretch profileStretch(const CurrentProfile& profile, std::size_t i);

/// Whether the voltage of a model with this physics depends on a parameter at all.
bool usesParameter(ModelKind model, const CellPhysics& physics, ParameterId id);

/// What the cell itself asks of a solver: interface, kinds of particle.
void adapt(SimulationOptions& options, const Cell& cell);
/// Whether the cell has a film resistance, a double layer or loses active material.
bool hasInterface(const Cell& cell);
/// Whether a value other than 0 of this parameter makes it so.
bool isInterface(ParameterId id);

/// The solver of a model. Throws InputError for a combination this version does not have, and for a number of
/// modes that no particle can have.
/// currentControlled: no stretch will control anything else; derivatives are cheaper then.
std::unique_ptr<CellSolver> makeCellSolver(const SimulationOptions& options, bool currentControlled = false);

/// The options of the solver behind every model but the plain SPM and the SPMe.
DfnOptions dfnOptions(const SimulationOptions& options, bool currentControlled);

/// Drives a solver that has begun through the steps, or the measured current, to the end.
Status drive(CellSolver& solver, const Protocol& protocol, const RunContext& context);

/// Throws InputError where the physics asks for something the cell's file does not say.
void requireSupported(const Cell& cell, const CellPhysics& physics);

/// Runs a protocol from cell.parameters[InitialSoc] to its end. Throws InputError where the request makes no
/// sense; a failed solve is a status.
SimulationResult simulate(const Cell& cell, const Protocol& protocol, const SimulationOptions& options,
                          const RunContext& context = {});

} // namespace interphase
