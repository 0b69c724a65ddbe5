#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace interphase {

/// The covariance of a series of measurements as a file has it.
struct CovarianceTable
{
    static constexpr std::size_t kMost = 2000; ///< times

    std::vector<double> times_s; ///< as they stand, one a row
    std::vector<double> matrix;  ///< row major, square
};

/// Reads a table of which each row has a time in seconds and then its row of the covariance, so that there is
/// a column more than there are rows; a line of names may come first. Throws InputError that says which file
/// and what was expected; whether the matrix is a covariance is not checked.
CovarianceTable readCovariance(const std::string& fileName);

} // namespace interphase
