#include "electrochem/particle_modes.h"

#include <Eigen/Dense>
#include <boost/math/quadrature/gauss.hpp>

#include <cmath>
#include <stdexcept>

namespace interphase {
namespace {

struct Quadrature
{
    std::vector<double> node;
    std::vector<double> weight;
};

/// Gauss points on panels that halve towards the surface, where fast responses live.
Quadrature gradedQuadrature()
{
    using Rule = boost::math::quadrature::gauss<double, 20>;
    Quadrature q;
    constexpr int kPanels = 18;
    for (int p = 0; p < kPanels; ++p) {
        const double lower = 1.0 - std::ldexp(1.0, -p);
        const double upper = p + 1 == kPanels ? 1.0 : 1.0 - std::ldexp(1.0, -p - 1);
        const double half = 0.5 * (upper - lower), middle = 0.5 * (upper + lower);
        for (std::size_t i = 0; i < Rule::abscissa().size(); ++i)
            for (const double sign : {-1.0, 1.0}) {
                q.node.push_back(middle + sign * half * Rule::abscissa()[i]);
                q.weight.push_back(half * Rule::weights()[i]);
            }
    }
    return q;
}

/// g(rho) = sinh(q rho) / (rho sinh q), and its slope.
struct Response
{
    double value;
    double slope;
};
Response sphereResponse(double shift, double rho)
{
    const double q = std::sqrt(shift);
    const double decay = std::exp(q * (rho - 1.0));
    const double norm = -std::expm1(-2.0 * q);
    const double value = decay * -std::expm1(-2.0 * q * rho) / (rho * norm);
    const double cosine = decay * (1.0 + std::exp(-2.0 * q * rho)) / norm;
    return {value, (q * cosine - value) / rho};
}

} // namespace

double ParticleModes::basis(int function, double rho) const
{
    if (function == 0)
        return 1.0;
    if (function == 1)
        return rho * rho;
    return sphereResponse(m_shifts[static_cast<std::size_t>(function - 2)], rho).value;
}

ParticleModes::ParticleModes(int count, double slowest, double fastest)
{
    if (count < 2 || count > kMost)
        throw std::invalid_argument("ParticleModes: needs 2 to 16 modes");
    const int shifts = count - 2;
    for (int i = 0; i < shifts; ++i)
        m_shifts.push_back(slowest *
                           std::pow(fastest / slowest, shifts == 1 ? 0.5 : double(i) / (shifts - 1)));

    const Quadrature quadrature = gradedQuadrature();
    const auto rows = static_cast<Eigen::Index>(quadrature.node.size());
    Eigen::MatrixXd value(rows, count), slope(rows, count);
    for (Eigen::Index r = 0; r < rows; ++r) {
        const double rho = quadrature.node[static_cast<std::size_t>(r)];
        const double w = std::sqrt(quadrature.weight[static_cast<std::size_t>(r)]) * rho;
        value(r, 0) = w;
        slope(r, 0) = 0.0;
        value(r, 1) = w * rho * rho;
        slope(r, 1) = w * 2.0 * rho;
        for (int i = 0; i < shifts; ++i) {
            const Response g = sphereResponse(m_shifts[static_cast<std::size_t>(i)], rho);
            value(r, i + 2) = w * g.value;
            slope(r, i + 2) = w * g.slope;
        }
    }
    // Orthonormal basis Q = value R^-1; the first function stays the constant because QR keeps the order.
    const Eigen::MatrixXd upper =
        value.householderQr().matrixQR().topRows(count).triangularView<Eigen::Upper>();
    const Eigen::MatrixXd inverse =
        upper.triangularView<Eigen::Upper>().solve(Eigen::MatrixXd::Identity(count, count));
    const Eigen::MatrixXd gradient = slope * inverse;
    Eigen::MatrixXd stiffness = gradient.transpose() * gradient;
    stiffness.row(0).setZero();
    stiffness.col(0).setZero();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(
        stiffness.bottomRightCorner(count - 1, count - 1));

    Eigen::MatrixXd vectors = Eigen::MatrixXd::Zero(count, count);
    vectors(0, 0) = 1.0;
    vectors.bottomRightCorner(count - 1, count - 1) = eigen.eigenvectors();
    const Eigen::MatrixXd combination = inverse * vectors;
    const Eigen::RowVectorXd surface =
        Eigen::RowVectorXd::Ones(count) * combination; // every basis function is 1 at 1
    m_lambda.assign(static_cast<std::size_t>(count), 0.0);
    m_weight.assign(static_cast<std::size_t>(count), 3.0);
    m_combination.resize(static_cast<std::size_t>(count * count));
    for (int k = 0; k < count; ++k) {
        if (k > 0) {
            m_lambda[static_cast<std::size_t>(k)] = eigen.eigenvalues()(k - 1);
            m_weight[static_cast<std::size_t>(k)] = surface(k) * surface(k);
        }
        for (int f = 0; f < count; ++f)
            m_combination[static_cast<std::size_t>(k * count + f)] = combination(f, k) / surface(k);
    }
}

double ParticleModes::shape(int mode, double rho) const
{
    const double r = std::max(rho, 1e-6);
    double sum = 0.0;
    for (int f = 0; f < count(); ++f)
        sum += m_combination[static_cast<std::size_t>(mode * count() + f)] * basis(f, r);
    return sum;
}

} // namespace interphase
