#include "cell/expression.h"

#include "cell/expression_parser.h"
#include "cell/expression_steps.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

using Op = Expression::Op;
using Sample = Curve::Sample;

// d/dx f(u) = f'(u) u', where a u that stands still stays still even where f' is infinite.
Sample chain(double value, double derivative, double slope)
{
    return {value, slope == 0.0 ? 0.0 : derivative * slope};
}

Sample power(Sample a, Sample b)
{
    const double value = std::pow(a.value, b.value);
    if (b.slope == 0.0)
        return chain(value, b.value == 0.0 ? 0.0 : b.value * std::pow(a.value, b.value - 1.0), a.slope);
    return {value, value * (b.slope * std::log(a.value) + b.value * a.slope / a.value)};
}

double sech2(double u)
{
    const double c = std::cosh(u);
    return 1.0 / (c * c);
}

} // namespace

Curve::Sample applyBinary(Op op, Sample a, Sample b)
{
    switch (op) {
    case Op::Add:
        return {a.value + b.value, a.slope + b.slope};
    case Op::Subtract:
        return {a.value - b.value, a.slope - b.slope};
    case Op::Multiply:
        return {a.value * b.value, a.slope * b.value + a.value * b.slope};
    case Op::Divide:
        return {a.value / b.value, (a.slope - a.value / b.value * b.slope) / b.value};
    default:
        return power(a, b);
    }
}

Curve::Sample applyUnary(Op op, Sample a)
{
    const double u = a.value;
    switch (op) {
    case Op::Negate:
        return {-u, -a.slope};
    case Op::Abs:
        return chain(std::abs(u), u > 0.0 ? 1.0 : u < 0.0 ? -1.0 : 0.0, a.slope);
    case Op::Asinh:
        return chain(std::asinh(u), 1.0 / std::hypot(1.0, u), a.slope);
    case Op::Atan:
        return chain(std::atan(u), 1.0 / (1.0 + u * u), a.slope);
    case Op::Cos:
        return chain(std::cos(u), -std::sin(u), a.slope);
    case Op::Cosh:
        return chain(std::cosh(u), std::sinh(u), a.slope);
    case Op::Exp:
        return chain(std::exp(u), std::exp(u), a.slope);
    case Op::Log:
        return chain(std::log(u), 1.0 / u, a.slope);
    case Op::Log10:
        return chain(std::log10(u), 1.0 / (u * std::log(10.0)), a.slope);
    case Op::Sin:
        return chain(std::sin(u), std::cos(u), a.slope);
    case Op::Sinh:
        return chain(std::sinh(u), std::cosh(u), a.slope);
    case Op::Sqrt:
        return chain(std::sqrt(u), 0.5 / std::sqrt(u), a.slope);
    case Op::Tan:
        return chain(std::tan(u), 1.0 / (std::cos(u) * std::cos(u)), a.slope);
    default:
        return chain(std::tanh(u), sech2(u), a.slope);
    }
}

Expression::Expression(std::string_view text) : m_steps(ExpressionParser(text).parse())
{
}

Curve::Sample Expression::at(double x) const
{
    return evaluateSteps(m_steps, [x](double) -> Sample { return {x, 1.0}; });
}

bool Expression::isConstant() const
{
    return std::ranges::none_of(m_steps, [](const Step& s) { return s.op == Op::X; });
}

} // namespace interphase
