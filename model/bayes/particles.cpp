#include "bayes/particles.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

// Below one finite draw in so many the prior is called unusable.
constexpr long long kMostTries = 200;

void fillUniform(RandomStream& stream, std::vector<double>& u)
{
    for (double& x : u)
        x = stream.uniform();
}

void keepFinite(PriorDraws& out, std::vector<Particle>& batch, std::vector<std::vector<double>>& u,
                std::size_t count)
{
    for (std::size_t i = 0; i < batch.size() && out.particles.size() < count; ++i) {
        ++out.tries;
        if (!std::isfinite(batch[i].logLikelihood))
            continue;
        out.particles.push_back(std::move(batch[i]));
        if (!u.empty())
            out.u.push_back(std::move(u[i]));
    }
}

} // namespace

double PriorDraws::logShare() const
{
    return std::log(static_cast<double>(particles.size()) / static_cast<double>(tries));
}

// Of the number of tries until so many are finite (negative binomial).
double PriorDraws::logShareVariance() const
{
    const double n = static_cast<double>(particles.size());
    return (1.0 - n / static_cast<double>(tries)) / n;
}

PriorDraws drawPrior(DensityTeam& team, int dimension, int count, const StreamState& stream, PriorSpace space)
{
    const auto d = static_cast<std::size_t>(dimension);
    const auto wanted = static_cast<std::size_t>(count);
    const bool cube = space == PriorSpace::UnitCube;
    PriorDraws out;
    while (out.particles.size() < wanted && out.tries < kMostTries * count) {
        std::vector<Particle> batch(wanted);
        std::vector<std::vector<double>> u(cube ? wanted : 0, std::vector<double>(d));
        out.status = team.run(count, [&](TemperedDensity& density, int i) {
            Particle& particle = batch[static_cast<std::size_t>(i)];
            RandomStream own(stream.seed, stream.purpose, static_cast<std::uint32_t>(out.tries + i));
            particle.q.resize(d);
            if (cube) {
                fillUniform(own, u[static_cast<std::size_t>(i)]);
                density.fromUnitCube(u[static_cast<std::size_t>(i)], particle.q);
            } else {
                density.samplePrior(own, particle.q);
                particle.logPrior = density.evaluatePrior(particle.q, {});
            }
            particle.logLikelihood = density.evaluateLikelihood(particle.q, {});
        });
        if (!out.status.ok())
            return out;
        keepFinite(out, batch, u, wanted);
    }
    if (out.particles.size() < wanted)
        out.status = Status::failed(MessageId::EvidencePriorUnusable,
                                    {std::to_string(out.particles.size()), std::to_string(out.tries)});
    return out;
}

CloudMoments momentsOf(const std::vector<Particle>& particles, std::span<const double> weights)
{
    constexpr double kRidge = 1e-6;
    const std::size_t d = particles.front().q.size();
    CloudMoments out{std::vector<double>(d), std::vector<double>(d * d)};
    for (std::size_t k = 0; k < particles.size(); ++k)
        for (std::size_t i = 0; i < d; ++i)
            out.mean[i] += weights[k] * particles[k].q[i];
    std::vector<double> deviation(d);
    for (std::size_t k = 0; k < particles.size(); ++k) {
        for (std::size_t i = 0; i < d; ++i)
            deviation[i] = particles[k].q[i] - out.mean[i];
        for (std::size_t i = 0; i < d; ++i)
            for (std::size_t j = 0; j < d; ++j)
                out.covariance[i * d + j] += weights[k] * deviation[i] * deviation[j];
    }
    for (std::size_t i = 0; i < d; ++i)
        out.covariance[i * d + i] *= 1.0 + kRidge;
    return out;
}

} // namespace interphase
