#pragma once
// Sums over long rows, laid out so that compilers make vector code of them: a sum in one variable is a chain
// of additions, each of which waits for the one before.
#include "core/lanes.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace interphase {

/// sum of f(i), i < count, in a fixed order.
template <class F>
inline auto sumOver(std::size_t count, F f)
{
    decltype(f(count)) part[4] = {0.0, 0.0, 0.0, 0.0};
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4)
        for (std::size_t l = 0; l < 4; ++l)
            part[l] += f(i + l);
    for (; i < count; ++i)
        part[0] += f(i);
    return (part[0] + part[1]) + (part[2] + part[3]);
}

/// The largest f(i), i < count, or `start`; what is not a number is passed over.
template <class F>
inline double largestOver(std::size_t count, double start, F f)
{
    double part[4] = {start, start, start, start};
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4)
        for (std::size_t l = 0; l < 4; ++l)
            part[l] = std::max(part[l], f(i + l));
    for (; i < count; ++i)
        part[0] = std::max(part[0], f(i));
    return std::max(std::max(part[0], part[1]), std::max(part[2], part[3]));
}

/// sum of (x w)^2 and of |x|: in vector registers, whatever the compiler thinks of reordering.
inline double weightedSquares(std::size_t count, const double* x, const double* w)
{
    Lanes part{};
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes) {
        const Lanes value = *asLanes(x + i) * *asLanes(w + i);
        part += value * value;
    }
    double sum = (part[0] + part[1]) + (part[2] + part[3]);
    for (; i < count; ++i)
        sum += x[i] * w[i] * x[i] * w[i];
    return sum;
}
inline double sizes(std::size_t count, const double* x)
{
    Lanes part{};
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes) {
        const Lanes value = *asLanes(x + i);
        part += value < 0.0 ? -value : value;
    }
    double sum = (part[0] + part[1]) + (part[2] + part[3]);
    for (; i < count; ++i)
        sum += std::abs(x[i]);
    return sum;
}

template <int kTerms>
inline void combineTerms(const double* w, const double* const* x, std::size_t count, double* out)
{
    for (std::size_t i = 0; i < count; ++i) {
        double sum = w[0] * x[0][i];
        for (int j = 1; j < kTerms; ++j)
            sum += w[j] * x[j][i];
        out[i] = sum;
    }
}

/// out = sum_j w_j x_j, count values; x_j from a callable. At most 7 terms.
template <class Get>
inline void combine(int terms, const double* w, Get get, std::size_t count, double* out)
{
    const double* x[7] = {};
    for (int j = 0; j < terms; ++j)
        x[j] = get(j);
    switch (terms) {
    case 1:
        return combineTerms<1>(w, x, count, out);
    case 2:
        return combineTerms<2>(w, x, count, out);
    case 3:
        return combineTerms<3>(w, x, count, out);
    case 4:
        return combineTerms<4>(w, x, count, out);
    case 5:
        return combineTerms<5>(w, x, count, out);
    case 6:
        return combineTerms<6>(w, x, count, out);
    default:
        return combineTerms<7>(w, x, count, out);
    }
}

} // namespace interphase
