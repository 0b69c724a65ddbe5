#pragma once
#include "core/lanes.h"

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
///
/// With ends, the potential of a particle: at a stoichiometry of 0 nothing is left to come out, at 1 no site
/// is free, whatever a formula that was fitted between says. kEndHeight_V (1/x - 1/(1 - x)) is added; nearer
/// to an end than kEndWidth it goes on with that slope, and then as a logarithm of kEndScale_V, C1: far
/// beyond, where iterations and fits may come, it is volts off. PyBaMM's wall, 1 V at the end, is steeper
/// than rows of a discharge lie apart: likelihoods with it have a mode between any two of them.
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

    static constexpr double kEndHeight_V = 1e-6;
    static const double kEndWidth;   ///< curve.cpp
    static const double kEndScale_V; ///< curve.cpp
    /// The same with or without ends.
    Curve withEnds(bool ends = true) const
    {
        Curve out = *this;
        out.m_ends = ends;
        return out;
    }

    /// The same everywhere.
    bool isConstant() const { return m_constant && !m_ends; }
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
        const double value = p.a + s * (p.b + s * (p.c + s * p.d)) + slope * (x - inside);
        if (!m_ends)
            return {value, slope};
        const Sample end = endsAt(x);
        return {value + end.value, slope + end.slope};
    }
    /// The same at four places at once; value and slope of each.
    void at4(const double* x, double* value, double* slope) const
    {
        using Ints [[gnu::vector_size(16)]] = int;
        using Mask [[gnu::vector_size(32)]] = long long;
        using Doubles [[gnu::vector_size(32)]] = double;
        const Doubles place = *asLanes(x), lower = m_lower - Doubles{}, upper = m_upper - Doubles{};
        Doubles inside = place > lower ? place : lower;
        inside = inside < upper ? inside : upper;
        const Doubles u = (inside - lower) * m_inverseStep;
        const Ints last = m_lastPiece - Ints{};
        Ints i = __builtin_convertvector(u, Ints);
        i = i < last ? i : last;
        const Doubles s = u - __builtin_convertvector(i, Doubles);
        // From the rows of four pieces to their a, b, c and d.
        const Piece* pieces = m_pieces.data();
        const Doubles r0 = *asLanes(&pieces[i[0]].a), r1 = *asLanes(&pieces[i[1]].a);
        const Doubles r2 = *asLanes(&pieces[i[2]].a), r3 = *asLanes(&pieces[i[3]].a);
        const Mask even{0, 4, 2, 6}, odd{1, 5, 3, 7}, low{0, 1, 4, 5}, high{2, 3, 6, 7};
        const Doubles ac01 = __builtin_shuffle(r0, r1, even), bd01 = __builtin_shuffle(r0, r1, odd);
        const Doubles ac23 = __builtin_shuffle(r2, r3, even), bd23 = __builtin_shuffle(r2, r3, odd);
        const Doubles a = __builtin_shuffle(ac01, ac23, low), b = __builtin_shuffle(bd01, bd23, low);
        const Doubles c = __builtin_shuffle(ac01, ac23, high), d = __builtin_shuffle(bd01, bd23, high);
        const Doubles rise = (b + s * (2.0 * c + 3.0 * s * d)) * m_inverseStep;
        *asLanes(slope) = rise;
        *asLanes(value) = a + s * (b + s * (c + s * d)) + rise * (place - inside);
        if (!m_ends)
            return;
        const Doubles width = kEndWidth - Doubles{}, other = 1.0 - place;
        const Doubles toEmpty = place > width ? place : width, toFull = other > width ? other : width;
        const Doubles empty = 1.0 / toEmpty, full = 1.0 / toFull;
        *asLanes(value) += kEndHeight_V * (empty - full);
        *asLanes(slope) -= kEndHeight_V * (empty * empty + full * full);
        for (std::size_t k = 0; k < kLanes; ++k)
            if (x[k] < kEndWidth || x[k] > 1.0 - kEndWidth) {
                const Sample next = nextToEnd(x[k]);
                value[k] += next.value;
                slope[k] += next.slope;
            }
    }
    double operator()(double x) const { return at(x).value; }
    /// The second derivative; it jumps at the nodes.
    double curvature(double x) const { return inner(x) + (m_ends ? endCurvature(x) : 0.0); }

private:
    double inner(double x) const
    {
        if (!(x > m_lower && x < m_upper))
            return 0.0;
        const double u = (x - m_lower) * m_inverseStep;
        const int i = std::min(static_cast<int>(u), m_lastPiece);
        const Piece& p = m_pieces[static_cast<std::size_t>(i)];
        return (2.0 * p.c + 6.0 * p.d * (u - i)) * m_inverseStep * m_inverseStep;
    }
    /// What ends add.
    static Sample endsAt(double x)
    {
        const double empty = 1.0 / std::max(x, kEndWidth), full = 1.0 / std::max(1.0 - x, kEndWidth);
        const Sample next = x < kEndWidth || x > 1.0 - kEndWidth ? nextToEnd(x) : Sample{0.0, 0.0};
        return {kEndHeight_V * (empty - full) + next.value,
                next.slope - kEndHeight_V * (empty * empty + full * full)};
    }
    /// Nearer to an end than the width: the value past that place, the slope past the one there.
    static Sample nextToEnd(double x);
    static double endCurvature(double x);

    /// a + b s + c s^2 + d s^3, s from 0 to 1 over one interval.
    struct Piece
    {
        double a, b, c, d;
    };

    bool m_constant = true;
    bool m_ends = false;
    double m_lower = 0.0;
    double m_upper = 1.0;
    double m_inverseStep = 1.0;
    int m_lastPiece = 0;
    std::vector<Piece> m_pieces;
};

} // namespace interphase
