#pragma once
#include <algorithm>
#include <array>
#include <cmath>

namespace interphase {

/// The grid of a variable-step, variable-order BDF and the choice of its next step and order. The states are
/// its user's; this class knows times and error norms only.
///
/// Method: y'(t_n) is that of the polynomial through y_n and the last `order` accepted values; the predictor
/// is the polynomial through the last order + 1 of them, and their difference measures the error. Step and
/// order are chosen by IDA's rules (Hindmarsh et al. 2005; Brenan, Campbell & Petzold 1996, ch. 5), with the
/// polynomials written in their values, so that no history has to be rescaled when the step changes. The
/// first step after start() is the trapezoidal rule and the order is never below 2 thereafter: a current that
/// is linear in time is integrated exactly, so that no charge is lost at the kinks of a drive cycle.
///
/// Behind a jump diffusion makes everything go like the root of the time at first, which no polynomial in the
/// time follows. There the polynomials are in sqrt(t - t0) instead (Clock::Root), whose slope at the start is
/// 0; what is constant in time is still integrated exactly.
///
///     control.start(t0, h0);
///     t = control.propose(stop);                       // then solve for y at t with derivativeWeights()
///     control.accept(errors) or control.reject(errors) // errors: norms of y less each predictor
/// What polynomials run in: the time itself, or its root since a jump.
enum class Clock { Time, Root };
inline double clockOf(Clock clock, double begin, double time)
{
    return clock == Clock::Time ? time : std::sqrt(std::max(0.0, time - begin));
}
/// d(clock)/d(time) there.
inline double clockRate(Clock clock, double reading)
{
    return clock == Clock::Time ? 1.0 : 0.5 / reading;
}

class BdfControl
{
public:
    static constexpr int kLeastOrder = 2;
    static constexpr int kMaxOrder = 5;
    static constexpr int kAges = kMaxOrder + 1; ///< accepted points looked back at

    /// Norms of y less the predictor of degree order - 2, order - 1, order and order + 1; as far as
    /// degrees() wants them.
    struct Differences
    {
        double below2 = 0.0, below = 0.0, here = 0.0, above = 0.0;
    };

    void start(double t0, double firstStep, Clock clock = Clock::Time);
    /// Steps to come do not grow beyond this much of the proposed one, and shrink to it by and by; 0: no
    /// limit.
    void limitStep(double share) { m_longest = share * (m_proposed - m_clocks[0]); }
    /// The end of the next step: at most stopTime, and exactly that when it is near.
    double propose(double stopTime);
    /// True for the first step after start(): y' is 2 (y - y_0) / h less the slope at the start.
    bool atStart() const { return m_points == 1; }
    /// What the slope at the start by time counts by the clock: 1, or 0.
    double startSlopeShare() const { return m_clock == Clock::Time ? 1.0 : 0.0; }
    /// Weights of y' at the proposed time: [0] on the new value, [j] on the accepted one of age j - 1;
    /// terms() of the latter.
    void derivativeWeights(double* gamma) const;
    int terms() const { return atStart() ? 1 : m_order; }
    /// Takes a step that was chosen elsewhere: to this time, with this order (as far as there are points).
    void follow(double time, int order);
    /// The end of a followed step.
    void accept();
    /// Weights of the predictor of this degree at time t, on ages 0 .. degree.
    void predictorWeights(int degree, double t, double* weights) const;
    /// Points accepted since start(), as far as they are kept.
    int points() const { return m_points; }
    int order() const { return m_order; }
    double time() const { return m_time; }
    double proposed() const { return m_proposedTime; }
    /// The step to come and the one before, by the clock.
    double clockStep() const { return m_proposed - m_clocks[0]; }
    double lastClockStep() const { return m_points > 1 ? m_clocks[0] - m_clocks[1] : m_step; }
    /// True where accept() needs the difference to the predictor of one degree more.
    bool wantsAbove() const;
    /// True where the error of the proposed step is small enough.
    bool passes(const Differences& d) const { return errorFactor(m_order) * d.here <= 1.0; }
    /// What would have been a good first step, after the first step was accepted.
    double betterStart() const { return m_betterStart; }

    void accept(const Differences& d);
    /// After a failed error test: a shorter step, perhaps of lower order.
    void reject(const Differences& d);
    /// After Newton's iteration failed: a quarter of the step.
    void shorten();
    /// The step to come is so short that time stands still.
    bool stuck() const;

private:
    double errorFactor(int order) const;
    int lowered(const Differences& d) const;
    double errorAt(int order, const Differences& d) const;
    void advance();
    void proposeTime(double time);
    double clockAt(double time) const { return clockOf(m_clock, m_begin, time); }

    Clock m_clock = Clock::Time;
    double m_begin = 0.0, m_time = 0.0, m_proposedTime = 0.0;
    // All that follows is by the clock.
    std::array<double, kAges> m_clocks{}; ///< of accepted points, newest first
    int m_points = 0;
    int m_order = kLeastOrder;
    double m_step = 0.0;
    double m_betterStart = 0.0;
    double m_longest = 0.0; ///< 0: no limit
    double m_proposed = 0.0;
    double m_constantStep = 0.0; ///< of the steps counted below
    int m_constantSteps = 0;     ///< accepted at this step and order
    int m_failures = 0;          ///< of the error test, in this step
    bool m_starting = true;      ///< step and order still rise with each step
};

} // namespace interphase
