#pragma once
#include "core/status.h"
#include "protocol/protocol.h"
#include "protocol/simulate.h"

#include <memory>
#include <span>
#include <stop_token>

namespace interphase {

class SpmSolver;

/// Where VoltageSolver writes: one value for each time, and its derivatives, times x free, row major.
struct SolvedCurves
{
    std::span<double> voltage_V;
    std::span<double> gradient;            ///< V per SI unit of each free parameter; empty: not wanted
    std::span<double> temperature_K{};     ///< of the cell's surface; empty: not wanted
    std::span<double> temperatureSlopes{}; ///< K per SI unit; with gradient
};

/// The engine for calibration: measured current in, voltage at given times out, with derivatives, and the
/// temperature where SimulationOptions::surfaceTemperature asks for it. One object
/// a thread; its workspace is re-used from call to call, and a call's result does not depend on earlier
/// calls.
class VoltageSolver
{
public:
    explicit VoltageSolver(const SimulationOptions& options);

    /// Drives the cell with the current (cut-offs off) and writes the voltage at `times_s` (not decreasing,
    /// within the profile). gradient: empty, or times_s.size() x free.size(), row major, V per SI unit of
    /// each free parameter. Where the current jumps, an output at that very time is the value after the jump.
    /// grid: that of another solve under the same current, whose steps are taken (CellSolver::follow); where
    /// that fails, steps are chosen anew.
    Status solve(const Cell& cell, const CurrentProfile& current, std::span<const double> times_s,
                 std::span<const ParameterId> free, std::span<double> voltage_V, std::span<double> gradient,
                 const StepGrid* grid = nullptr, const std::stop_token& stop = {});
    Status solve(const Cell& cell, const CurrentProfile& current, std::span<const double> times_s,
                 std::span<const ParameterId> free, const SolvedCurves& out, const StepGrid* grid = nullptr,
                 const std::stop_token& stop = {});
    /// The steps of a solve that chooses its own, to the time `end_s`; null where it fails or takes none.
    std::shared_ptr<const StepGrid> gridOf(const Cell& cell, const CurrentProfile& current, double end_s);
    /// After a solve() that failed: the voltages it came to at the first of `times_s`, and how many these
    /// are.
    std::size_t readSolved(std::span<const double> times_s, std::span<double> voltage_V);
    /// Of the last solve. The closed form of the SPM, which is exact at each time, leaves no trace.
    long steps() const { return m_solver->steps(); }
    const Trace& trace() const { return m_solver->trace(); }

private:
    Status attempt(const Cell& cell, const CurrentProfile& current, double end_s,
                   std::span<const ParameterId> free, const StepGrid* grid, const std::stop_token& stop,
                   std::vector<double>* missed = nullptr);
    void readTimes(std::span<const double> times_s, std::size_t free, const SolvedCurves& out);
    void readRow(std::size_t k, std::size_t free, const SolvedCurves& out) const;
    Status drive(const CurrentProfile& current, double end_s, const std::stop_token& stop);

    std::unique_ptr<CellSolver> m_solver;
    SpmSolver* m_closed; ///< the same, where it has a closed form
    std::vector<double> m_row;
};

} // namespace interphase
