#include "bayes/laplace.h"

#include <Eigen/Dense>
#include <cmath>
#include <numbers>

namespace interphase {
namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

std::span<double> spanOf(Vector& v)
{
    return {v.data(), static_cast<std::size_t>(v.size())};
}

Matrix differenceHessian(LogDensity& density, const Vector& mode, bool& finite)
{
    const auto d = mode.size();
    // Balances the error of the differences (h^2) and of a gradient with eight good digits.
    constexpr double kStep = 1e-3;
    Matrix hessian(d, d);
    Vector forward(d), backward(d);
    for (Eigen::Index i = 0; i < d; ++i) {
        Vector up = mode, down = mode;
        up(i) += kStep;
        down(i) -= kStep;
        finite = finite && std::isfinite(density.evaluate(spanOf(up), spanOf(forward)));
        finite = finite && std::isfinite(density.evaluate(spanOf(down), spanOf(backward)));
        hessian.col(i) = (backward - forward) / (2.0 * kStep);
    }
    return 0.5 * (hessian + hessian.transpose());
}

} // namespace

LaplaceApproximation laplace(LogDensity& density, std::span<const double> mode, HessianKind kind)
{
    const auto d = static_cast<Eigen::Index>(mode.size());
    LaplaceApproximation out;
    out.mode.assign(mode.begin(), mode.end());
    Vector q = Eigen::Map<const Vector>(mode.data(), d), gradient(d);
    Matrix hessian(d, d);
    bool finite = true;
    auto* curved = dynamic_cast<CurvatureDensity*>(&density);
    if (kind == HessianKind::Curvature && curved) {
        out.logDensity = curved->evaluateWithCurvature(spanOf(q), spanOf(gradient),
                                                       {hessian.data(), static_cast<std::size_t>(d * d)});
    } else {
        out.logDensity = density.evaluate(spanOf(q), {});
        hessian = differenceHessian(density, q, finite);
    }
    const Eigen::LLT<Matrix> factor(hessian);
    if (!finite || !std::isfinite(out.logDensity) || !hessian.allFinite() ||
        factor.info() != Eigen::Success) {
        out.status = Status::failed(MessageId::NotPositiveDefinite);
        return out;
    }
    const Matrix covariance = factor.solve(Matrix::Identity(d, d));
    out.covariance.assign(covariance.data(), covariance.data() + d * d);
    const Matrix lower = factor.matrixL();
    out.logEvidence = out.logDensity + 0.5 * static_cast<double>(d) * std::log(2.0 * std::numbers::pi) -
                      lower.diagonal().array().log().sum();
    return out;
}

std::vector<std::vector<double>> drawFrom(const LaplaceApproximation& normal, int count, std::uint64_t seed,
                                          StreamPurpose purpose, std::uint32_t firstStream)
{
    const auto d = static_cast<Eigen::Index>(normal.mode.size());
    const Eigen::LLT<Matrix> factor(Eigen::Map<const Matrix>(normal.covariance.data(), d, d));
    std::vector<std::vector<double>> out;
    for (int i = 0; i < count; ++i) {
        RandomStream stream(seed, purpose, firstStream + static_cast<std::uint32_t>(i));
        Vector z(d);
        stream.normals(spanOf(z));
        const Vector q = Eigen::Map<const Vector>(normal.mode.data(), d) + factor.matrixL() * z;
        out.emplace_back(q.data(), q.data() + d);
    }
    return out;
}

} // namespace interphase
