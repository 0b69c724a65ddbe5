#pragma once
#include "bayes/noise_parameters.h"

namespace interphase {

class RandomStream;

/// The Cholesky factor L of the part of a stated covariance that belongs to some of its times. Its inverse
/// whitens residuals one after the other: z_i = (e_i - mean of e_i given those before) / L_ii.
class CovarianceFactor
{
public:
    /// Not valid() where a time has no measurement in `covariance` or the part is not positive definite.
    CovarianceFactor(const StatedCovariance& covariance, std::span<const double> times_s);

    bool valid() const { return m_valid; }
    int size() const { return m_size; }
    double diagonal(int i) const
    {
        return m_lower[static_cast<std::size_t>(i) * static_cast<std::size_t>(m_size + 1)];
    }
    /// Of measurement i by itself.
    double variance(int i) const { return m_variance[static_cast<std::size_t>(i)]; }

    /// Replaces a row-major matrix of size() rows by the inverse of L times it.
    void whitenRows(std::span<double> matrix, int columns) const;
    /// Replaces z by the inverse of L^T times it.
    void whitenTransposed(std::span<double> z) const;
    /// Replaces standard normals by residuals.
    void colour(std::span<double> z) const;

private:
    int m_size;
    bool m_valid = false;
    std::vector<double> m_lower; ///< row major
    std::vector<double> m_variance;
};

} // namespace interphase
