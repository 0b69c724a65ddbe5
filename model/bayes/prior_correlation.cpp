#include "bayes/prior_correlation.h"
#include "core/message.h"
#include "core/text.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

using RowMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

[[noreturn]] void refuse(const char* name, const std::string& found, const char* expected)
{
    throw InputError(MessageId::InvalidArgument, {name, found, expected});
}

void checkMembers(const std::vector<int>& parameters, const char* name)
{
    std::vector<int> sorted = parameters;
    std::sort(sorted.begin(), sorted.end());
    if (sorted.size() < 2 || std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
        refuse(name, std::to_string(parameters.size()) + " parameters", "at least two, each once");
}

void checkEntries(const Eigen::Ref<const RowMatrix>& r, const char* name)
{
    for (Eigen::Index i = 0; i < r.rows(); ++i)
        for (Eigen::Index j = 0; j <= i; ++j)
            if (!(std::abs(r(i, j) - r(j, i)) < 1e-9) || !(std::abs(r(i, j)) <= 1.0) ||
                (i == j && std::abs(r(i, i) - 1.0) > 1e-9))
                refuse(name,
                       formatRounded(r(i, j), 6) + " in row " + std::to_string(i + 1) + ", column " +
                           std::to_string(j + 1),
                       "a symmetric matrix with 1 on its diagonal and numbers from -1 to 1 beside it");
}

} // namespace

PriorCorrelation::PriorCorrelation(std::vector<int> parameters, std::vector<double> correlation,
                                   const char* name)
    : m_parameters(std::move(parameters)),
      m_correlation(std::move(correlation))
{
    checkMembers(m_parameters, name);
    const auto n = static_cast<Eigen::Index>(size());
    if (m_correlation.size() != size() * size())
        refuse(name, std::to_string(m_correlation.size()) + " entries",
               "one row and one column for each parameter");
    const Eigen::Map<const RowMatrix> r(m_correlation.data(), n, n);
    checkEntries(r, name);
    const Eigen::LLT<RowMatrix> factor(r);
    const RowMatrix lower = factor.matrixL();
    // A smaller pivot means that one parameter is a function of the others.
    if (factor.info() != Eigen::Success || !(lower.diagonal().minCoeff() > 1e-6))
        refuse(name, "a matrix that is not positive definite", "correlations that can hold together");
    const RowMatrix precision = factor.solve(RowMatrix::Identity(n, n));
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < n; ++j)
            m_precision.push_back(0.5 * (precision(i, j) + precision(j, i)));
    m_lower.assign(lower.data(), lower.data() + lower.size());
    m_halfLogDeterminant = lower.diagonal().array().log().sum();
}

double PriorCorrelation::logDensity(std::span<const double> scores) const
{
    double sum = 0.0;
    for (std::size_t i = 0; i < size(); ++i)
        for (std::size_t j = 0; j < size(); ++j)
            sum += scores[i] * (precision(i, j) - (i == j ? 1.0 : 0.0)) * scores[j];
    return -0.5 * sum - m_halfLogDeterminant;
}

void PriorCorrelation::gradient(std::span<const double> scores, std::span<double> out) const
{
    for (std::size_t i = 0; i < size(); ++i) {
        out[i] = scores[i];
        for (std::size_t j = 0; j < size(); ++j)
            out[i] -= precision(i, j) * scores[j];
    }
}

void PriorCorrelation::correlate(std::span<double> scores) const
{
    const auto n = static_cast<Eigen::Index>(size());
    Eigen::Map<Eigen::VectorXd> z(scores.data(), n);
    z = (Eigen::Map<const RowMatrix>(m_lower.data(), n, n).triangularView<Eigen::Lower>() * z).eval();
}

} // namespace interphase
