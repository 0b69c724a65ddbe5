#pragma once
#include <array>
#include <cmath>

namespace interphase {

/// A number with derivatives in kLanes directions (forward mode): four fit one vector register.
struct Dual
{
    static constexpr int kLanes = 4;
    double value = 0.0;
    std::array<double, kLanes> slope{};

    Dual() = default;
    Dual(double v) : value(v) {} // NOLINT: constants convert
    static Dual chain(const Dual& x, double v, double dv)
    {
        Dual r(v);
        for (int i = 0; i < kLanes; ++i)
            r.slope[i] = dv * x.slope[i];
        return r;
    }
};

inline Dual operator+(const Dual& a, const Dual& b)
{
    Dual r(a.value + b.value);
    for (int i = 0; i < Dual::kLanes; ++i)
        r.slope[i] = a.slope[i] + b.slope[i];
    return r;
}
inline Dual operator-(const Dual& a, const Dual& b)
{
    Dual r(a.value - b.value);
    for (int i = 0; i < Dual::kLanes; ++i)
        r.slope[i] = a.slope[i] - b.slope[i];
    return r;
}
inline Dual operator*(const Dual& a, const Dual& b)
{
    Dual r(a.value * b.value);
    for (int i = 0; i < Dual::kLanes; ++i)
        r.slope[i] = a.slope[i] * b.value + a.value * b.slope[i];
    return r;
}
inline Dual operator/(const Dual& a, const Dual& b)
{
    const double inverse = 1.0 / b.value;
    Dual r(a.value * inverse);
    for (int i = 0; i < Dual::kLanes; ++i)
        r.slope[i] = (a.slope[i] - r.value * b.slope[i]) * inverse;
    return r;
}
inline Dual operator-(const Dual& a)
{
    return Dual::chain(a, -a.value, -1.0);
}
// With a constant: the hot loops spend most of their time here.
inline Dual operator+(const Dual& a, double b)
{
    Dual r = a;
    r.value += b;
    return r;
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
