#include "cell/table.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace interphase {
namespace {

/// Width and rise per width of one interval of the table.
struct Interval
{
    double width;
    double slope;
};

// Fritsch and Butland (1984): the weighted harmonic mean of the two neighbours' slopes, zero at an extremum.
double innerSlope(Interval a, Interval b)
{
    if (!(a.slope * b.slope > 0.0))
        return 0.0;
    const double wa = 2.0 * b.width + a.width, wb = b.width + 2.0 * a.width;
    return (wa + wb) / (wa / a.slope + wb / b.slope);
}

// One-sided three-point slope at the outer end of a, limited so that the cubic stays monotone (Moler
// 2004, 3.6).
double endSlope(Interval a, Interval b)
{
    const double s = ((2.0 * a.width + b.width) * a.slope - a.width * b.slope) / (a.width + b.width);
    if (!(s * a.slope > 0.0))
        return 0.0;
    if (a.slope * b.slope <= 0.0 && std::abs(s) > 3.0 * std::abs(a.slope))
        return 3.0 * a.slope;
    return s;
}

std::vector<Interval> intervals(const FunctionTable& table)
{
    std::vector<Interval> out;
    for (std::size_t i = 0; i + 1 < table.x.size(); ++i) {
        const double width = table.x[i + 1] - table.x[i];
        out.push_back({width, (table.y[i + 1] - table.y[i]) / width});
    }
    return out;
}

double slopeAt(const std::vector<Interval>& parts, std::size_t i)
{
    const std::size_t n = parts.size();
    if (n < 2)
        return n == 0 ? 0.0 : parts[0].slope;
    if (i == 0)
        return endSlope(parts[0], parts[1]);
    if (i == n)
        return endSlope(parts[n - 1], parts[n - 2]);
    return innerSlope(parts[i - 1], parts[i]);
}

} // namespace

std::size_t TableFunction::firstDisorder(const std::vector<double>& x)
{
    for (std::size_t i = 1; i < x.size(); ++i)
        if (!(x[i] > x[i - 1]))
            return i;
    return x.size();
}

TableFunction::TableFunction(const FunctionTable& table) : m_x(table.x)
{
    if (m_x.empty() || m_x.size() != table.y.size() || firstDisorder(m_x) != m_x.size())
        throw std::invalid_argument("TableFunction: x must increase strictly and be as long as y");
    const std::vector<Interval> parts = intervals(table);
    for (std::size_t i = 0; i < m_x.size(); ++i)
        m_points.push_back({table.y[i], slopeAt(parts, i)});
}

Curve::Sample TableFunction::at(double x) const
{
    const auto after = static_cast<std::size_t>(std::ranges::upper_bound(m_x, x) - m_x.begin());
    if (after == 0 || after == m_x.size()) {
        const Curve::Sample& end = after == 0 ? m_points.front() : m_points.back();
        return {end.value + end.slope * (x - (after == 0 ? m_x.front() : m_x.back())), end.slope};
    }
    const Curve::Sample &a = m_points[after - 1], &b = m_points[after];
    const double h = m_x[after] - m_x[after - 1], s = (x - m_x[after - 1]) / h;
    const double d = b.value - a.value, ha = h * a.slope, hb = h * b.slope;
    const double c2 = 3.0 * d - 2.0 * ha - hb, c3 = ha + hb - 2.0 * d;
    return {a.value + s * (ha + s * (c2 + s * c3)), (ha + s * (2.0 * c2 + 3.0 * s * c3)) / h};
}

bool TableFunction::isConstant() const
{
    return std::ranges::all_of(m_points,
                               [&](const Curve::Sample& p) { return p.value == m_points[0].value; });
}

} // namespace interphase
