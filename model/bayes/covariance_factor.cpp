#include "bayes/covariance_factor.h"

#include <Eigen/Dense>

namespace interphase {
namespace {

using RowMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Eigen::Map<const RowMatrix> square(const std::vector<double>& values, int size)
{
    return {values.data(), size, size};
}

} // namespace

CovarianceFactor::CovarianceFactor(const StatedCovariance& covariance, std::span<const double> times_s)
    : m_size(static_cast<int>(times_s.size()))
{
    std::vector<int> rows;
    for (const double t : times_s)
        rows.push_back(covariance.indexOf(t));
    RowMatrix part(m_size, m_size);
    for (int i = 0; i < m_size; ++i)
        for (int j = 0; j < m_size; ++j) {
            const int r = rows[static_cast<std::size_t>(i)], c = rows[static_cast<std::size_t>(j)];
            if (r < 0 || c < 0)
                return;
            part(i, j) = 0.5 * (covariance.at(r, c) + covariance.at(c, r));
        }
    const Eigen::LLT<RowMatrix> factor(part);
    const RowMatrix lower = factor.matrixL();
    m_valid = factor.info() == Eigen::Success && lower.allFinite();
    m_lower.assign(lower.data(), lower.data() + lower.size());
    for (int i = 0; i < m_size; ++i)
        m_variance.push_back(part(i, i));
}

void CovarianceFactor::whitenRows(std::span<double> matrix, int columns) const
{
    Eigen::Map<RowMatrix> rows(matrix.data(), m_size, columns);
    square(m_lower, m_size).triangularView<Eigen::Lower>().solveInPlace(rows);
}

void CovarianceFactor::whitenTransposed(std::span<double> z) const
{
    Eigen::Map<Eigen::VectorXd> out(z.data(), m_size);
    square(m_lower, m_size).transpose().triangularView<Eigen::Upper>().solveInPlace(out);
}

void CovarianceFactor::colour(std::span<double> z) const
{
    Eigen::Map<Eigen::VectorXd> out(z.data(), m_size);
    out = (square(m_lower, m_size).triangularView<Eigen::Lower>() * out).eval();
}

} // namespace interphase
