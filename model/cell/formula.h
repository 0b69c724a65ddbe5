#pragma once
#include "cell/expression.h"

#include <span>

namespace interphase {

/// A formula in variables that have names: "R_n ** 2 / D_s_n", or, where a name is more than letters, digits
/// and underscores, in quotes: "'Negative electrode/Thickness [m]' / L_p". The language is Expression's; what
/// is followed by a bracket is a function. Parsed into a list of arithmetic steps and nothing else can
/// happen.
///
/// Fails: InputError (InvalidExpression) as Expression. Where the mathematics fails (log(-1)), value() gives
/// NaN.
///
///     const Formula f("R_n ** 2 / D_s_n");
///     f.variables();                      // "R_n", "D_s_n"
///     f.value(std::array{5e-6, 3e-14});   // 833.3
class Formula
{
public:
    explicit Formula(std::string_view text);

    /// Each once, in the order of the text.
    const std::vector<std::string>& variables() const { return m_variables; }
    /// values: one a variable, in their order.
    double value(std::span<const double> values) const;

private:
    std::vector<std::string> m_variables;
    std::vector<Expression::Step> m_steps;
};

} // namespace interphase
