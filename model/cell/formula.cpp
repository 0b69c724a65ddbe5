#include "cell/formula.h"

#include "cell/expression_parser.h"
#include "cell/expression_steps.h"

#include <stdexcept>

namespace interphase {

Formula::Formula(std::string_view text)
{
    ExpressionParser parser(text, m_variables);
    m_steps = parser.parse();
}

double Formula::value(std::span<const double> values) const
{
    if (values.size() != m_variables.size())
        throw std::invalid_argument("Formula::value: one value a variable");
    return evaluateSteps(m_steps,
                         [&](double index) -> Curve::Sample {
                             return {values[static_cast<std::size_t>(index)], 0.0};
                         })
        .value;
}

} // namespace interphase
