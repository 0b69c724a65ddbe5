#pragma once
#include "bayes/posterior.h"

namespace interphase::test {

/// The density of theta where that of q is meant: |dtheta/dq| is left out, an error that simulation-based
/// calibration has to find.
class WithoutJacobian final : public LogDensity
{
public:
    explicit WithoutJacobian(std::unique_ptr<Posterior> posterior) : m_posterior(std::move(posterior)) {}
    int dimension() const override { return m_posterior->dimension(); }
    double evaluate(std::span<const double> q, std::span<double> gradient) override
    {
        double value = m_posterior->evaluate(q, gradient);
        for (std::size_t i = 0; i < q.size(); ++i) {
            const Transform& transform = m_posterior->transform(static_cast<int>(i));
            value -= transform.logJacobian(q[i]);
            if (!gradient.empty())
                gradient[i] -= transform.logJacobianGradient(q[i]);
        }
        return value;
    }
    std::unique_ptr<LogDensity> clone() const override
    {
        return std::make_unique<WithoutJacobian>(m_posterior->clonePosterior());
    }
    void setStop(const std::stop_token& stop) override { m_posterior->setStop(stop); }

    /// For SbcOptions::sampled.
    static std::unique_ptr<LogDensity> of(const Posterior& posterior)
    {
        return std::make_unique<WithoutJacobian>(posterior.clonePosterior());
    }

private:
    std::unique_ptr<Posterior> m_posterior;
};

} // namespace interphase::test
