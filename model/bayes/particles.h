#pragma once
#include "bayes/density_team.h"
#include "core/random.h"

#include <cstdint>

namespace interphase {

/// A point of the unconstrained space with what its density is made of.
struct Particle
{
    std::vector<double> q;
    double logPrior = 0.0;
    double logLikelihood = 0.0;
};

/// Draws from the prior where the model can be evaluated.
struct PriorDraws
{
    Status status; ///< failed if there are hardly any
    std::vector<Particle> particles;
    std::vector<std::vector<double>> u; ///< of the unit cube, if drawn there; logPrior is then not set
    long long tries = 0;

    /// log of the prior's share where the model can be evaluated, and the variance of that estimate.
    double logShare() const;
    double logShareVariance() const;
};

enum class PriorSpace { Unconstrained, UnitCube };

/// The first `count` draws with a likelihood. Draw number i uses the stream (seed, purpose, i).
PriorDraws drawPrior(DensityTeam& team, int dimension, int count, const StreamState& stream,
                     PriorSpace space);

/// Weighted mean and covariance (row major); weights add up to one. The covariance is kept positive definite
/// by a millionth of its diagonal.
struct CloudMoments
{
    std::vector<double> mean;
    std::vector<double> covariance;
};
CloudMoments momentsOf(const std::vector<Particle>& particles, std::span<const double> weights);

} // namespace interphase
