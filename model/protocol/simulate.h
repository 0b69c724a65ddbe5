#pragma once
#include "cell/cell.h"
#include "core/run_context.h"
#include "core/status.h"
#include "electrochem/model_kind.h"
#include "protocol/protocol.h"

#include <memory>
#include <span>
#include <vector>

namespace interphase {

struct SimulationOptions
{
    ModelKind model = ModelKind::Dfn;
    double relativeTolerance =
        1e-4;                   ///< of the time integration; see integrate/ida_solver.h for the absolute ones
    int cellsPerElectrode = 20; ///< finite volumes in x
    int cellsInSeparator = 10;
    double period_s = 1.0;       ///< rows at least this often
    double insertAbove_V = 2e-5; ///< more rows where linear interpolation would err by more than this
};

/// What a simulation gives: columns of equal length.
struct Trajectory
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

/// Runs a protocol from cell.parameters[InitialSoc] to its end. Throws InputError where the request makes no
/// sense; a failed solve is a status.
Trajectory simulate(const Cell& cell, const Protocol& protocol, const SimulationOptions& options,
                    const RunContext& context = {});

/// The engine for calibration: measured current in, voltage at given times out, with derivatives. One object
/// a thread; its workspace is re-used from call to call, and a call's result does not depend on earlier
/// calls.
class VoltageSolver
{
public:
    explicit VoltageSolver(const SimulationOptions& options);
    ~VoltageSolver();
    VoltageSolver(VoltageSolver&&) noexcept;
    VoltageSolver& operator=(VoltageSolver&&) noexcept;

    /// Drives the cell with the current (cut-offs off) and writes the voltage at `times_s` (increasing,
    /// within the profile). gradient: empty, or times.size() x free.size(), row major, V per SI unit of each
    /// free parameter. Within a step of the current (two profile points at one time), an output at that very
    /// time is the value after it.
    Status solve(const Cell& cell, const CurrentProfile& current, std::span<const double> times_s,
                 std::span<const ParameterId> free, std::span<double> voltage_V, std::span<double> gradient,
                 const std::stop_token& stop = {});

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace interphase
