#pragma once
#include "bayes/noise_likelihood.h"
#include "core/dual.h"

namespace interphase {

// Correlated noise as a state that moves from one measurement to the next, x' = F x + Normal(0, Q), of which
// a measurement sees the first component and white noise. For T = double or Dual.
//
// Autoregressive: one component, F = rho = exp(-dt / tau). Smooth (Matern 3/2): the error and its slope over
// lambda = sqrt(3) / tau, which makes the stationary covariance sigma^2 times the identity. Drift: one
// component, F = 1, Q = alpha dt, that is 0 where the data set begins.

/// 1 - exp(-2 x), without cancellation.
inline double decayed(double x)
{
    return -std::expm1(-2.0 * x);
}
inline Dual decayed(const Dual& x)
{
    return Dual::chain(x, decayed(x.value), 2.0 * std::exp(-2.0 * x.value));
}

/// 1 - exp(-y) (1 + y + y^2 / 2) for y = 2 x, about y^3 / 6 for small steps, without cancellation.
inline double decayedSmoothly(double x)
{
    const double y = 2.0 * x;
    if (y > 0.5)
        return 1.0 - std::exp(-y) * (1.0 + y + 0.5 * y * y);
    double term = y * y * y / 6.0, sum = term;
    for (int k = 4; k < 16; ++k)
        sum += term *= y / k;
    return std::exp(-y) * sum;
}
inline Dual decayedSmoothly(const Dual& x)
{
    const double y = 2.0 * x.value;
    return Dual::chain(x, decayedSmoothly(x.value), y * y * std::exp(-y));
}

template <class T>
struct NoiseMove
{
    T f11{}, f12{}, f21{}, f22{};
    T q11{}, q12{}, q22{};
};

/// Where a measurement stands in time.
struct NoiseStep
{
    double since_s = -1.0;  ///< since the measurement before; negative at the first one of a segment
    double elapsed_s = 0.0; ///< since the data set began
};

/// NoiseParameters with derivatives.
template <class T>
struct NoiseTerms
{
    NoiseKind kind = NoiseKind::Independent;
    T sigma{}, tau_s{}, white{}, alpha{};

    /// Standard deviation of the white noise a measurement has besides the state.
    const T& instrument() const { return kind == NoiseKind::Drift ? sigma : white; }
};

inline NoiseTerms<double> noiseTerms(const NoiseParameters& p)
{
    return {p.kind, p.sigma, p.tau_s, p.white, p.alpha};
}

/// To a measurement from the one before it, or to the first one of a segment.
template <class T>
NoiseMove<T> noiseMove(const NoiseTerms<T>& noise, const NoiseStep& step)
{
    using std::exp;
    NoiseMove<T> move;
    const bool first = step.since_s < 0.0;
    if (noise.kind == NoiseKind::Drift) {
        move.f11 = first ? 0.0 : 1.0;
        move.q11 = noise.alpha * (first ? step.elapsed_s : step.since_s);
        return move;
    }
    const T variance = noise.sigma * noise.sigma;
    if (noise.kind == NoiseKind::Growing) {
        move.q11 = variance + noise.alpha * step.elapsed_s;
        return move;
    }
    const bool remembers = noise.kind == NoiseKind::Autoregressive || noise.kind == NoiseKind::Discrepancy;
    if (!remembers || first) {
        move.q11 = variance;
        if (noise.kind == NoiseKind::Discrepancy)
            move.q22 = variance;
        return move;
    }
    if (noise.kind == NoiseKind::Autoregressive) {
        const T x = step.since_s / noise.tau_s;
        move.f11 = exp(-x);
        move.q11 = variance * decayed(x);
        return move;
    }
    const T x = (std::sqrt(3.0) * step.since_s) / noise.tau_s;
    const T decay = exp(-x), square = decay * decay * x * x;
    move.f11 = decay * (1.0 + x);
    move.f12 = decay * x;
    move.f21 = -move.f12;
    move.f22 = decay * (1.0 - x);
    move.q11 = variance * decayedSmoothly(x);
    move.q12 = variance * square * 2.0;
    move.q22 = variance * (decayed(x) + (decay * decay * x - square) * 2.0);
    return move;
}

/// The Kalman filter of such noise: what the measurements so far say of the state.
template <class T>
struct NoiseFilter
{
    T m1{}, m2{};             ///< mean
    T p11{}, p12{}, p22{};    ///< covariance
    T variance{}, k1{}, k2{}; ///< of the measurement to come, and the gain with which it will move the mean

    /// To the time of the next measurement.
    void predict(const NoiseMove<T>& move, const T& white)
    {
        const T first = move.f11 * m1 + move.f12 * m2;
        m2 = move.f21 * m1 + move.f22 * m2;
        m1 = first;
        const T a = move.f11 * p11 + move.f12 * p12, b = move.f11 * p12 + move.f12 * p22;
        const T c = move.f21 * p11 + move.f22 * p12, d = move.f21 * p12 + move.f22 * p22;
        p11 = a * move.f11 + b * move.f12 + move.q11;
        p12 = a * move.f21 + b * move.f22 + move.q12;
        p22 = c * move.f21 + d * move.f22 + move.q22;
        variance = p11 + white * white;
        k1 = p11 / variance;
        k2 = p12 / variance;
    }

    /// innovation: the measurement less m1.
    void update(const T& innovation, const T& white)
    {
        const T share = white * white / variance;
        m1 += k1 * innovation;
        m2 += k2 * innovation;
        p22 -= k2 * p12;
        p11 = p11 * share;
        p12 = p12 * share;
    }
};

} // namespace interphase
