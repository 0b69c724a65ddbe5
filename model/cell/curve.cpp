#include "cell/curve.h"

#include <cmath>
#include <stdexcept>
#include <string>

namespace interphase {

Curve::Curve(double value) : m_pieces{{value, 0.0, 0.0, 0.0}}
{
}

Curve::Curve(const std::function<Sample(double)>& f, double lower, double upper, int intervals)
    : m_constant(false),
      m_lower(lower),
      m_upper(upper),
      m_inverseStep(intervals / (upper - lower)),
      m_lastPiece(intervals - 1)
{
    if (!(upper > lower) || intervals < 1)
        throw std::invalid_argument("Curve: needs lower < upper and at least one interval");
    const double step = (upper - lower) / intervals;
    const auto node = [&](int i) {
        const double x = i == intervals ? upper : lower + i * step;
        const Sample s = f(x);
        if (!std::isfinite(s.value) || !std::isfinite(s.slope))
            throw std::invalid_argument("Curve: the function is not finite at x = " + std::to_string(x));
        return s;
    };
    m_pieces.reserve(static_cast<std::size_t>(intervals));
    Sample left = node(0);
    for (int i = 1; i <= intervals; ++i) {
        const Sample right = node(i);
        const double rise = right.value - left.value;
        const double a = left.slope * step, b = right.slope * step;
        m_pieces.push_back({left.value, a, 3.0 * rise - 2.0 * a - b, a + b - 2.0 * rise});
        left = right;
    }
}

} // namespace interphase
