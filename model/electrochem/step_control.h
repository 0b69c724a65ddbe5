#pragma once
#include <algorithm>
#include <cmath>

namespace interphase {

/// How well a polynomial through the last points of a curve stands for the curve on the newest interval.
///
/// Divided differences of the points, newest first; the difference one order above the polynomial gives the
/// leading term of its error, f[t_0 .. t_{q+1}] prod |t - t_i|, taken in the middle of the interval.
class StepControl
{
public:
    static constexpr int kHighestOrder = 5;

    /// highest: of the polynomials asked for, 1 to kHighestOrder.
    explicit StepControl(int highest = kHighestOrder) : m_highest(highest) {}

    void restart(double t, double value)
    {
        m_time[0] = t;
        m_difference[0] = value;
        m_count = 1;
    }
    /// Looks at a point that may follow.
    void propose(double t, double value)
    {
        m_newTime = t;
        m_new[0] = value;
        double inverse[kHighestOrder + 1]; // the divisions side by side, not one after the other
        for (int j = 0; j < m_count; ++j)
            inverse[j] = 1.0 / (t - m_time[j]);
        for (int j = 0; j < m_count; ++j)
            m_new[j + 1] = (m_new[j] - m_difference[j]) * inverse[j];
    }
    /// Highest order whose error can be told at the proposed point; 0 at the first.
    int order() const { return m_count - 1; }
    /// Error of the polynomial of this order (at least 1) between the point before and the proposed one.
    double interpolationError(int order) const
    {
        const double middle = 0.5 * (m_newTime + m_time[0]), half = m_newTime - middle;
        double error = std::abs(m_new[order + 1]) * half * half;
        for (int j = 1; j < order; ++j)
            error *= middle - m_time[j];
        return error;
    }
    /// Half the second derivative near the proposed point; 0 while unknown.
    double curvature() const { return m_count > 1 ? m_new[2] : 0.0; }
    void accept()
    {
        m_count = std::min(m_count + 1, m_highest + 1);
        for (int j = m_count - 1; j > 0; --j)
            m_time[j] = m_time[j - 1];
        m_time[0] = m_newTime;
        std::copy_n(m_new, m_count, m_difference);
    }

private:
    int m_highest;
    int m_count = 0;
    double m_newTime = 0.0;
    double m_time[kHighestOrder + 1] = {};
    double m_difference[kHighestOrder + 1] = {};
    double m_new[kHighestOrder + 2] = {};
};

} // namespace interphase
