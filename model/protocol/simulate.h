#pragma once
#include "cell/cell.h"
#include "core/run_context.h"
#include "core/status.h"
#include "electrochem/cell_solver.h"
#include "protocol/cell_model.h"
#include "protocol/protocol.h"

#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace interphase {

/// One repetition of a protocol, see ProtocolStep::cycle.
struct CycleSummary
{
    int cycle = 1;
    double end_s = 0.0;
    double discharge_Ah = 0.0, charge_Ah = 0.0;
    double discharge_Wh = 0.0, charge_Wh = 0.0;
    /// Voltage lost in the first 10 s of its first discharge, over the change of the current; NaN: it has
    /// none that long.
    double resistance_ohm = std::numeric_limits<double>::quiet_NaN();
    double endVoltage_V = 0.0;
    double warmest_K = 0.0;
    /// Lithium that takes no part any more since the start of the run, at its end: in the SEI, plated for
    /// good or dead, and in active material that was lost. Lithium whose plating is reversible is not among
    /// it. NaN where observables are not recorded or nothing ages.
    double lithiumLost_Ah = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> more; ///< the solver's observables at its end
};

/// What a simulation gives: columns of equal length.
struct SimulationResult
{
    /// On failure or cancel the columns hold what was computed before, none beyond the ends of particles that
    /// a run ended at.
    Status status;
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
    /// Where cycles are skipped, those that were simulated and had settled.
    std::vector<CycleSummary> cycles;
    long skippedCycles = 0;    ///< the others, among them the first after each jump
    double skipError_Ah = 0.0; ///< stated: what the skipped ones change of capacity and lithium, at most
};

/// Told at the end of each cycle that has a row, the last of `soFar`, by the thread that simulates.
using CycleListener = std::function<void(const SimulationResult& soFar)>;

/// The stretch from point i of a measured current to point i + 1; of no length where these are a jump.
Stretch profileStretch(const CurrentProfile& profile, std::size_t i);

/// What becomes of steps whose limit already holds where they begin.
enum class Skipped { Allowed, Refused };
/// Drives a solver that has begun through the steps, or the measured current, to the end.
Status drive(CellSolver& solver, const Protocol& protocol, const RunContext& context,
             Skipped skipped = Skipped::Allowed);
/// Whether the stoichiometries of both electrodes at a point of a trace are within 0 to 1. Models go on past
/// empty and full, for the sake of calibrations; no cell does.
bool isPossible(const Trace& trace, int at);

/// Runs a protocol from cell.parameters[InitialSoc] to its end. Throws InputError where the request makes no
/// sense; a failed solve is a status.
SimulationResult simulate(const Cell& cell, const Protocol& protocol, const SimulationOptions& options,
                          const RunContext& context = {}, const CycleListener& cycleEnded = {});

} // namespace interphase
