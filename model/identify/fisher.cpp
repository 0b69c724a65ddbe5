#include "identify/fisher.h"
#include "bayes/posterior.h"

#include <Eigen/Dense>
#include <cmath>

namespace interphase {
namespace {

using RowMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

std::vector<double> scalesAt(const Posterior& posterior, std::span<const double> q)
{
    std::vector<double> scales;
    for (int j = 0; j < posterior.modelParameterCount(); ++j) {
        const Prior& prior = posterior.parameters()[static_cast<std::size_t>(j)].prior;
        const double theta = posterior.transform(j).toConstrained(q[static_cast<std::size_t>(j)]);
        scales.push_back(prior.lower() >= 0.0 && theta > 0.0 ? theta : prior.spread());
    }
    return scales;
}

std::vector<double> toVector(const RowMatrix& matrix)
{
    return {matrix.data(), matrix.data() + matrix.size()};
}

RowMatrix cosinesOf(const RowMatrix& information, const Eigen::VectorXd& norms)
{
    RowMatrix cosines = information;
    for (Eigen::Index i = 0; i < cosines.rows(); ++i)
        for (Eigen::Index j = 0; j < cosines.cols(); ++j)
            cosines(i, j) =
                norms(i) > 0.0 && norms(j) > 0.0 ? information(i, j) / (norms(i) * norms(j)) : 0.0;
    return cosines;
}

} // namespace

FisherReport fisherReport(Posterior& posterior, std::span<const double> q)
{
    FisherReport report;
    std::vector<double> jacobian;
    report.status = posterior.sensitivities(q, jacobian, true);
    if (!report.status.ok())
        return report;
    const int d = posterior.modelParameterCount();
    report.scales = scalesAt(posterior, q);
    for (int j = 0; j < d; ++j)
        report.names.push_back(posterior.parameters()[static_cast<std::size_t>(j)].name);
    const RowMatrix sensitivity = Eigen::Map<const RowMatrix>(jacobian.data(), posterior.outputCount(), d) *
                                  Eigen::Map<const Eigen::VectorXd>(report.scales.data(), d).asDiagonal();
    const RowMatrix information = sensitivity.transpose() * sensitivity;
    const Eigen::VectorXd norms = sensitivity.colwise().norm();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(information);
    // Singular values keep twice the digits of the eigenvalues of a product.
    const Eigen::VectorXd singular = Eigen::JacobiSVD<Eigen::MatrixXd>(sensitivity).singularValues();
    const double ratio = singular(0) / singular(singular.size() - 1);
    report.conditionNumber =
        singular.size() < d || !(singular(0) > 0.0) ? std::numeric_limits<double>::infinity() : ratio * ratio;
    report.information = toVector(information);
    report.eigenvalues.assign(solver.eigenvalues().begin(), solver.eigenvalues().end());
    report.eigenvectors = toVector(solver.eigenvectors().transpose());
    report.cosines = toVector(cosinesOf(information, norms));
    report.norms.assign(norms.begin(), norms.end());
    return report;
}

} // namespace interphase
