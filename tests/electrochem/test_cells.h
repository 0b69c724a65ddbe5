#pragma once
#include "cell/parameter_sets.h"
#include "electrochem/cell_solver.h"

namespace interphase::test {

inline Cell bundled(const char* name)
{
    return loadCell(name, INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
}

/// t+ and thermodynamic factor that depend on the concentration, 1 relative to 1000 mol/m3.
inline void addSaltCurves(Cell& cell)
{
    const auto rising = [](double slope) {
        return std::make_shared<const Curve>(
            [slope](double c) {
                return Curve::Sample{1.0 + slope * (c - 1000.0), slope};
            },
            0.0, 4000.0, 64);
    };
    cell.curves[static_cast<std::size_t>(CurveId::Transference)] = rising(-2e-4);
    cell.curves[static_cast<std::size_t>(CurveId::ThermodynamicFactor)] = rising(6e-4);
}

/// A stretch of constant current.
inline Stretch constantCurrent(double begin_s, double end_s, double current_A)
{
    Stretch s;
    s.begin_s = begin_s;
    s.end_s = end_s;
    s.value = current_A;
    return s;
}

/// The voltage column at a time within any stretch: in the last that begins at or before it.
inline double valueAt(const Trace& trace, double t, int column = kTraceVoltage)
{
    int stretch = trace.stretches() - 1;
    while (stretch > 0 && trace.time(trace.stretchBegin(stretch)) > t)
        --stretch;
    return trace.evaluate(stretch, t, column);
}

} // namespace interphase::test
