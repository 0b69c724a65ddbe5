#pragma once
// A curve at many places, for double or Dual. Inline, so that kernels compile it for their instruction sets.
#include "electrochem/kinetics.h"

#include <algorithm>
#include <cstddef>

namespace interphase {

inline void sample(const Curve& curve, std::size_t n, const double* x, double* value, double* slope)
{
    if (curve.isConstant()) {
        std::fill_n(value, n, curve(0.0));
        std::fill_n(slope, n, 0.0);
        return;
    }
    std::size_t i = 0;
    for (; i + kLanes <= n; i += kLanes)
        curve.at4(x + i, value + i, slope + i);
    for (; i < n; ++i) {
        const Curve::Sample s = curve.at(x[i]);
        value[i] = s.value;
        slope[i] = s.slope;
    }
}
/// The slopes are for double only.
inline void sample(const Curve& curve, std::size_t n, const double* x, Dual* value, double*)
{
    for (std::size_t i = 0; i < n; ++i)
        value[i] = curve(x[i]);
}
inline void sample(const Curve& curve, std::size_t n, const Dual* x, Dual* value, double*)
{
    for (std::size_t i = 0; i < n; ++i)
        value[i] = evaluate(curve, x[i]);
}

} // namespace interphase
