#include "cell/curve.h"

#include <cmath>
#include <stdexcept>
#include <string>

namespace interphase {

Curve::Curve(double value) : m_nodes{{value, 0.0}}
{
}

Curve::Curve(const std::function<Sample(double)>& f, double lower, double upper, int intervals)
    : m_constant(false),
      m_lower(lower),
      m_upper(upper),
      m_step((upper - lower) / intervals),
      m_inverseStep(intervals / (upper - lower))
{
    if (!(upper > lower) || intervals < 1)
        throw std::invalid_argument("Curve: needs lower < upper and at least one interval");
    m_nodes.reserve(static_cast<std::size_t>(intervals) + 1);
    for (int i = 0; i <= intervals; ++i) {
        const double x = i == intervals ? upper : lower + i * m_step;
        const Sample s = f(x);
        if (!std::isfinite(s.value) || !std::isfinite(s.slope))
            throw std::invalid_argument("Curve: the function is not finite at x = " + std::to_string(x));
        m_nodes.push_back(s);
    }
}

} // namespace interphase
