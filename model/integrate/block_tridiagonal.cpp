#include "integrate/block_tridiagonal.h"

#include "core/kernel.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

/// c = a b for 2 x 2 row-major matrices.
template <class T>
inline void multiply(const T* a, const T* b, T* c)
{
    c[0] = a[0] * b[0] + a[1] * b[2];
    c[1] = a[0] * b[1] + a[1] * b[3];
    c[2] = a[2] * b[0] + a[3] * b[2];
    c[3] = a[2] * b[1] + a[3] * b[3];
}

/// Replaces m by its inverse.
template <class T>
inline bool invert(T* m)
{
    const T s = 1.0 / (m[0] * m[3] - m[1] * m[2]);
    const T first = m[0];
    m[0] = m[3] * s;
    m[1] = -m[1] * s;
    m[2] = -m[2] * s;
    m[3] = first * s;
    return std::isfinite(std::abs(s));
}

} // namespace

template <class T>
BlockTridiagonal<T>::BlockTridiagonal(int blocks)
    : m_blocks(blocks),
      m_lower(static_cast<std::size_t>(blocks * kEntries)),
      m_diagonal(m_lower.size()),
      m_upper(m_lower.size())
{
}

namespace {

template <class T>
inline bool factorBlocks(int blocks, T* lower, T* diagonal, T* upper)
{
    constexpr int kE = BlockTridiagonal<T>::kEntries;
    if (!invert(diagonal))
        return false;
    for (int i = 1; i < blocks; ++i) {
        const T* before = diagonal + (i - 1) * kE;
        T* d = diagonal + i * kE;
        T* u = upper + (i - 1) * kE;
        T* l = lower + i * kE;
        T scaled[kE], product[kE], eliminated[kE];
        multiply(before, u, scaled);
        multiply(l, scaled, product);
        multiply(l, before, eliminated);
        std::copy(scaled, scaled + kE, u);
        std::copy(eliminated, eliminated + kE, l);
        for (int e = 0; e < kE; ++e)
            d[e] -= product[e];
        if (!invert(d))
            return false;
    }
    return true;
}

template <class Tag, class T>
inline void substitute(int blocks, const T* lower, const T* diagonal, const T* upper,
                       typename ValueOf<Tag>::Type* x)
{
    using X = typename ValueOf<Tag>::Type;
    constexpr int kE = BlockTridiagonal<T>::kEntries;
    for (int i = 1; i < blocks; ++i) {
        const T* l = lower + i * kE;
        X* here = x + 2 * i;
        const X a = here[-2], b = here[-1];
        here[0] -= l[0] * a + l[1] * b;
        here[1] -= l[2] * a + l[3] * b;
    }
    // The diagonal's part has no chain: it goes first, so that the chain is as short as can be.
    for (int i = 0; i < blocks; ++i) {
        const T* d = diagonal + i * kE;
        X* here = x + 2 * i;
        const X a = here[0], b = here[1];
        here[0] = d[0] * a + d[1] * b;
        here[1] = d[2] * a + d[3] * b;
    }
    for (int i = blocks - 2; i >= 0; --i) {
        const T* u = upper + i * kE;
        X* here = x + 2 * i;
        const X a = here[2], b = here[3];
        here[0] -= u[0] * a + u[1] * b;
        here[1] -= u[2] * a + u[3] * b;
    }
}

using Complex = std::complex<double>;

INTERPHASE_KERNEL
bool factorKernel(int blocks, double* lower, double* diagonal, double* upper)
{
    return factorBlocks(blocks, lower, diagonal, upper);
}
INTERPHASE_KERNEL
bool factorKernel(int blocks, Complex* lower, Complex* diagonal, Complex* upper)
{
    return factorBlocks(blocks, lower, diagonal, upper);
}
INTERPHASE_KERNEL
void solveKernel(int blocks, const double* lower, const double* diagonal, const double* upper, double* x)
{
    substitute<double>(blocks, lower, diagonal, upper, x);
}
INTERPHASE_KERNEL
void solveKernel(int blocks, const double* lower, const double* diagonal, const double* upper, Lanes* x)
{
    substitute<Four>(blocks, lower, diagonal, upper, x);
}
INTERPHASE_KERNEL
void solveKernel(int blocks, const Complex* lower, const Complex* diagonal, const Complex* upper, Complex* x)
{
    substitute<Complex>(blocks, lower, diagonal, upper, x);
}

} // namespace

template <class T>
bool BlockTridiagonal<T>::factor()
{
    return factorKernel(m_blocks, m_lower.data(), m_diagonal.data(), m_upper.data());
}

template <class T>
template <class Tag>
void BlockTridiagonal<T>::solve(typename ValueOf<Tag>::Type* x) const
{
    solveKernel(m_blocks, m_lower.data(), m_diagonal.data(), m_upper.data(), x);
}

template class BlockTridiagonal<double>;
template class BlockTridiagonal<Complex>;
template void BlockTridiagonal<double>::solve<double>(double* x) const;
template void BlockTridiagonal<double>::solve<Four>(Lanes* x) const;
template void BlockTridiagonal<Complex>::solve<Complex>(Complex* x) const;

} // namespace interphase
