#pragma once
#include "electrochem/trace.h"
#include "protocol/simulate.h"

namespace interphase {

/// Turns the solver's trace into rows: regular ones, and more where a straight line would not do.
class RowWriter
{
public:
    /// All borrowed.
    RowWriter(const Cell& cell, const SimulationOptions& options, SimulationResult& out);
    void writeStretch(const Trace& trace, int stretch);
    /// No rows later than this, s.
    void endAt(double time_s);

private:
    struct Row
    {
        double t;
        std::vector<double> values;
    };

    Row rowAt(const Trace& trace, int stretch, double t) const;
    void refine(const Trace& trace, int stretch, const Row& left, const Row& right, int depth);
    void add(const Row& row, double charge_Ah);
    double passed_Ah(const Trace& trace, int stretch, double t);
    void requireFew(double rows) const;

    const SimulationOptions& m_options;
    SimulationResult& m_out;
    double m_currentTolerance; ///< A
    double m_temperature_K;    ///< of a cell that keeps it; NaN: of one that does not
    double m_empty, m_full;    ///< mean stoichiometry of the negative electrode
    int m_point = 0;           ///< of the trace, the first not before the last row
    double m_before_Ah = 0.0;  ///< passed until the point before
};

} // namespace interphase
