#pragma once
#include "bayes/particles.h"

namespace interphase {

/// A density that covers a cloud of particles at all its scales: normal components of equal shares, one for
/// the half of least likelihood, one for the next quarter, the next eighth and so on. Where the likelihood
/// has a narrow core in a wide flank the last ones reach for the core while few particles are there.
class CloudMixture
{
public:
    /// Weights add up to one. Empty where they are too few, or all in one plane.
    void fit(const std::vector<Particle>& cloud, std::span<const double> weights);
    bool empty() const { return m_components.empty(); }

    void sample(RandomStream& stream, std::span<double> q) const;
    /// Normalised.
    double logDensity(std::span<const double> q) const;

private:
    struct Component
    {
        std::vector<double> mean;
        std::vector<double> lower; ///< Cholesky factor of the covariance, row major
        double logFactor = 0.0;    ///< its density at the mean
    };
    void add(const std::vector<Particle>& part, std::span<const double> weights);

    std::vector<Component> m_components;
};

} // namespace interphase
