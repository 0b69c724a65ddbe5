#pragma once
#include <cstddef>
#include <optional>
#include <span>

namespace interphase {

/// An open interval of correlations.
struct CorrelationRange
{
    double lower = -1.0;
    double upper = 1.0;
};

// Where one correlation may lie.
//
// Problem: correlations that are typed one after the other contradict each other sooner or later, and "not
// positive definite" does not say what to type instead. Method: with all others as they are, the matrix is
// positive definite for one open interval of r_ij, that of partial correlations from -1 to 1 given the rest S
// (@cite Joe2006):
//
//     r_ij = r_iS R_S^-1 r_Sj +- sqrt((1 - r_iS R_S^-1 r_Si) (1 - r_jS R_S^-1 r_Sj)).
//
// Fails, with no interval, where the others contradict each other without r_ij.
//
//     if (const auto range = correlationRange(matrix, n, 1, 0)) show(range->lower, range->upper);

/// matrix: n rows of n correlations, row major, symmetric with 1 on the diagonal; i != j, both below n.
std::optional<CorrelationRange> correlationRange(std::span<const double> matrix, std::size_t n, std::size_t i,
                                                 std::size_t j);

} // namespace interphase
