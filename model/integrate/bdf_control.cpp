#include "integrate/bdf_control.h"

#include <algorithm>
#include <cmath>

namespace interphase {

void BdfControl::start(double t0, double firstStep, Clock clock)
{
    m_clock = clock;
    m_begin = m_time = t0;
    m_clocks[0] = clockAt(t0);
    m_points = 1;
    m_order = kLeastOrder;
    m_step = clockAt(t0 + firstStep) - m_clocks[0];
    m_betterStart = firstStep;
    m_constantSteps = 0;
    m_failures = 0;
    m_longest = 0.0;
    m_starting = true;
}

double BdfControl::propose(double stopTime)
{
    const double room = clockAt(stopTime) - m_clocks[0];
    // A remainder shorter than a step would cost a step of its own: share what is left.
    if (m_step >= room * (1.0 - 1e-9))
        m_step = room;
    else if (2.0 * m_step > room)
        m_step = 0.5 * room;
    const double reading = m_clocks[0] + m_step;
    proposeTime(m_step == room ? stopTime : m_clock == Clock::Time ? reading : m_begin + reading * reading);
    return m_proposedTime;
}

/// The clock is read off the time, so that a followed step is the same to the last bit.
void BdfControl::proposeTime(double time)
{
    m_proposedTime = time;
    m_proposed = clockAt(time);
}

void BdfControl::derivativeWeights(double* gamma) const
{
    const int order = m_order;
    const double rate = clockRate(m_clock, m_proposed);
    if (atStart()) {
        gamma[0] = 2.0 * rate / (m_proposed - m_clocks[0]);
        gamma[1] = -gamma[0];
        return;
    }
    const auto past = [&](int j) { return m_clocks[static_cast<std::size_t>(j - 1)]; };
    gamma[0] = 0.0;
    for (int j = 1; j <= order; ++j)
        gamma[0] += 1.0 / (m_proposed - past(j));
    for (int j = 1; j <= order; ++j) {
        double w = 1.0 / (past(j) - m_proposed);
        for (int m = 1; m <= order; ++m)
            if (m != j)
                w *= (m_proposed - past(m)) / (past(j) - past(m));
        gamma[j] = rate * w;
    }
    gamma[0] *= rate;
}

void BdfControl::predictorWeights(int degree, double t, double* weights) const
{
    const double now = clockAt(t);
    for (int j = 0; j <= degree; ++j) {
        const double own = m_clocks[static_cast<std::size_t>(j)];
        weights[j] = 1.0;
        for (int m = 0; m <= degree; ++m)
            if (m != j)
                weights[j] *= (now - m_clocks[static_cast<std::size_t>(m)]) /
                              (own - m_clocks[static_cast<std::size_t>(m)]);
    }
}

/// Local error of the method over the difference to its predictor, 1 / (gamma_0 (t_n - t_(n-order-1))). The
/// second step's predictor passes through the start twice. The first one's difference, h^2 y''/2, is an order
/// below the error of the trapezoidal rule: a generous factor.
double BdfControl::errorFactor(int order) const
{
    constexpr double kStart = 0.1;
    if (atStart())
        return kStart;
    double sum = 0.0;
    for (int j = 0; j < order; ++j)
        sum += 1.0 / (m_proposed - m_clocks[static_cast<std::size_t>(j)]);
    const int last = std::min(order, m_points - 1);
    return 1.0 / (sum * (m_proposed - m_clocks[static_cast<std::size_t>(last)]));
}

bool BdfControl::wantsAbove() const
{
    return !m_starting && m_order < kMaxOrder && m_points > m_order + 1 && m_constantSteps > m_order;
}

/// The order after this step as far as the terms of lower order tell.
int BdfControl::lowered(const Differences& d) const
{
    return m_order > kLeastOrder && std::max(d.below, d.below2) <= d.here ? m_order - 1 : m_order;
}

double BdfControl::errorAt(int order, const Differences& d) const
{
    const double difference = order < m_order ? d.below : order > m_order ? d.above : d.here;
    return errorFactor(order) * difference;
}

void BdfControl::follow(double time, int order)
{
    proposeTime(time);
    m_order = std::clamp(order, kLeastOrder, std::max(kLeastOrder, m_points - 1));
}

void BdfControl::advance()
{
    std::copy_backward(m_clocks.begin(), m_clocks.end() - 1, m_clocks.end());
    m_clocks[0] = m_proposed;
    m_time = m_proposedTime;
    m_points = std::min(m_points + 1, kAges);
}

void BdfControl::accept()
{
    advance();
}

void BdfControl::accept(const Differences& d)
{
    const int order = m_order;
    const bool above = wantsAbove();
    const double step = m_proposed - m_clocks[0];
    int next = lowered(d);
    const bool lower = next < order;
    if (m_starting && (lower || order == kMaxOrder || m_failures > 0))
        m_starting = false;
    const bool steady = m_constantSteps > 0 && std::abs(step - m_constantStep) < 1e-9 * step;
    m_constantSteps = steady ? m_constantSteps + 1 : 1;
    m_constantStep = step;
    double nextStep = step;
    if (atStart())
        m_betterStart = step * std::clamp(std::sqrt(0.5 / (errorFactor(order) * d.here + 1e-4)), 0.2, 2.0);
    if (m_starting) {
        if (!atStart())
            next = std::min(order + 1, kMaxOrder);
        nextStep = 2.0 * step;
    } else {
        if (!lower && above) {
            if (d.above < d.here && d.below > d.above)
                next = order + 1;
            else if (order > kLeastOrder && d.below <= std::min(d.here, d.above))
                next = order - 1;
        }
        const double r = std::pow(2.0 * errorAt(next, d) + 1e-4, -1.0 / (next + 1));
        if (r >= 2.0)
            nextStep = 2.0 * step;
        else if (r <= 1.0)
            nextStep = step * std::clamp(r, 0.5, 0.9);
    }
    if (m_longest > 0.0 && nextStep > m_longest)
        nextStep = std::min(nextStep, step > m_longest ? 0.7 * step : step);
    advance();
    m_order = std::max(kLeastOrder, std::min(next, m_points - 1));
    if (m_order != order)
        m_constantSteps = 0;
    m_step = nextStep;
    m_failures = 0;
}

void BdfControl::reject(const Differences& d)
{
    ++m_failures;
    const double step = m_proposed - m_clocks[0];
    const int next = m_failures > 2 ? kLeastOrder : lowered(d);
    const double error = errorAt(next, d);
    const double r = 0.9 * std::pow(2.0 * error + 1e-4, -1.0 / (atStart() ? 2 : next + 1));
    m_step = step * (m_failures == 1 ? std::clamp(r, 0.25, 0.9) : 0.25);
    m_order = next;
    m_constantSteps = 0;
}

void BdfControl::shorten()
{
    m_step = 0.25 * (m_proposed - m_clocks[0]);
    m_constantSteps = 0;
    ++m_failures;
}

bool BdfControl::stuck() const
{
    const double next = m_clock == Clock::Time ? m_step : m_step * (2.0 * m_clocks[0] + m_step);
    return m_failures > 40 || !(next > 1e-14 * std::max(1.0, std::abs(m_time)));
}

} // namespace interphase
