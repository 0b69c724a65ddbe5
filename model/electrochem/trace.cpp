#include "electrochem/trace.h"

#include <algorithm>

namespace interphase {

void Trace::clear(int columns)
{
    m_columns = columns;
    m_stretch.clear();
    m_clock.clear();
    m_time.clear();
    m_reading.clear();
    m_order.clear();
    m_values.clear();
}

void Trace::beginStretch(Clock clock)
{
    m_stretch.push_back(points());
    m_clock.push_back(clock);
}

std::span<double> Trace::append(double time_s, int order)
{
    m_time.push_back(time_s);
    m_reading.push_back(clockOf(m_clock.back(), m_time[static_cast<std::size_t>(m_stretch.back())], time_s));
    m_order.push_back(order);
    m_values.resize(m_values.size() + static_cast<std::size_t>(m_columns));
    return {m_values.data() + m_values.size() - static_cast<std::size_t>(m_columns),
            static_cast<std::size_t>(m_columns)};
}

void Trace::removeLast()
{
    m_time.pop_back();
    m_reading.pop_back();
    m_order.pop_back();
    m_values.resize(m_values.size() - static_cast<std::size_t>(m_columns));
}

TraceReader::TraceReader(const Trace& trace, int stretch)
    : m_trace(trace),
      m_begin(trace.stretchBegin(stretch)),
      m_end(trace.stretchBegin(stretch + 1)),
      m_clock(trace.m_clock[static_cast<std::size_t>(stretch)]),
      m_first_s(trace.time(m_begin)),
      m_last_s(trace.time(m_end - 1))
{
}

/// To the step that ends at t or first after it; returns the reading there.
double TraceReader::moveTo(double t)
{
    const double* time = m_trace.m_time.data();
    int last = m_last;
    if (last >= 0 && (last == m_begin || t > time[last - 1]))
        while (last < m_end - 1 && time[last] < t)
            ++last;
    else
        last =
            std::min(static_cast<int>(std::lower_bound(time + m_begin, time + m_end, t) - time), m_end - 1);
    if (last != m_last) {
        const int order = std::min(m_trace.order(last), last - m_begin);
        m_last = last;
        m_from = last - order;
        m_count = order + 1;
        m_shared = false;
        m_column = -1;
    }
    return clockOf(m_clock, m_first_s, std::clamp(t, m_first_s, m_last_s));
}

void TraceReader::share()
{
    const double* reading = m_trace.m_reading.data() + m_from;
    for (int j = 0; j < m_count; ++j) {
        double below = 1.0;
        for (int m = 0; m < m_count; ++m)
            if (m != j)
                below *= reading[j] - reading[m];
        m_share[static_cast<std::size_t>(j)] = 1.0 / below;
    }
    m_shared = true;
}

/// By Lagrange: the share of a point times the products of differences before and behind it.
void TraceReader::read(double t, std::span<double> out)
{
    const double x = moveTo(t);
    if (!m_shared)
        share();
    const double* reading = m_trace.m_reading.data() + m_from;
    double before = 1.0, behind = 1.0;
    for (int j = 0; j < m_count; ++j) {
        m_weight[static_cast<std::size_t>(j)] = m_share[static_cast<std::size_t>(j)] * before;
        before *= x - reading[j];
    }
    for (int j = m_count - 1; j >= 0; --j) {
        m_weight[static_cast<std::size_t>(j)] *= behind;
        behind *= x - reading[j];
    }
    const int columns = m_trace.columns();
    std::fill(out.begin(), out.end(), 0.0);
    for (int j = 0; j < m_count; ++j) {
        const double* row = m_trace.m_values.data() + static_cast<std::size_t>((m_from + j) * columns);
        const double weight = m_weight[static_cast<std::size_t>(j)];
        for (int c = 0; c < columns; ++c)
            out[static_cast<std::size_t>(c)] += weight * row[c];
    }
}

void TraceReader::divide(int column)
{
    const double* reading = m_trace.m_reading.data() + m_from;
    for (int j = 0; j < m_count; ++j)
        m_difference[static_cast<std::size_t>(j)] = m_trace.value(m_from + j, column);
    for (int degree = 1; degree < m_count; ++degree)
        for (int j = m_count - 1; j >= degree; --j) {
            const auto at = static_cast<std::size_t>(j);
            m_difference[at] = (m_difference[at] - m_difference[at - 1]) / (reading[j] - reading[j - degree]);
        }
    m_column = column;
}

/// By Newton, which costs least for one column at many times.
double TraceReader::read(double t, int column)
{
    const double x = moveTo(t);
    if (m_column != column)
        divide(column);
    const double* reading = m_trace.m_reading.data() + m_from;
    double value = m_difference[static_cast<std::size_t>(m_count - 1)];
    for (int j = m_count - 2; j >= 0; --j)
        value = value * (x - reading[j]) + m_difference[static_cast<std::size_t>(j)];
    return value;
}

std::array<Trace::Node, 3> Trace::nodes(int stretch, int point, double end_s) const
{
    const Clock clock = m_clock[static_cast<std::size_t>(stretch)];
    const double begin = time(stretchBegin(stretch));
    const double a = m_reading[static_cast<std::size_t>(point - 1)], b = clockOf(clock, begin, end_s);
    std::array<Node, 3> out{};
    const double places[] = {a, 0.5 * (a + b), b}, shares[] = {1.0 / 6.0, 4.0 / 6.0, 1.0 / 6.0};
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double s = places[i];
        out[i].time_s = i == 0 ? time(point - 1) : i == 2 ? end_s : clock == Clock::Time ? s : begin + s * s;
        out[i].weight_s = shares[i] * (b - a) * (clock == Clock::Time ? 1.0 : 2.0 * s);
    }
    return out;
}

void Trace::evaluate(int stretch, double t, std::span<double> out) const
{
    TraceReader(*this, stretch).read(t, out);
}

double Trace::evaluate(int stretch, double t, int column) const
{
    return TraceReader(*this, stretch).read(t, column);
}

} // namespace interphase
