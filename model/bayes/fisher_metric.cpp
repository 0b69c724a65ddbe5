#include "bayes/fisher_metric.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Matrix matrixOf(std::span<const double> rowMajor, Eigen::Index d)
{
    return Eigen::Map<const RowMajor>(rowMajor.data(), d, d);
}

std::vector<double> rowMajorOf(const Matrix& matrix)
{
    std::vector<double> out(static_cast<std::size_t>(matrix.size()));
    Eigen::Map<RowMajor>(out.data(), matrix.rows(), matrix.cols()) = matrix;
    return out;
}

// Lower factor of what is corrected: of the reference, or of the best diagonal matrix.
Matrix baseFactor(const ScoreMoments& moments, std::span<const double> reference, Eigen::Index d)
{
    if (!reference.empty())
        return matrixOf(reference, d).llt().matrixL();
    const Vector draws = matrixOf(moments.draws.scatter, d).diagonal();
    const Vector gradients = matrixOf(moments.gradients.scatter, d).diagonal();
    return (draws.array() / gradients.array()).sqrt().sqrt().matrix().asDiagonal();
}

// The positive definite G with G B G = A.
Matrix geometricMean(const Matrix& a, const Matrix& b)
{
    const Matrix k = b.llt().matrixL();
    const Eigen::SelfAdjointEigenSolver<Matrix> eigen(k.transpose() * a * k);
    const Matrix u = k.transpose().triangularView<Eigen::Upper>().solve(eigen.eigenvectors());
    return u * eigen.eigenvalues().cwiseMax(0.0).cwiseSqrt().asDiagonal() * u.transpose();
}

// I where the eigenvalues are near one.
Matrix onlyClearDirections(const Matrix& metric)
{
    constexpr double kClear = 2.0;
    const Eigen::SelfAdjointEigenSolver<Matrix> eigen(metric);
    const Vector values = eigen.eigenvalues().unaryExpr(
        [](double value) { return value > kClear || value < 1.0 / kClear ? value : 1.0; });
    return eigen.eigenvectors() * values.asDiagonal() * eigen.eigenvectors().transpose();
}

Matrix diagonalMetric(const ScoreMoments& moments, std::span<const double> reference, double weight,
                      Eigen::Index d)
{
    Vector draws = matrixOf(moments.draws.scatter, d).diagonal();
    Vector gradients = matrixOf(moments.gradients.scatter, d).diagonal();
    if (!reference.empty()) {
        const Vector known = matrixOf(reference, d).diagonal();
        draws += weight * known;
        gradients += weight * known.cwiseInverse();
    }
    return (draws.array() / gradients.array()).sqrt().matrix().asDiagonal();
}

} // namespace

void ScoreMoments::add(std::span<const double> q, std::span<const double> gradient)
{
    draws.add(q);
    gradients.add(gradient);
}

void ScoreMoments::restart()
{
    draws.restart();
    gradients.restart();
}

std::vector<double> fisherMetric(const ScoreMoments& moments, MetricKind kind,
                                 std::span<const double> reference, double weight)
{
    const auto d = static_cast<Eigen::Index>(moments.draws.mean.size());
    Matrix metric;
    if (kind == MetricKind::Diagonal) {
        metric = diagonalMetric(moments, reference, weight, d);
    } else {
        const Matrix base = baseFactor(moments, reference, d);
        const auto lower = base.triangularView<Eigen::Lower>();
        const Matrix unit = weight * Matrix::Identity(d, d);
        const Matrix half = lower.solve(matrixOf(moments.draws.scatter, d));
        const Matrix draws = lower.solve(half.transpose()) + unit;
        const Matrix gradients = base.transpose() * matrixOf(moments.gradients.scatter, d) * base + unit;
        Matrix inner = geometricMean(draws, gradients);
        if (kind == MetricKind::LowRank)
            inner = onlyClearDirections(inner);
        metric = base * inner * base.transpose();
    }
    metric = (0.5 * (metric + metric.transpose())).eval();
    return metric.allFinite() ? rowMajorOf(metric) : std::vector<double>{};
}

ScoreSchedule::ScoreSchedule(int warmup)
    : m_early(static_cast<int>(0.3 * warmup)),
      m_end(warmup - static_cast<int>(0.15 * warmup))
{
    constexpr int kShortest = 20; // below it only the step size is adapted
    if (warmup < kShortest)
        m_end = 0;
}

bool ScoreSchedule::forgets(int iteration) const
{
    constexpr int kEarly = 10, kLate = 80;
    const int done = iteration + 1;
    if (done > m_end)
        return false;
    // A late window that would leave too little for the next takes all.
    return done <= m_early ? done % kEarly == 0 : (done - m_early) % kLate == 0 && m_end - done >= kLate / 2;
}

} // namespace interphase
