#include "bayes/constrained_slice.h"

#include <cmath>

namespace interphase {

ConstrainedSlice::ConstrainedSlice(TemperedDensity& density, const std::vector<LivePoint>& live,
                                   const LivePoint& threshold, RandomStream& stream)
    : m_density(density),
      m_live(live),
      m_threshold(threshold),
      m_stream(stream),
      m_direction(static_cast<std::size_t>(density.dimension())),
      m_q(m_direction.size())
{
}

// Two live points other than the one it started from: the choice does not depend on where the walk is.
void ConstrainedSlice::chooseDirection()
{
    const auto pick = [&] {
        return static_cast<std::size_t>(m_stream.uniform() * static_cast<double>(m_live.size()));
    };
    std::size_t a = m_from, b = m_from;
    while (a == m_from)
        a = pick();
    while (b == m_from || b == a)
        b = pick();
    for (std::size_t i = 0; i < m_direction.size(); ++i)
        m_direction[i] = m_live[a].u[i] - m_live[b].u[i];
}

// Whether the point at t along the direction is in the cube and above the threshold; it is then in m_trial.
bool ConstrainedSlice::inside(double t)
{
    for (std::size_t i = 0; i < m_direction.size(); ++i) {
        m_trial.u[i] = m_point.u[i] + t * m_direction[i];
        if (!(m_trial.u[i] > 0.0 && m_trial.u[i] < 1.0))
            return false;
    }
    m_density.fromUnitCube(m_trial.u, m_q);
    m_trial.logLikelihood = m_density.evaluateLikelihood(m_q, {});
    ++m_evaluations;
    m_trial.label = m_stream.uniform();
    return std::isfinite(m_trial.logLikelihood) && m_threshold.below(m_trial);
}

void ConstrainedSlice::slice(const std::stop_token& stop)
{
    constexpr int kMostSteps = 16;
    constexpr int kMostShrinks = 200; // then the two ends are the point itself
    chooseDirection();
    double left = -m_stream.uniform(), right = left + 1.0;
    int leftSteps = static_cast<int>(m_stream.uniform() * kMostSteps);
    int rightSteps = kMostSteps - 1 - leftSteps;
    while (leftSteps-- > 0 && inside(left))
        left -= 1.0;
    while (rightSteps-- > 0 && inside(right))
        right += 1.0;
    for (int i = 0; i < kMostShrinks && !stop.stop_requested(); ++i) {
        const double t = left + m_stream.uniform() * (right - left);
        if (inside(t)) {
            std::swap(m_point, m_trial);
            return;
        }
        (t < 0.0 ? left : right) = t;
    }
}

LivePoint ConstrainedSlice::walk(std::size_t from, int slices, const std::stop_token& stop)
{
    m_from = from;
    m_point = m_trial = m_live[from];
    for (int i = 0; i < slices && !stop.stop_requested(); ++i)
        slice(stop);
    return m_point;
}

} // namespace interphase
