#pragma once
#include "electrochem/cell_solver.h"
#include "electrochem/dfn_system.h"
#include "integrate/ida_solver.h"

#include <memory>
#include <vector>

namespace interphase {

struct DfnOptions
{
    DfnResolution resolution;
    double relativeTolerance = 1e-4;
    double stoichiometryTolerance =
        1e-5; ///< absolute, of each mode; small against 1 and against what moves U by 0.01 mV
    double potentialTolerance_V = 1e-4; ///< absolute; potentials near zero carry no relative accuracy
    double firstStep_s = 1e-3;          ///< after a discontinuity
    long maximumSteps = 200000;         ///< in one run; a run that needs more is stuck
};

/// Drives a DfnSystem with IDA and carries the sensitivities along.
///
/// After each accepted step of order q, s = dy/dp obeys (gamma_0 dF/dy' + dF/dy) s_n = -dF/dp - sum_j gamma_j
/// s_{n-j}, with gamma the derivative weights of the polynomial through the last q + 1 times: BDF on IDA's
/// own grid, one factorisation a step, all right-hand sides at once. At a discontinuity the algebraic part of
/// s is solved anew.
class DfnSolver final : public CellSolver, private DaeSystem
{
public:
    explicit DfnSolver(const DfnOptions& options = {});

    void begin(const Cell& cell, std::span<const ParameterId> free) override;
    StretchResult run(const Stretch& stretch, const std::stop_token& stop) override;
    const Trace& trace() const override { return m_trace; }
    long steps() const override { return m_steps; }

    const DfnSystem& system() const { return m_system; }
    std::span<const double> state() const { return m_y; }
    IdaSolver::Counters counters() const { return m_counters; }

private:
    int size() const override { return m_system.layout().size(); }
    bool residual(double t, const double* y, const double* yp, double* r) override
    {
        return m_system.residual(t, y, yp, r);
    }
    bool factor(double, double alpha, const double* y, const double*) override
    {
        return m_system.factor(m_factors, DfnSystem::Mode::Full, alpha, y);
    }
    void solve(double* x) override { m_system.solve(m_factors, x); }
    void errorWeights(const double* y, double* weights) const override;

    Status solveAlgebraic(const Stretch& stretch);
    void record(double t, int order);
    bool reachedLimit(const Stretch& s, StretchEnd& end) const;
    double locateLimit(const Stretch& s, StretchEnd end) const;
    void cutAt(double t);

    void seedDirections();
    bool startSensitivities(double t);
    bool advanceSensitivities(double t, int order);
    double* sensitivity(int age, int group);

    DfnOptions m_options;
    DfnSystem m_system;
    DfnSystem::Factors m_factors;
    DfnSystem::Factors m_sensitivityFactors;
    IdaSolver m_ida;
    Trace m_trace;
    const Cell* m_cell = nullptr;
    std::vector<ParameterId> m_free;
    std::vector<CellCoefficients<Dual>> m_directions; ///< one for each group of four parameters
    std::vector<double> m_y, m_yp, m_work;
    std::vector<double> m_row;                  ///< of the trace, at a limit
    std::vector<std::vector<double>> m_history; ///< ring of sensitivities: age x (groups x size x 4)
    std::vector<double> m_historyTime;
    int m_newest = 0;
    int m_historyCount = 0;
    long m_steps = 0;
    IdaSolver::Counters m_counters;
};

} // namespace interphase
