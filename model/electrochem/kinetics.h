#pragma once
// Interface kinetics shared by all models, written once for double and Dual.
#include "cell/curve.h"
#include "core/constants.h"
#include "core/dual.h"

namespace interphase {

/// A curve at a double or a Dual.
inline double evaluate(const Curve& curve, double x)
{
    return curve(x);
}
inline Dual evaluate(const Curve& curve, const Dual& x)
{
    const Curve::Sample s = curve.at(x.value);
    return Dual::chain(x, s.value, s.slope);
}

/// The slope of a curve at a double or a Dual.
inline double evaluateSlope(const Curve& curve, double x)
{
    return curve.at(x).slope;
}
inline Dual evaluateSlope(const Curve& curve, const Dual& x)
{
    return Dual::chain(x, curve.at(x.value).slope, curve.curvature(x.value));
}

/// A square root that goes on smoothly past zero, so that a particle which runs empty slows down instead of
/// making the density of a calibration vanish: sqrt((x + sqrt(x^2 + d^2)) / 2) with d = 1e-3; it differs from
/// sqrt(x) by less than d^2 / (8 x^2) relative.
template <class S>
S smoothRoot(const S& x)
{
    constexpr double kDelta2 = 1e-6;
    using std::sqrt;
    return sqrt(0.5 * (x + sqrt(x * x + S(kDelta2))));
}
/// d smoothRoot / dx, given r = smoothRoot(x).
inline double smoothRootSlope(double x, double r)
{
    return 0.5 * r / std::sqrt(x * x + 1e-6);
}

/// The overpotential over RT/F of asymmetric Butler-Volmer kinetics: x where e^(a x) - e^((a - 1) x) is
/// `rate`, j / j0. Newton on asinh of both sides, which is nearly linear.
inline double asymmetricOverpotential(double rate, double a)
{
    const double wanted = std::asinh(0.5 * rate);
    double x = 2.0 * wanted;
    for (int iteration = 0; iteration < 30; ++iteration) {
        const double forward = std::exp(a * x), backward = std::exp((a - 1.0) * x);
        const double half = 0.5 * (forward - backward);
        const double slope = 0.5 * (a * forward + (1.0 - a) * backward) / std::sqrt(1.0 + half * half);
        const double step = (std::asinh(half) - wanted) / slope;
        x -= step;
        if (std::abs(step) <= 1e-14 * (1.0 + std::abs(x)))
            break;
    }
    return x;
}
/// d rate / dx of it.
inline double asymmetricSlope(double x, double a)
{
    return a * std::exp(a * x) + (1.0 - a) * std::exp((a - 1.0) * x);
}
inline Dual asymmetricOverpotential(const Dual& rate, const Dual& a)
{
    const double x = asymmetricOverpotential(rate.value, a.value);
    const double perA = x * rate.value;
    return {x, (rate.slope - perA * a.slope) / asymmetricSlope(x, a.value)};
}

/// Arrhenius factor exp(E/R (1/Tref - 1/T)).
template <class S>
S arrhenius(const S& activation_J_mol, const S& temperature_K, const S& reference_K)
{
    using std::exp;
    return exp(activation_J_mol / S(kGasConstant) * (S(1.0) / reference_K - S(1.0) / temperature_K));
}

} // namespace interphase
