#pragma once
#include "core/lanes.h"

#include <cmath>

namespace interphase {

/// A number with derivatives in kLanes directions (forward mode): four fit one vector register.
struct Dual
{
    static constexpr int kLanes = interphase::kLanes;
    double value = 0.0;
    Lanes slope{};

    Dual() = default;
    Dual(double v) : value(v) {} // NOLINT: constants convert
    Dual(double v, const Lanes& s) : value(v), slope(s) {}
    static Dual chain(const Dual& x, double v, double dv) { return {v, dv * x.slope}; }
};

inline Dual operator+(const Dual& a, const Dual& b)
{
    return {a.value + b.value, a.slope + b.slope};
}
inline Dual operator-(const Dual& a, const Dual& b)
{
    return {a.value - b.value, a.slope - b.slope};
}
inline Dual operator*(const Dual& a, const Dual& b)
{
    return {a.value * b.value, a.slope * b.value + a.value * b.slope};
}
inline Dual operator/(const Dual& a, const Dual& b)
{
    const double inverse = 1.0 / b.value;
    const double value = a.value * inverse;
    return {value, (a.slope - value * b.slope) * inverse};
}
inline Dual operator-(const Dual& a)
{
    return Dual::chain(a, -a.value, -1.0);
}
// With a constant: the hot loops spend most of their time here.
inline Dual operator+(const Dual& a, double b)
{
    return {a.value + b, a.slope};
}
inline Dual operator-(const Dual& a, double b)
{
    return a + -b;
}
inline Dual operator*(const Dual& a, double b)
{
    return Dual::chain(a, a.value * b, b);
}
inline Dual operator*(double a, const Dual& b)
{
    return b * a;
}
inline Dual operator/(double a, const Dual& b)
{
    const double inverse = 1.0 / b.value;
    return Dual::chain(b, a * inverse, -a * inverse * inverse);
}
inline Dual& operator+=(Dual& a, const Dual& b)
{
    return a = a + b;
}
inline Dual& operator-=(Dual& a, const Dual& b)
{
    return a = a - b;
}
inline Dual exp(const Dual& x)
{
    const double e = std::exp(x.value);
    return Dual::chain(x, e, e);
}
inline Dual log(const Dual& x)
{
    return Dual::chain(x, std::log(x.value), 1.0 / x.value);
}
inline Dual sqrt(const Dual& x)
{
    const double s = std::sqrt(x.value);
    return Dual::chain(x, s, 0.5 / s);
}
inline Dual asinh(const Dual& x)
{
    return Dual::chain(x, std::asinh(x.value), 1.0 / std::sqrt(1.0 + x.value * x.value));
}

inline Dual tanh(const Dual& x)
{
    const double t = std::tanh(x.value);
    return Dual::chain(x, t, 1.0 - t * t);
}

/// The value of a double or a Dual.
inline double valueOf(double x)
{
    return x;
}
inline double valueOf(const Dual& x)
{
    return x.value;
}

} // namespace interphase
