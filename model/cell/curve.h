#pragma once
#include <functional>
#include <vector>

namespace interphase {

/// A smooth function of one variable, ready for the inner loops.
///
/// Whatever a parameter file says (a formula, a table), the engine sees a cubic Hermite interpolant on a
/// uniform grid, with the exact value and slope at each node: one look-up and a cubic instead of six
/// hyperbolic tangents. The error is h^4 max|f''''| / 384. Past the ends the curve goes on as a straight
/// line, so it is C1 everywhere.
class Curve
{
public:
    struct Sample
    {
        double value;
        double slope;
    };

    /// A constant.
    explicit Curve(double value = 0.0);
    /// Samples f at `intervals`+1 equal steps over [lower, upper]. Throws std::invalid_argument where f is
    /// not finite.
    Curve(const std::function<Sample(double)>& f, double lower, double upper, int intervals);

    bool isConstant() const { return m_constant; }
    double lower() const { return m_lower; }
    double upper() const { return m_upper; }

    Sample at(double x) const
    {
        if (m_constant)
            return {m_nodes[0].value, 0.0};
        const double u = (x - m_lower) * m_inverseStep;
        if (!(u > 0.0))
            return {m_nodes.front().value + m_nodes.front().slope * (x - m_lower), m_nodes.front().slope};
        const auto last = static_cast<double>(m_nodes.size() - 1);
        if (u >= last)
            return {m_nodes.back().value + m_nodes.back().slope * (x - m_upper), m_nodes.back().slope};
        const auto i = static_cast<std::size_t>(u);
        const double s = u - static_cast<double>(i);
        const Sample& a = m_nodes[i];
        const Sample& b = m_nodes[i + 1];
        const double d = b.value - a.value;
        const double ha = a.slope * m_step, hb = b.slope * m_step;
        const double c2 = 3.0 * d - 2.0 * ha - hb, c3 = ha + hb - 2.0 * d;
        return {a.value + s * (ha + s * (c2 + s * c3)), (ha + s * (2.0 * c2 + 3.0 * s * c3)) * m_inverseStep};
    }
    double operator()(double x) const { return at(x).value; }
    /// The second derivative; it jumps at the nodes.
    double curvature(double x) const
    {
        const double u = (x - m_lower) * m_inverseStep;
        if (m_constant || !(u > 0.0) || u >= static_cast<double>(m_nodes.size() - 1))
            return 0.0;
        const auto i = static_cast<std::size_t>(u);
        const Sample& a = m_nodes[i];
        const Sample& b = m_nodes[i + 1];
        const double d = b.value - a.value, ha = a.slope * m_step, hb = b.slope * m_step;
        const double c2 = 3.0 * d - 2.0 * ha - hb, c3 = ha + hb - 2.0 * d;
        return (2.0 * c2 + 6.0 * c3 * (u - static_cast<double>(i))) * m_inverseStep * m_inverseStep;
    }

private:
    bool m_constant = true;
    double m_lower = 0.0;
    double m_upper = 1.0;
    double m_step = 1.0;
    double m_inverseStep = 1.0;
    std::vector<Sample> m_nodes;
};

} // namespace interphase
