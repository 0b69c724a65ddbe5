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

Trace::Weights Trace::weights(int stretch, double t) const
{
    const int begin = stretchBegin(stretch), end = stretchBegin(stretch + 1);
    const auto from = m_time.begin() + begin;
    const int at = static_cast<int>(std::lower_bound(from, m_time.begin() + end, t) - m_time.begin());
    const int last = std::clamp(at, begin, end - 1);
    Weights out;
    const int order = std::min(m_order[static_cast<std::size_t>(last)], last - begin);
    out.first = last - order;
    out.count = order + 1;
    const double first = m_time[static_cast<std::size_t>(begin)];
    const double x = clockOf(m_clock[static_cast<std::size_t>(stretch)], first,
                             std::clamp(t, first, m_time[static_cast<std::size_t>(end - 1)]));
    const double* reading = m_reading.data() + out.first;
    for (int j = 0; j < out.count; ++j) {
        double above = 1.0, below = 1.0;
        for (int m = 0; m < out.count; ++m)
            if (m != j) {
                above *= x - reading[m];
                below *= reading[j] - reading[m];
            }
        out.w[j] = above / below;
    }
    return out;
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
    const Weights k = weights(stretch, t);
    std::fill(out.begin(), out.end(), 0.0);
    for (int j = 0; j < k.count; ++j) {
        const double* row = m_values.data() + static_cast<std::size_t>((k.first + j) * m_columns);
        for (int c = 0; c < m_columns; ++c)
            out[static_cast<std::size_t>(c)] += k.w[j] * row[c];
    }
}

double Trace::evaluate(int stretch, double t, int column) const
{
    const Weights k = weights(stretch, t);
    double sum = 0.0;
    for (int j = 0; j < k.count; ++j)
        sum += k.w[j] * value(k.first + j, column);
    return sum;
}

} // namespace interphase
