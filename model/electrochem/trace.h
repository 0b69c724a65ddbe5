#pragma once
#include "integrate/bdf_control.h"

#include <array>
#include <span>
#include <vector>

namespace interphase {

/// Scalars at the accepted steps of an integration, and the polynomial the integrator stands for between
/// them.
///
/// A multistep method's solution on a step of order q is the polynomial through its last q + 1 accepted
/// values, so any recorded scalar can be had at any time without interpolating the whole state. A stretch is
/// a part without discontinuity; polynomials never reach across its start.
class Trace
{
public:
    explicit Trace(int columns = 1) : m_columns(columns) {}

    void clear(int columns);
    int columns() const { return m_columns; }
    /// Opens a stretch; its first point follows. clock: what its polynomials run in.
    void beginStretch(Clock clock = Clock::Time);
    /// The values of one accepted step: `columns` of them.
    std::span<double> append(double time_s, int order);
    void removeLast();

    int points() const { return static_cast<int>(m_time.size()); }
    int stretches() const { return static_cast<int>(m_stretch.size()); }
    /// First point of a stretch; points() for the one past the last.
    int stretchBegin(int stretch) const
    {
        return stretch < stretches() ? m_stretch[static_cast<std::size_t>(stretch)] : points();
    }
    /// Quadrature over the time within a step, from point - 1 to an end at most at `point`: exact for what is
    /// cubic by the time, or quadratic by its root.
    struct Node
    {
        double time_s, weight_s;
    };
    std::array<Node, 3> nodes(int stretch, int point, double end_s) const;
    double time(int point) const { return m_time[static_cast<std::size_t>(point)]; }
    int order(int point) const { return m_order[static_cast<std::size_t>(point)]; }
    double value(int point, int column) const
    {
        return m_values[static_cast<std::size_t>(point * m_columns + column)];
    }

    /// All columns at t within a stretch, into out (size columns()). t is held inside the stretch.
    void evaluate(int stretch, double t, std::span<double> out) const;
    double evaluate(int stretch, double t, int column) const;

private:
    friend class TraceReader;

    int m_columns;
    std::vector<int> m_stretch;
    std::vector<Clock> m_clock;            ///< of each stretch
    std::vector<double> m_time, m_reading; ///< of each point, by the clock of its stretch
    std::vector<int> m_order;
    std::vector<double> m_values;
};

/// Reads one stretch of a trace at many times. What the polynomial of a step needs once is kept while times
/// stay within the step, so times in order are read fastest. The trace must not change meanwhile.
class TraceReader
{
public:
    TraceReader(const Trace& trace, int stretch);

    /// All columns at t, into out (size columns()). t is held inside the stretch.
    void read(double t, std::span<double> out);
    double read(double t, int column);

private:
    double moveTo(double t);
    void divide(int column);
    void share();

    const Trace& m_trace;
    int m_begin, m_end; ///< the stretch's points
    Clock m_clock;
    double m_first_s, m_last_s;
    int m_last = -1;               ///< the point at whose step the polynomial ends
    int m_from = 0, m_count = 0;   ///< points of the polynomial
    bool m_shared = false;         ///< m_share is of these points
    int m_column = -1;             ///< that m_difference is of
    std::array<double, 8> m_share; ///< Lagrange: 1 / product of differences of the readings, of each point
    std::array<double, 8> m_weight;
    std::array<double, 8> m_difference; ///< Newton: divided differences of a column
};

} // namespace interphase
