#pragma once
#include "cell/curve.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interphase {

/// A formula in one variable, as BPX files write functions: "0.2482 + 1.9793 * exp(-39.3631 * x)".
///
/// Problem: parameter files come from strangers. Other readers hand such strings to Python; here they are
/// parsed into a list of arithmetic steps and nothing else can happen.
///
/// Method: recursive descent with Python's precedence (** binds to the right and tighter than a sign before
/// it), compiled to postfix; evaluated with its exact derivative (forward mode).
///
/// Language: numbers, x, + - * / **, parentheses, and abs asinh atan cos cosh exp log log10 sin sinh sqrt tan
/// tanh.
///
/// Fails: InputError (InvalidExpression) naming the character and what was expected; also for more than
/// kMaximumLength characters or kMaximumNesting levels. Where the mathematics fails (log(-1)), at() gives
/// NaN.
///
///     const Expression u("4.2 - x ** 2");
///     u.at(0.5).value;  // 3.95
///     u.at(0.5).slope;  // -1
class Expression
{
public:
    static constexpr std::size_t kMaximumLength = 20000;
    static constexpr int kMaximumNesting = 64;

    explicit Expression(std::string_view text);

    /// Value and derivative at x.
    Curve::Sample at(double x) const;
    /// Whether x does not occur.
    bool isConstant() const;

    enum class Op : std::uint8_t {
        Number,
        X,
        Add,
        Subtract,
        Multiply,
        Divide,
        Power,
        Negate,
        Abs,
        Asinh,
        Atan,
        Cos,
        Cosh,
        Exp,
        Log,
        Log10,
        Sin,
        Sinh,
        Sqrt,
        Tan,
        Tanh,
    };
    struct Step
    {
        Op op;
        double number = 0.0;
    };

private:
    std::vector<Step> m_steps;
};

} // namespace interphase
