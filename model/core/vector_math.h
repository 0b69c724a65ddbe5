#pragma once
// Logarithm and exponential without branches, so that a loop over them becomes vector code. Both are within
// two units in the last place over the range stated; the algorithms are fdlibm's (Sun Microsystems 1993).
#include "core/dual.h"

#include <bit>
#include <cstdint>

namespace interphase {

/// ln x for normal positive x; not to be asked for zero, negative or infinite ones.
inline double vectorLog(double x)
{
    // x = 2^k m with m in [sqrt(1/2), sqrt(2)).
    constexpr std::uint64_t kHalfRoot = 0x3fe6a09e667f3bcdULL; // sqrt(1/2)
    constexpr std::uint64_t kMagic = 0x4330000000000000ULL;    // 2^52, whose low bits are an integer
    const auto bits = std::bit_cast<std::uint64_t>(x);
    const std::uint64_t shifted = bits - kHalfRoot + (1023ULL << 52);
    const double k = std::bit_cast<double>((shifted >> 52) | kMagic) - (4503599627370496.0 + 1023.0);
    const double m = std::bit_cast<double>((shifted & 0x000fffffffffffffULL) + kHalfRoot);
    const double f = m - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double r =
        z * (6.666666666666735130e-01 +
             z * (3.999999999940941908e-01 +
                  z * (2.857142874366239149e-01 +
                       z * (2.222219843214978396e-01 +
                            z * (1.818357216161805012e-01 +
                                 z * (1.531383769920937332e-01 + z * 1.479819860511658591e-01))))));
    const double half = 0.5 * f * f;
    return k * 6.93147180369123816490e-01 + (f - (half - (s * (half + r) + k * 1.90821492927058770002e-10)));
}
inline Dual vectorLog(const Dual& x)
{
    return Dual::chain(x, vectorLog(x.value), 1.0 / x.value);
}

/// e^x; held at e^-700 and e^700 beyond them.
inline double vectorExp(double x)
{
    constexpr double kMagic = 6755399441055744.0; // 1.5 * 2^52: adding it rounds to an integer
    x = x < -700.0 ? -700.0 : x;
    x = x > 700.0 ? 700.0 : x;
    const double shifted = x * 1.44269504088896338700e+00 + kMagic;
    const double k = shifted - kMagic;
    const double high = x - k * 6.93147180369123816490e-01, low = k * 1.90821492927058770002e-10;
    const double r = high - low;
    const double z = r * r;
    const double c = r - z * (1.66666666666666019037e-01 +
                              z * (-2.77777777770155933842e-03 +
                                   z * (6.61375632143793436117e-05 +
                                        z * (-1.65339022054652515390e-06 + z * 4.13813679705723846039e-08))));
    const double y = 1.0 - ((low - (r * c) / (2.0 - c)) - high);
    const std::uint64_t exponent = (std::bit_cast<std::uint64_t>(shifted) + 1023ULL) << 52;
    return y * std::bit_cast<double>(exponent);
}
inline Dual vectorExp(const Dual& x)
{
    const double e = vectorExp(x.value);
    return Dual::chain(x, e, e);
}

/// The inverse hyperbolic sine, with an absolute error of 2e-16 near zero.
template <class S>
S vectorAsinh(const S& x)
{
    using std::sqrt;
    const S root = sqrt(x * x + 1.0);
    const bool negative = valueOf(x) < 0.0;
    const S size = negative ? root - x : root + x;
    const S l = vectorLog(size);
    return negative ? -l : l;
}

} // namespace interphase
