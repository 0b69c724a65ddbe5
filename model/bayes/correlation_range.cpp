#include "bayes/correlation_range.h"

#include <Eigen/Dense>
#include <cmath>
#include <vector>

namespace interphase {

std::optional<CorrelationRange> correlationRange(std::span<const double> matrix, std::size_t n, std::size_t i,
                                                 std::size_t j)
{
    std::vector<std::size_t> others;
    for (std::size_t k = 0; k < n; ++k)
        if (k != i && k != j)
            others.push_back(k);
    const auto size = static_cast<Eigen::Index>(others.size());
    Eigen::MatrixXd rest(size, size), edges(size, 2);
    for (Eigen::Index a = 0; a < size; ++a) {
        const std::size_t row = others[static_cast<std::size_t>(a)] * n;
        for (Eigen::Index b = 0; b < size; ++b)
            rest(a, b) = matrix[row + others[static_cast<std::size_t>(b)]];
        edges(a, 0) = matrix[row + i];
        edges(a, 1) = matrix[row + j];
    }
    if (size == 0)
        return CorrelationRange{};
    const Eigen::LLT<Eigen::MatrixXd> factor(rest);
    if (factor.info() != Eigen::Success)
        return {};
    const Eigen::Matrix2d known = edges.transpose() * factor.solve(edges);
    if (!(known(0, 0) < 1.0) || !(known(1, 1) < 1.0))
        return {};
    const double half = std::sqrt((1.0 - known(0, 0)) * (1.0 - known(1, 1)));
    return CorrelationRange{known(0, 1) - half, known(0, 1) + half};
}

} // namespace interphase
