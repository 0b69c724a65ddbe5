#pragma once
// What the tests of heat, ageing and particles share.
#include "electrochem/dfn_solver.h"
#include "test_cells.h"

#include <QtGlobal>
#include <string_view>

namespace interphase::test {

/// Every tolerance in proportion to the relative one.
inline DfnOptions optionsWith(const CellPhysics& physics, double relative = 1e-4)
{
    DfnOptions options;
    options.model.physics = physics;
    options.tolerances.relative = relative;
    options.tolerances.stoichiometry = 0.1 * relative;
    options.tolerances.potential_V = relative;
    options.tolerances.temperature_K = 100.0 * relative;
    options.tolerances.ageing = 2.0 * relative;
    return options;
}

inline DfnOptions spm(const CellPhysics& physics, double relative = 1e-5)
{
    DfnOptions options = optionsWith(physics, relative);
    options.model.electrolyte = false;
    options.resolution.negativeCells = options.resolution.separatorCells = options.resolution.positiveCells =
        1;
    return options;
}

/// The column of the trace that has an observable.
inline int columnOf(const DfnSolver& solver, std::string_view name)
{
    int at = 0;
    while (solver.observables()[static_cast<std::size_t>(at)].name != name)
        ++at;
    return kTraceColumns + at;
}

inline double meanThickness(const DfnSolver& solver)
{
    return solver.system().mean(Side::Negative,
                                solver.slow().data() + solver.system().slowLayout().thickness());
}

/// Runs steps one after the other and keeps when each ended.
class Rig
{
public:
    Rig(DfnSolver& solver, const Cell& cell) : m_solver(solver) { m_solver.begin(cell, {}); }
    void current(double value_A, double duration_s, double below_V = -1e9, double above_V = 1e9)
    {
        Stretch s = constantCurrent(m_now, m_now + duration_s, value_A);
        s.voltageBelow = below_V;
        s.voltageAbove = above_V;
        run(s);
    }
    void hold(double voltage_V, double untilCurrent_A)
    {
        Stretch s = constantCurrent(m_now, m_now + 1e6, voltage_V);
        s.control = Control::Voltage;
        s.currentBelow = untilCurrent_A;
        run(s);
    }
    double now() const { return m_now; }
    const std::vector<double>& ends() const { return m_ends; }

private:
    void run(const Stretch& s)
    {
        const StretchResult r = m_solver.run(s, {});
        if (!r.status.ok())
            qFatal("%s", r.status.reason.english().c_str());
        m_now = r.time_s;
        m_ends.push_back(m_now);
    }
    DfnSolver& m_solver;
    double m_now = 0.0;
    std::vector<double> m_ends;
};

/// Gives the negative particles two branches: their potential plus below (1 + tilt x), and plus above (1 +
/// tilt x).
inline void addBranches(Cell& cell, double below, double above, double tilt = 0.0)
{
    const Curve ocp = cell.curve(CurveId::NegativeOcp);
    const auto branch = [&](double by) {
        const auto at = [&](double x) {
            const Curve::Sample s = ocp.at(x);
            return Curve::Sample{s.value + by * (1.0 + tilt * x), s.slope + by * tilt};
        };
        return std::make_shared<const Curve>(at, ocp.lower(), ocp.upper(), 2048);
    };
    cell.curves[static_cast<std::size_t>(CurveId::NegativeLithiation)] = branch(below);
    cell.curves[static_cast<std::size_t>(CurveId::NegativeDelithiation)] = branch(above);
}

} // namespace interphase::test
