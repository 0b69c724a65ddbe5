#pragma once
#include "electrochem/coefficients.h"
#include "electrochem/particle_modes.h"

#include <array>
#include <vector>

namespace interphase {

/// One representative particle of each electrode under a current that is linear in time, stepped exactly.
///
/// Problem: the modes of both particles (see ParticleModes) for a given I(t). Method: with w_k = P v_k and
/// P = uptake / (A a L rate), rate = D/R^2, every mode obeys v_k' = -mu_k (v_k + c_k I), mu_k = rate
/// lambda_k, c_k = b_k / lambda_k, which has a closed form for I = I0 + slope tau. No integrator, no
/// step-size error. The v_k depend on one parameter only, the rate, so one more number a mode gives the
/// derivatives with respect to all parameters. Marquis et al. 2019 (SPM); fails never, but steps below 1e-9 /
/// mu_k lose digits of the ramp's part.
///
///     SpmParticles p(12);
///     p.reset(1e-3, 2e-3);
///     p.plan(10.0, 5.0, 0.0);  // ten seconds at 5 A, tentatively
///     p.commit();
///     surface = theta0 + P (p.state().sum[0] - 3 rate p.state().charge);
class SpmParticles
{
public:
    /// `modes` in each particle, the volume average included.
    explicit SpmParticles(int modes);

    /// At rest, with these D/R^2 in 1/s.
    void reset(double negativeRate, double positiveRate);
    /// Whether the derivatives with respect to the rates are carried along.
    void carryDerivatives(bool on) { m_derivatives = on; }

    struct State
    {
        std::array<double, 2> sum{};        ///< sum of v_k, k >= 1, of each electrode, A
        std::array<double, 2> derivative{}; ///< d sum / d ln(rate), A
        double charge = 0.0;                ///< integral of the current since reset(), A s
    };
    const State& state() const { return m_state; }

    /// Where `step` seconds of current + slope tau would lead; nothing moves until commit().
    const State& plan(double step, double current, double slope);
    /// Fall of sum per ampere that the current at the end of the planned step is higher (with a linear rise).
    std::array<double, 2> response() const;
    void commit();
    /// The fastest mode's rate, 1/s.
    double fastest() const { return m_fastest; }

private:
    void prepare(double step);

    ParticleModes m_modes;
    int m_padded; ///< modes without the average, rounded up to whole vector registers
    double m_fastest = 0.0;
    double m_step = -1.0; ///< what m_decay holds
    bool m_derivatives = false;
    State m_state, m_planned;
    /// Negative electrode, then positive.
    std::vector<double> m_rate, m_gain, m_inverse, m_decay;
    std::vector<double> m_value, m_valuePlanned, m_slope, m_slopePlanned;
};

} // namespace interphase
