#pragma once
#include <cstddef>

namespace interphase {

/// out = sum_j w_j x_j(offset ..), count values; x_j from a callable.
template <class Get>
void combine(int terms, const double* w, Get get, std::size_t count, double* out)
{
    const double* first = get(0);
    for (std::size_t i = 0; i < count; ++i)
        out[i] = w[0] * first[i];
    for (int j = 1; j < terms; ++j) {
        const double* x = get(j);
        const double a = w[j];
        for (std::size_t i = 0; i < count; ++i)
            out[i] += a * x[i];
    }
}

} // namespace interphase
