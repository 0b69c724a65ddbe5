#include "bayes/dense_metric.h"
#include "core/random.h"

#include <cmath>

namespace interphase {
namespace {

// Cholesky factor of a row-major matrix. False if it is not positive definite.
bool factorise(std::span<const double> matrix, std::size_t d, std::vector<double>& lower)
{
    lower.assign(d * d, 0.0);
    for (std::size_t i = 0; i < d; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = matrix[i * d + j];
            for (std::size_t k = 0; k < j; ++k)
                sum -= lower[i * d + k] * lower[j * d + k];
            if (i == j && !(sum > 0.0 && std::isfinite(sum)))
                return false;
            lower[i * d + j] = i == j ? std::sqrt(sum) : sum / lower[j * d + j];
        }
    }
    return true;
}

} // namespace

DenseMetric::DenseMetric(int dimension)
    : m_dimension(static_cast<std::size_t>(dimension)),
      m_inverse(m_dimension * m_dimension)
{
    for (std::size_t i = 0; i < m_dimension; ++i)
        m_inverse[i * m_dimension + i] = 1.0;
    m_lower = m_inverse;
}

bool DenseMetric::setInverse(std::span<const double> inverse)
{
    std::vector<double> lower;
    if (inverse.size() != m_inverse.size() || !factorise(inverse, m_dimension, lower))
        return false;
    m_inverse.assign(inverse.begin(), inverse.end());
    m_lower = std::move(lower);
    return true;
}

void DenseMetric::velocity(std::span<const double> p, std::span<double> out) const
{
    for (std::size_t i = 0; i < m_dimension; ++i) {
        double sum = 0.0;
        for (std::size_t j = 0; j < m_dimension; ++j)
            sum += m_inverse[i * m_dimension + j] * p[j];
        out[i] = sum;
    }
}

// |L'p|^2 / 2: never negative, whatever the rounding.
double DenseMetric::kineticEnergy(std::span<const double> p) const
{
    double energy = 0.0;
    for (std::size_t j = 0; j < m_dimension; ++j) {
        double sum = 0.0;
        for (std::size_t i = j; i < m_dimension; ++i)
            sum += m_lower[i * m_dimension + j] * p[i];
        energy += 0.5 * sum * sum;
    }
    return energy;
}

// M = L'^-1 L^-1, so p = L'^-1 z.
void DenseMetric::sampleMomentum(RandomStream& stream, std::span<double> p) const
{
    stream.normals(p);
    for (std::size_t i = m_dimension; i-- > 0;) {
        for (std::size_t k = i + 1; k < m_dimension; ++k)
            p[i] -= m_lower[k * m_dimension + i] * p[k];
        p[i] /= m_lower[i * m_dimension + i];
    }
}

} // namespace interphase
