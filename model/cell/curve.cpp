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

// Narrower, and every particle that fills takes the solver more steps: 3e-5 moves the charge that a cell
// gives at 3C by 0.2 %, and runs of many sizes of particles take five times as long.
const double Curve::kEndWidth = 7e-5;
const double Curve::kEndScale_V = 0.5;

Curve::Sample Curve::nextToEnd(double x)
{
    const double steep = kEndHeight_V / (kEndWidth * kEndWidth);
    const double over = steep * (kEndWidth - std::min(x, 1.0 - x)) / kEndScale_V;
    const double sign = x < 0.5 ? 1.0 : -1.0;
    return {sign * kEndScale_V * std::log1p(over), steep * over / (1.0 + over)};
}

double Curve::endCurvature(double x)
{
    const double y = std::min(x, 1.0 - x), sign = x < 0.5 ? 1.0 : -1.0;
    const auto bend = [](double gap) { return 2.0 * kEndHeight_V / (gap * gap * gap); };
    if (y > kEndWidth)
        return bend(x) - bend(1.0 - x);
    const double steep = kEndHeight_V / (kEndWidth * kEndWidth);
    const double past = 1.0 + steep * (kEndWidth - y) / kEndScale_V;
    return -sign * steep * steep / (kEndScale_V * past * past) - sign * bend(1.0 - y);
}

} // namespace interphase
