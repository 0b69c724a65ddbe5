#pragma once
#include "core/lanes.h"

#include <vector>

namespace interphase {

/// A block tridiagonal matrix with 3 x 3 blocks, factorised by block elimination without pivoting between
/// blocks.
///
///     | D0 U0          |
///     | L1 D1 U1       |
///     |    L2 D2 ...   |
///
/// Works for the cell equations because every diagonal block is dominated by transport and kinetics of its
/// own cell. Fails (factor() returns false) when a pivot block is singular or not finite. Golub & Van Loan
/// 2013, sec. 4.5.1.
class BlockTridiagonal
{
public:
    static constexpr int kBlock = 3;
    static constexpr int kEntries = kBlock * kBlock;

    explicit BlockTridiagonal(int blocks);

    int blocks() const { return m_blocks; }
    /// Row-major 3 x 3 entries of row i; lower(0) and upper(blocks-1) are ignored.
    double* lower(int i) { return &m_lower[static_cast<std::size_t>(i) * kEntries]; }
    double* diagonal(int i) { return &m_diagonal[static_cast<std::size_t>(i) * kEntries]; }
    double* upper(int i) { return &m_upper[static_cast<std::size_t>(i) * kEntries]; }

    void setZero();
    /// Replaces the entries by their factors.
    bool factor();
    /// In place; x holds 3 values a block.
    void solve(double* x) const;
    /// In place for four right-hand sides at once; x holds 3 Lanes a block.
    void solve(Lanes* x) const;

private:
    int m_blocks;
    std::vector<double> m_lower;    ///< after factor(): L_i inverse(D_{i-1})
    std::vector<double> m_diagonal; ///< after factor(): inverse(D_i)
    std::vector<double> m_upper;
};

} // namespace interphase
