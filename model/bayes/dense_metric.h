#pragma once
#include <span>
#include <vector>

namespace interphase {

class RandomStream;

/// A dense Euclidean metric: momenta p ~ Normal(0, M), kinetic energy p' M^-1 p / 2. Given by M^-1, which
/// approximates the covariance of q. No function but setInverse() allocates.
class DenseMetric
{
public:
    explicit DenseMetric(int dimension);
    /// Row major, symmetric. False, and the metric unchanged, if it is not positive definite.
    bool setInverse(std::span<const double> inverse);
    const std::vector<double>& inverse() const { return m_inverse; }

    /// M^-1 p.
    void velocity(std::span<const double> p, std::span<double> out) const;
    double kineticEnergy(std::span<const double> p) const;
    void sampleMomentum(RandomStream& stream, std::span<double> p) const;

private:
    std::size_t m_dimension;
    std::vector<double> m_inverse;
    std::vector<double> m_lower; ///< Cholesky factor L of M^-1, row major
};

} // namespace interphase
