#pragma once
#include "cell/expression.h"

#include <array>

namespace interphase {

// Every open bracket and sign holds at most one operand each of a sum, a product and a power below it.
inline constexpr std::size_t kExpressionStack = 3 * Expression::kMaximumNesting + 4;

/// One step on operands with their derivatives.
Curve::Sample applyBinary(Expression::Op op, Curve::Sample a, Curve::Sample b);
Curve::Sample applyUnary(Expression::Op op, Curve::Sample a);

/// What postfix steps come to. variable(number): the value of Op::X, given the number of its step.
template <class Variable>
Curve::Sample evaluateSteps(const std::vector<Expression::Step>& steps, const Variable& variable)
{
    using Op = Expression::Op;
    std::array<Curve::Sample, kExpressionStack> stack;
    std::size_t top = 0; // one past the last operand
    for (const Expression::Step& step : steps) {
        if (step.op == Op::Number)
            stack[top++] = {step.number, 0.0};
        else if (step.op == Op::X)
            stack[top++] = variable(step.number);
        else if (step.op >= Op::Add && step.op <= Op::Power) {
            --top;
            stack[top - 1] = applyBinary(step.op, stack[top - 1], stack[top]);
        } else
            stack[top - 1] = applyUnary(step.op, stack[top - 1]);
    }
    return stack[0];
}

} // namespace interphase
