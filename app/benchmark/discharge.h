#pragma once
#include "protocol/simulate.h"

#include <span>
#include <string>
#include <vector>

namespace interphase {

/// A 1C discharge from full to 2.5 V, and its voltage at given times; the work of several benchmarks. The
/// solver is built once and used again, as a sampler does it.
class Discharge
{
public:
    explicit Discharge(const SimulationOptions& options);

    /// Drives the cell and reads the voltage at `times_s`, and its derivatives to `free` where there are any.
    /// Throws std::runtime_error where the solve fails: a time of a failed run means nothing.
    void run(const Cell& cell, std::span<const double> times_s, std::span<const ParameterId> free = {});

    double end_s() const { return m_end_s; }
    const std::vector<double>& voltage_V() const { return m_voltage_V; }
    /// times x free, row major.
    const std::vector<double>& gradient() const { return m_gradient; }

private:
    std::unique_ptr<CellSolver> m_solver;
    double m_end_s = 0.0;
    std::vector<double> m_voltage_V;
    std::vector<double> m_gradient;
    std::vector<double> m_row;
};

/// A voltage over time that is taken as true.
struct TrueCurve
{
    std::vector<double> time_s;
    std::vector<double> voltage_V;
    double end_s = 0.0;
};

/// Fine mesh and tight tolerances: several digits better than what is compared with it.
SimulationOptions convergedOptions(ModelKind model);
/// 300 times over the discharge, and the converged voltage there.
TrueCurve convergedDischarge(const Cell& cell, ModelKind model);
/// The curve of a CSV with time_s and voltage_extrap_V; nothing where there is no such file.
std::optional<TrueCurve> referenceCurve(const std::string& file);

/// Root mean square error in mV from 5 s on, as long as both runs last.
double rmsError_mV(const TrueCurve& truth, std::span<const double> voltage_V, double end_s);

} // namespace interphase
