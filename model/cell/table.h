#pragma once
#include "cell/curve.h"
#include "cell/function.h"

namespace interphase {

/// A smooth function through the points of a table.
///
/// Method: monotone piecewise cubic Hermite interpolation (\cite FritschButland1984 with the three-point
/// end slopes of \cite Moler2004): C1, and between two points never outside their values, so that a table of
/// a falling potential gives a falling potential. Two points give a straight line, one point a constant. Past
/// the ends the end slopes go on.
///
/// Fails: std::invalid_argument unless x increases strictly and x and y are
/// equally long and not empty; check with firstDisorder() before.
class TableFunction
{
public:
    explicit TableFunction(const FunctionTable& table);

    /// Value and derivative at x.
    Curve::Sample at(double x) const;
    bool isConstant() const;

    /// The first index i with x[i] not above x[i-1]; x.size() where there is none.
    static std::size_t firstDisorder(const std::vector<double>& x);

private:
    std::vector<double> m_x;
    std::vector<Curve::Sample> m_points;
};

} // namespace interphase
