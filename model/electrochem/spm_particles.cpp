// Symbols: v mode, z = dv / d ln(rate), mu rate of a mode, c gain, x = mu h, q = 1 - exp(-x).
#include "electrochem/spm_particles.h"

#include "core/kernel.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace interphase {
namespace {

/// 1 - exp(-mu h), to 1e-16 absolute: exp(-x) = 2^k exp(r), |r| <= ln(2)/2, Taylor to r^12. No branches, so
/// that it runs in vector registers without a vector math library.
INTERPHASE_KERNEL
void decay(const double* mu, double h, double* q, int n)
{
    constexpr double kLog2e = 1.4426950408889634, kLn2High = 0.693147180369123816490,
                     kLn2Low = 1.90821492927058770002e-10;
    constexpr double kRound = 6755399441055744.0; // 1.5 * 2^52: adding it leaves the integer in the low bits
    for (int i = 0; i < n; ++i) {
        const double x = mu[i] * h;
        const double y = x < 700.0 ? -x : -700.0;
        const double shifted = y * kLog2e + kRound;
        const double k = shifted - kRound;
        const double r = (y - k * kLn2High) - k * kLn2Low;
        // Estrin's scheme: pairs first, so that the chain of operations is short.
        const double r2 = r * r, r4 = r2 * r2;
        const double a0 = 1.0 + r, a1 = 1.0 / 2 + r * (1.0 / 6), a2 = 1.0 / 24 + r * (1.0 / 120);
        const double a3 = 1.0 / 720 + r * (1.0 / 5040), a4 = 1.0 / 40320 + r * (1.0 / 362880);
        const double a5 = 1.0 / 3628800 + r * (1.0 / 39916800);
        const double b0 = a0 + r2 * a1, b1 = a2 + r2 * a3, b2 = (a4 + r2 * a5) + r4 * (1.0 / 479001600);
        const double p = b0 + r4 * (b1 + r4 * b2);
        const auto exponent = (std::bit_cast<std::uint64_t>(shifted) + 1023U) << 52;
        q[i] = 1.0 - p * std::bit_cast<double>(exponent);
    }
}

struct Modes
{
    const double* c;
    const double* inverse; ///< 1/mu
    const double* q;
};

/// v after a step; returns the sum, in a fixed order of four partial sums.
INTERPHASE_KERNEL
double stepValues(Modes m, const double* v, double h, double current, double slope, double* out, int n)
{
    double sum[kLanes] = {};
    for (int i = 0; i < n; i += kLanes)
        for (int l = 0; l < kLanes; ++l) {
            const double q = m.q[i + l], c = m.c[i + l], old = v[i + l];
            const double next = old - q * (old + c * current) - c * slope * (h - q * m.inverse[i + l]);
            out[i + l] = next;
            sum[l] += next;
        }
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/// z after a step: the derivative of stepValues with respect to ln(mu), dq / d ln(mu) = x (1 - q).
INTERPHASE_KERNEL
double stepSlopes(Modes m, const double* v, const double* z, double h, double current, double slope,
                  double* out, int n)
{
    double sum[kLanes] = {};
    for (int i = 0; i < n; i += kLanes)
        for (int l = 0; l < kLanes; ++l) {
            const double q = m.q[i + l], c = m.c[i + l], inverse = m.inverse[i + l];
            const double e = 1.0 - q, xe = h / inverse * e;
            const double next = e * z[i + l] - xe * (v[i + l] + c * current) - c * slope * inverse * (q - xe);
            out[i + l] = next;
            sum[l] += next;
        }
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

} // namespace

SpmParticles::SpmParticles(int modes) : m_modes(modes), m_padded((modes - 1 + kLanes - 1) / kLanes * kLanes)
{
    const auto all = static_cast<std::size_t>(2 * m_padded);
    for (auto* values :
         {&m_rate, &m_gain, &m_inverse, &m_decay, &m_value, &m_valuePlanned, &m_slope, &m_slopePlanned})
        values->assign(all, 0.0);
}

void SpmParticles::reset(double negativeRate, double positiveRate)
{
    m_state = {};
    m_step = -1.0;
    std::fill(m_value.begin(), m_value.end(), 0.0);
    std::fill(m_slope.begin(), m_slope.end(), 0.0);
    std::fill(m_rate.begin(), m_rate.end(), 1.0); // padding: gain 0
    std::fill(m_inverse.begin(), m_inverse.end(), 1.0);
    for (int k = 1; k < m_modes.count(); ++k)
        for (const int side : {0, 1}) {
            const auto at = static_cast<std::size_t>(side * m_padded + k - 1);
            const auto mode = static_cast<std::size_t>(k);
            m_rate[at] = (side == 0 ? negativeRate : positiveRate) * m_modes.lambda()[mode];
            m_inverse[at] = 1.0 / m_rate[at];
            m_gain[at] = m_modes.weight()[mode] / m_modes.lambda()[mode];
        }
    m_fastest = *std::max_element(m_rate.begin(), m_rate.end());
}

void SpmParticles::prepare(double step)
{
    if (step == m_step)
        return;
    decay(m_rate.data(), step, m_decay.data(), 2 * m_padded);
    m_step = step;
}

const SpmParticles::State& SpmParticles::plan(double step, double current, double slope)
{
    prepare(step);
    for (const std::size_t side : {0U, 1U}) {
        const auto at = static_cast<std::ptrdiff_t>(side) * m_padded;
        const Modes m{m_gain.data() + at, m_inverse.data() + at, m_decay.data() + at};
        const double* v = m_value.data() + at;
        m_planned.sum[side] = stepValues(m, v, step, current, slope, m_valuePlanned.data() + at, m_padded);
        if (m_derivatives)
            m_planned.derivative[side] = stepSlopes(m, v, m_slope.data() + at, step, current, slope,
                                                    m_slopePlanned.data() + at, m_padded);
    }
    m_planned.charge = m_state.charge + step * (current + 0.5 * slope * step);
    return m_planned;
}

std::array<double, 2> SpmParticles::response() const
{
    std::array<double, 2> r{};
    for (const std::size_t side : {0U, 1U})
        for (int i = 0; i < m_padded; ++i) {
            const auto at = side * static_cast<std::size_t>(m_padded) + static_cast<std::size_t>(i);
            r[side] += m_gain[at] * (1.0 - m_decay[at] * m_inverse[at] / m_step);
        }
    return r;
}

void SpmParticles::commit()
{
    m_state = m_planned;
    m_value.swap(m_valuePlanned);
    if (m_derivatives)
        m_slope.swap(m_slopePlanned);
}

} // namespace interphase
