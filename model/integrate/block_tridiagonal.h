#pragma once
#include "core/lanes.h"

#include <complex>
#include <vector>

namespace interphase {

/// A block tridiagonal matrix with 2 x 2 blocks, factorised by block elimination without pivoting between
/// blocks. T: double, or std::complex<double>.
///
///     | D0 U0          |
///     | L1 D1 U1       |
///     |    L2 D2 ...   |
///
/// Works for the cell equations because every diagonal block is dominated by transport and kinetics of its
/// own cell. Fails (factor() returns false) when a pivot block is singular or not finite. Golub & Van Loan
/// 2013, sec. 4.5.1.
template <class T>
class BlockTridiagonal
{
public:
    static constexpr int kBlock = 2;
    static constexpr int kEntries = kBlock * kBlock;

    explicit BlockTridiagonal(int blocks);

    int blocks() const { return m_blocks; }
    /// Row-major 2 x 2 entries of row i; lower(0) and upper(blocks-1) are ignored.
    T* lower(int i) { return &m_lower[static_cast<std::size_t>(i) * kEntries]; }
    T* diagonal(int i) { return &m_diagonal[static_cast<std::size_t>(i) * kEntries]; }
    T* upper(int i) { return &m_upper[static_cast<std::size_t>(i) * kEntries]; }

    /// Replaces the entries by their factors.
    bool factor();
    /// In place; x holds 2 values a block. Tag: T, or Four (four right-hand sides at once) where T is double.
    template <class Tag = T>
    void solve(typename ValueOf<Tag>::Type* x) const;

private:
    int m_blocks;
    std::vector<T> m_lower;    ///< after factor(): L_i inverse(D_{i-1})
    std::vector<T> m_diagonal; ///< after factor(): inverse(D_i)
    std::vector<T> m_upper;    ///< after factor(): inverse(D_i) U_i
};

} // namespace interphase
