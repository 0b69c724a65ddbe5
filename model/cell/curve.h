#pragma once
#include <algorithm>
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
        // A straight line past the ends: the cubic is taken at the end, its slope goes on. No branches, so
        // that loops over it overlap.
        const double inside = std::min(std::max(m_lower, x), m_upper);
        const double u = (inside - m_lower) * m_inverseStep;
        const int i = std::min(static_cast<int>(u), m_lastPiece);
        const double s = u - i;
        const Piece& p = m_pieces[static_cast<std::size_t>(i)];
        const double slope = (p.b + s * (2.0 * p.c + 3.0 * s * p.d)) * m_inverseStep;
        return {p.a + s * (p.b + s * (p.c + s * p.d)) + slope * (x - inside), slope};
    }
    double operator()(double x) const { return at(x).value; }
    /// The second derivative; it jumps at the nodes.
    double curvature(double x) const
    {
        if (!(x > m_lower && x < m_upper))
            return 0.0;
        const double u = (x - m_lower) * m_inverseStep;
        const int i = std::min(static_cast<int>(u), m_lastPiece);
        const Piece& p = m_pieces[static_cast<std::size_t>(i)];
        return (2.0 * p.c + 6.0 * p.d * (u - i)) * m_inverseStep * m_inverseStep;
    }

private:
    /// a + b s + c s^2 + d s^3, s from 0 to 1 over one interval.
    struct Piece
    {
        double a, b, c, d;
    };

    bool m_constant = true;
    double m_lower = 0.0;
    double m_upper = 1.0;
    double m_inverseStep = 1.0;
    int m_lastPiece = 0;
    std::vector<Piece> m_pieces;
};

} // namespace interphase
