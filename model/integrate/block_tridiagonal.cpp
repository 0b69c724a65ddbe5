#include "integrate/block_tridiagonal.h"

#include "core/kernel.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr int kE = BlockTridiagonal::kEntries;

/// c = a b for 3 x 3 row-major matrices.
inline void multiply(const double* a, const double* b, double* c)
{
    for (int r = 0; r < 3; ++r)
        for (int k = 0; k < 3; ++k)
            c[3 * r + k] = a[3 * r] * b[k] + a[3 * r + 1] * b[3 + k] + a[3 * r + 2] * b[6 + k];
}

/// Replaces m by its inverse (adjugate over determinant); rows are scaled first, for their units differ
/// widely.
inline bool invert(double* m)
{
    double scale[3];
    for (int r = 0; r < 3; ++r) {
        const double largest = std::max({std::abs(m[3 * r]), std::abs(m[3 * r + 1]), std::abs(m[3 * r + 2])});
        scale[r] = 1.0 / largest;
        for (int k = 0; k < 3; ++k)
            m[3 * r + k] *= scale[r];
    }
    const double c0 = m[4] * m[8] - m[5] * m[7];
    const double c1 = m[5] * m[6] - m[3] * m[8];
    const double c2 = m[3] * m[7] - m[4] * m[6];
    const double determinant = m[0] * c0 + m[1] * c1 + m[2] * c2;
    const double s = 1.0 / determinant;
    if (!std::isfinite(s))
        return false;
    const double inverse[kE] = {c0 * s, (m[2] * m[7] - m[1] * m[8]) * s, (m[1] * m[5] - m[2] * m[4]) * s,
                                c1 * s, (m[0] * m[8] - m[2] * m[6]) * s, (m[2] * m[3] - m[0] * m[5]) * s,
                                c2 * s, (m[1] * m[6] - m[0] * m[7]) * s, (m[0] * m[4] - m[1] * m[3]) * s};
    for (int r = 0; r < 3; ++r)
        for (int k = 0; k < 3; ++k)
            m[3 * r + k] = inverse[3 * r + k] * scale[k];
    return true;
}

} // namespace

BlockTridiagonal::BlockTridiagonal(int blocks)
    : m_blocks(blocks),
      m_lower(static_cast<std::size_t>(blocks * kE)),
      m_diagonal(m_lower.size()),
      m_upper(m_lower.size())
{
}

void BlockTridiagonal::setZero()
{
    std::fill(m_lower.begin(), m_lower.end(), 0.0);
    std::fill(m_diagonal.begin(), m_diagonal.end(), 0.0);
    std::fill(m_upper.begin(), m_upper.end(), 0.0);
}

INTERPHASE_KERNEL
bool BlockTridiagonal::factor()
{
    if (!invert(diagonal(0)))
        return false;
    for (int i = 1; i < m_blocks; ++i) {
        double eliminated[kE], product[kE];
        multiply(lower(i), diagonal(i - 1), eliminated);
        multiply(eliminated, upper(i - 1), product);
        double* d = diagonal(i);
        for (int e = 0; e < kE; ++e)
            d[e] -= product[e];
        std::copy(eliminated, eliminated + kE, lower(i));
        if (!invert(d))
            return false;
    }
    return true;
}

namespace {

/// Forward and backward substitution over `blocks` blocks; T: double, or Lanes for four right-hand sides.
template <class T>
inline void substitute(int blocks, const double* lower, const double* diagonal, const double* upper, T* x)
{
    for (int i = 1; i < blocks; ++i) {
        const double* l = lower + i * kE;
        const T* before = x + 3 * (i - 1);
        T* here = x + 3 * i;
        for (int r = 0; r < 3; ++r)
            here[r] -= l[3 * r] * before[0] + l[3 * r + 1] * before[1] + l[3 * r + 2] * before[2];
    }
    for (int i = blocks - 1; i >= 0; --i) {
        T* here = x + 3 * i;
        if (i + 1 < blocks) {
            const double* u = upper + i * kE;
            const T* after = here + 3;
            for (int r = 0; r < 3; ++r)
                here[r] -= u[3 * r] * after[0] + u[3 * r + 1] * after[1] + u[3 * r + 2] * after[2];
        }
        const double* d = diagonal + i * kE;
        const T a = here[0], b = here[1], c = here[2];
        for (int r = 0; r < 3; ++r)
            here[r] = d[3 * r] * a + d[3 * r + 1] * b + d[3 * r + 2] * c;
    }
}

} // namespace

INTERPHASE_KERNEL
void BlockTridiagonal::solve(double* x) const
{
    substitute(m_blocks, m_lower.data(), m_diagonal.data(), m_upper.data(), x);
}

INTERPHASE_KERNEL
void BlockTridiagonal::solve(Lanes* x) const
{
    substitute(m_blocks, m_lower.data(), m_diagonal.data(), m_upper.data(), x);
}

} // namespace interphase
