#pragma once
// The algebra of the single particle model, written once for double and Dual. Symbols: theta surface
// stoichiometry, j0 exchange current density, eta overpotential.
#include "electrochem/coefficients.h"

#include <array>

namespace interphase {

/// What the voltage of a single particle model is made of, for double or Dual. Index 0: negative electrode.
template <class S>
struct SpmTerms
{
    std::array<S, 2> initial;   ///< stoichiometry at rest
    std::array<S, 2> rate;      ///< D/R^2, 1/s
    std::array<S, 2> perAmpere; ///< P of SpmParticles, stoichiometry per A
    std::array<S, 2> kinetic;   ///< |j| / (F k) per ampere, 1/A
    std::array<S, 2> shift;     ///< T - Tref, K
    std::array<S, 2> entropic;  ///< shift of dU/dT, V/K
    S thermalVoltage;
    S seriesResistance;
};

inline Side spmSide(std::size_t i)
{
    return i == 0 ? Side::Negative : Side::Positive;
}

template <class S>
SpmTerms<S> spmTerms(const CellCoefficients<S>& k)
{
    SpmTerms<S> t;
    for (const std::size_t i : {0U, 1U}) {
        const ElectrodeCoefficients<S>& e = k.electrode(spmSide(i));
        t.initial[i] = e.initialStoichiometry;
        t.rate[i] = e.diffusionRate;
        const S density = S(1.0) / (k.area * e.surface * e.thickness); // |j| per ampere
        t.perAmpere[i] = (i == 0 ? 1.0 : -1.0) * density * e.uptake / e.diffusionRate;
        t.kinetic[i] = density / e.exchange;
        t.shift[i] = e.temperatureShift;
        t.entropic[i] = e.entropicShift;
    }
    t.thermalVoltage = k.thermalVoltage;
    t.seriesResistance = k.seriesResistance;
    return t;
}

/// Mode 0 takes 3 j uptake, which is 3 rate P a coulomb.
template <class S>
S spmSurface(const SpmTerms<S>& t, std::size_t i, const S& sum, double charge)
{
    return t.initial[i] + t.perAmpere[i] * (sum - 3.0 * charge * t.rate[i]);
}

/// (2 smoothRoot(x) smoothRoot(1 - x))^2.
template <class S>
S exchangeSquare(const S& x)
{
    using std::sqrt;
    constexpr double kDelta2 = 1e-6;
    const S y = S(1.0) - x;
    return (x + sqrt(x * x + S(kDelta2))) * (y + sqrt(y * y + S(kDelta2)));
}

/// eta_n - eta_p. With k = |j| / (F rate constant) and P = exchangeSquare(theta), each electrode gives
/// asinh(k / sqrt(P)) = log((k + sqrt(k^2 + P)) / sqrt(P)); the signs are opposite, so one logarithm of the
/// product serves both. Absolute error 1e-16 of 2RT/F.
template <class S, class T>
S spmPolarisation(const SpmTerms<T>& t, const std::array<S, 2>& theta, const S& current)
{
    using std::log;
    using std::sqrt;
    const double sign = valueOf(current) < 0.0 ? -1.0 : 1.0;
    const S magnitude = sign * current;
    const S pn = exchangeSquare(theta[0]), pp = exchangeSquare(theta[1]);
    const S kn = t.kinetic[0] * magnitude, kp = t.kinetic[1] * magnitude;
    const S product = (kn + sqrt(kn * kn + pn)) * (kp + sqrt(kp * kp + pp));
    return 2.0 * sign * t.thermalVoltage * log(product / sqrt(pn * pp));
}

template <class S, class T>
S spmVoltage(const Cell& cell, const SpmTerms<T>& t, const std::array<S, 2>& theta, const S& current)
{
    const S un = openCircuitPotential(cell, Side::Negative, theta[0], S(t.shift[0]), S(t.entropic[0]));
    const S up = openCircuitPotential(cell, Side::Positive, theta[1], S(t.shift[1]), S(t.entropic[1]));
    return up - un - spmPolarisation(t, theta, current) - t.seriesResistance * current;
}

} // namespace interphase
