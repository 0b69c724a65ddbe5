#pragma once
#include "bayes/log_density.h"

namespace interphase {

class RandomStream;

/// Prior and likelihood apart, on the unconstrained space of a LogDensity: what tempering and evidence need.
///
/// The evaluations are pure functions, as LogDensity's are; each thread works on its own cloneTempered().
class TemperedDensity
{
public:
    virtual ~TemperedDensity() = default;

    /// Number of coordinates.
    virtual int dimension() const = 0;
    /// Whether evaluatePrior() integrates to one. Without that there is no evidence.
    virtual bool priorIsNormalised() const = 0;
    /// Whether the two evaluations write gradients.
    virtual bool hasGradient() const { return true; }

    /// log prior at q, Jacobian included; cheap. Writes its gradient (size dimension()) unless `gradient` is
    /// empty; its content is unspecified at -infinity. Never NaN.
    virtual double evaluatePrior(std::span<const double> q, std::span<double> gradient) = 0;
    /// log likelihood at q; -infinity where the model cannot be evaluated. As evaluatePrior().
    virtual double evaluateLikelihood(std::span<const double> q, std::span<double> gradient) = 0;
    /// The q at these quantiles of the prior: u uniform on (0,1)^dimension() gives q from the prior.
    virtual void fromUnitCube(std::span<const double> u, std::span<double> q) const = 0;
    /// A draw from the prior.
    virtual void samplePrior(RandomStream& stream, std::span<double> q) const;

    virtual std::unique_ptr<TemperedDensity> cloneTempered() const = 0;
    /// As LogDensity::setStop().
    virtual void setStop(const std::stop_token& /*stop*/) {}
};

/// Throws InputError unless the prior is normalised.
void requireNormalisedPrior(const TemperedDensity& density);

/// prior x likelihood^temperature. At temperature 1 the posterior.
class TemperedAt final : public LogDensity
{
public:
    /// The density must outlive this.
    TemperedAt(TemperedDensity& density, double temperature);

    int dimension() const override { return m_density->dimension(); }
    double evaluate(std::span<const double> q, std::span<double> gradient) override;
    /// Has a density of its own.
    std::unique_ptr<LogDensity> clone() const override;
    void setStop(const std::stop_token& stop) override { m_density->setStop(stop); }

private:
    std::unique_ptr<TemperedDensity> m_own; ///< of a clone
    TemperedDensity* m_density;
    double m_temperature;
    std::vector<double> m_gradient;
};

} // namespace interphase
