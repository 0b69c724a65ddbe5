#include "bayes/draw_moments.h"
#include "bayes/smc.h"
#include "calibrate/evidence_parts.h"
#include "core/random.h"

#include <Eigen/Dense>
#include <cmath>
#include <numbers>

namespace interphase {
namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

/// A normal density that was fitted to draws, wider than they are, tempered into the posterior.
class FromNormal final : public TemperedDensity
{
public:
    FromNormal(const Posterior& posterior, const Vector& mean, const Matrix& factor)
        : m_posterior(posterior.clonePosterior()),
          m_mean(mean),
          m_factor(factor),
          m_z(mean.size())
    {
    }
    int dimension() const override { return m_posterior->dimension(); }
    bool priorIsNormalised() const override { return true; }
    bool hasGradient() const override { return false; }
    double evaluatePrior(std::span<const double> q, std::span<double>) override
    {
        m_z = Eigen::Map<const Vector>(q.data(), m_mean.size()) - m_mean;
        m_factor.triangularView<Eigen::Lower>().solveInPlace(m_z);
        return -0.5 * m_z.squaredNorm() - m_factor.diagonal().array().log().sum() -
               0.5 * static_cast<double>(m_mean.size()) * std::log(2.0 * std::numbers::pi);
    }
    double evaluateLikelihood(std::span<const double> q, std::span<double>) override
    {
        return m_posterior->evaluate(q, {}) - evaluatePrior(q, {});
    }
    void fromUnitCube(std::span<const double> u, std::span<double> q) const override
    {
        Vector z(m_mean.size());
        for (Eigen::Index i = 0; i < z.size(); ++i)
            z[i] = normalQuantile(u[static_cast<std::size_t>(i)]);
        Eigen::Map<Vector>(q.data(), z.size()) = m_mean + m_factor * z;
    }
    std::unique_ptr<TemperedDensity> cloneTempered() const override
    {
        return std::make_unique<FromNormal>(*m_posterior, m_mean, m_factor);
    }
    void setStop(const std::stop_token& stop) override { m_posterior->setStop(stop); }

private:
    std::unique_ptr<Posterior> m_posterior;
    Vector m_mean;
    Matrix m_factor; ///< of its covariance, lower
    Vector m_z;
};

} // namespace

MethodResult evidenceFromNormal(const Posterior& posterior, const BridgeChains& chains,
                                const EvidenceOptions& options, const RunContext& context)
{
    constexpr double kWider = 1.5; // of every standard deviation: tails are thinned more easily than filled
    std::vector<std::vector<double>> draws;
    for (const auto& chain : chains)
        draws.insert(draws.end(), chain.begin(), chain.end());
    const DrawMoments moments = momentsOfDraws(draws);
    const auto d = static_cast<Eigen::Index>(moments.mean.size());
    const Vector mean = Eigen::Map<const Vector>(moments.mean.data(), d);
    const Matrix covariance = kWider * kWider * Eigen::Map<const Matrix>(moments.covariance.data(), d, d);
    const Eigen::LLT<Matrix> factor(covariance);
    MethodResult out;
    out.summary.method = EvidenceMethod::Fitted;
    if (factor.info() != Eigen::Success) {
        out.summary.status =
            Status::failed(MessageId::InvalidArgument, {"draws", "they do not spread in all directions",
                                                        "more draws, or another method"});
        return out;
    }
    return bySmcOf(FromNormal(posterior, mean, factor.matrixL()), EvidenceMethod::Fitted, options, context);
}

} // namespace interphase
