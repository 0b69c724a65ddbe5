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

/// Arrhenius factor exp(E/R (1/Tref - 1/T)).
template <class S>
S arrhenius(const S& activation_J_mol, const S& temperature_K, const S& reference_K)
{
    using std::exp;
    return exp(activation_J_mol / S(kGasConstant) * (S(1.0) / reference_K - S(1.0) / temperature_K));
}

} // namespace interphase
