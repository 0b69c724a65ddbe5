#include "bayes/particle_moves.h"
#include "bayes/trajectory.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kJumpShare = 0.1; ///< of moves by a whole difference
// In the direction of no difference the cloud could not move; this part of its spread, in all directions.
constexpr double kJitter = 1e-3;

// Acceptance that makes a step size good, and how fast it is learnt from a sweep.
constexpr double kDifferenceTarget = 0.25;
constexpr double kTrajectoryTarget = 0.8;
constexpr double kLearning = 1.5;
// Trajectories of the first temperatures are on a flat density: longer ones give nothing.
constexpr int kMaxDepth = 6;

double logTempered(const Particle& particle, double temperature)
{
    return particle.logPrior + temperature * particle.logLikelihood;
}

// A Metropolis step to trial.q. logRatio(): log of how much likelier the proposal back is than that there.
MoveRecord tryMove(TemperedDensity& density, double temperature, Particle& particle, Particle trial,
                   double logUniform, const auto& logRatio)
{
    MoveRecord record;
    trial.logPrior = density.evaluatePrior(trial.q, {});
    if (trial.logPrior == -kInfinity)
        return record;
    trial.logLikelihood = density.evaluateLikelihood(trial.q, {});
    record.evaluations = 1;
    if (trial.logLikelihood == -kInfinity)
        return record;
    const double gain =
        logTempered(trial, temperature) - logTempered(particle, temperature) + logRatio(trial);
    record.acceptance = gain >= 0.0 ? 1.0 : std::exp(gain);
    if (logUniform < gain)
        particle = std::move(trial);
    return record;
}

} // namespace

void DifferenceMoves::prepare(const std::vector<Particle>& cloud, std::span<const double> weights,
                              double temperature)
{
    m_cloud = cloud;
    m_temperature = temperature;
    m_cumulative.resize(weights.size());
    double sum = 0.0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        m_cumulative[i] = sum += weights[i];
    const CloudMoments moments = momentsOf(cloud, weights);
    const std::size_t d = moments.mean.size();
    m_spread.resize(d);
    for (std::size_t i = 0; i < d; ++i)
        m_spread[i] = std::sqrt(moments.covariance[i * d + i]);
}

std::size_t DifferenceMoves::pick(RandomStream& stream) const
{
    const double u = stream.uniform() * m_cumulative.back();
    const auto found = std::upper_bound(m_cumulative.begin(), m_cumulative.end() - 1, u);
    return static_cast<std::size_t>(found - m_cumulative.begin());
}

// The two are drawn without regard to where the particle is now: the proposal is symmetric.
void DifferenceMoves::propose(int index, const Particle& from, double factor, RandomStream& stream,
                              Particle& to) const
{
    constexpr int kTries = 20; // a cloud in which one particle has all the weight has no pair
    const auto self = static_cast<std::size_t>(index);
    std::size_t a = self, b = self;
    for (int i = 0; i < kTries && a == self; ++i)
        a = pick(stream);
    for (int i = 0; i < kTries && (b == self || b == a); ++i)
        b = pick(stream);
    to.q.resize(from.q.size());
    for (std::size_t i = 0; i < to.q.size(); ++i)
        to.q[i] = from.q[i] + factor * (m_cloud[a].q[i] - m_cloud[b].q[i]) +
                  kJitter * m_spread[i] * (stream.uniform() - 0.5);
}

MoveRecord DifferenceMoves::move(TemperedDensity& density, int index, Particle& particle,
                                 RandomStream& stream, const std::stop_token& /*stop*/)
{
    const bool jump = stream.uniform() < kJumpShare;
    const double best = 2.38 / std::sqrt(2.0 * static_cast<double>(particle.q.size()));
    Particle trial;
    propose(index, particle, jump ? 1.0 : m_scale * best, stream, trial);
    MoveRecord record = tryMove(density, m_temperature, particle, std::move(trial), -stream.exponential(),
                                [](const Particle&) { return 0.0; });
    record.counts = !jump;
    return record;
}

void DifferenceMoves::learn(double acceptance)
{
    m_scale = std::clamp(m_scale * std::exp(kLearning * (acceptance - kDifferenceTarget)), 1e-3, 2.0);
}

/// What one clone of the density needs for its trajectories.
struct TrajectoryMoves::Workspace
{
    Workspace(TemperedDensity& density, double temperature)
        : tempered(density, temperature),
          trajectory(tempered, {.maxDepth = kMaxDepth})
    {
    }
    TemperedAt tempered;
    Trajectory trajectory;
};

TrajectoryMoves::TrajectoryMoves(int dimension) : m_metric(dimension), m_stepSize(std::pow(dimension, -0.25))
{
}

TrajectoryMoves::~TrajectoryMoves() = default;

void TrajectoryMoves::prepare(const std::vector<Particle>& cloud, std::span<const double> weights,
                              double temperature)
{
    m_metric.setInverse(momentsOf(cloud, weights).covariance); // else the last one serves
    m_known.assign(cloud.size(), {});
    m_temperature = temperature;
    m_workspaces.clear();
}

TrajectoryMoves::Workspace& TrajectoryMoves::workspaceOf(TemperedDensity& density)
{
    const std::lock_guard lock(m_mutex);
    auto& workspace = m_workspaces[&density];
    if (!workspace)
        workspace = std::make_unique<Workspace>(density, m_temperature);
    return *workspace;
}

MoveRecord TrajectoryMoves::move(TemperedDensity& density, int index, Particle& particle,
                                 RandomStream& stream, const std::stop_token& stop)
{
    Workspace& workspace = workspaceOf(density);
    Known& known = m_known[static_cast<std::size_t>(index)];
    Position position{particle.q, known.gradient, logTempered(particle, m_temperature), 0.0};
    MoveRecord record;
    if (known.q != particle.q) {
        position.gradient.resize(particle.q.size());
        position.logDensity = workspace.tempered.evaluate(position.q, position.gradient);
        record.gradients = 1;
        if (!std::isfinite(position.logDensity))
            return record; // the model fails with a gradient where it did not without
    }
    const TrajectoryStats stats =
        workspace.trajectory.transition(position, m_metric, m_stepSize, stream, stop);
    record.acceptance = stats.acceptance;
    record.gradients += stats.leapfrogs;
    known = {position.q, std::move(position.gradient)};
    particle.q = std::move(position.q);
    particle.logPrior = density.evaluatePrior(particle.q, {});
    particle.logLikelihood = (position.logDensity - particle.logPrior) / m_temperature;
    return record;
}

void TrajectoryMoves::learn(double acceptance)
{
    m_stepSize *= std::exp(kLearning * (acceptance - kTrajectoryTarget));
}

void MixtureMoves::prepare(const std::vector<Particle>& cloud, std::span<const double> weights,
                           double temperature)
{
    m_temperature = temperature;
    m_mixture.fit(cloud, weights);
    m_other->prepare(cloud, weights, temperature);
}

MoveRecord MixtureMoves::move(TemperedDensity& density, int index, Particle& particle, RandomStream& stream,
                              const std::stop_token& stop)
{
    constexpr double kShare = 0.5;
    if (m_mixture.empty() || stream.uniform() > kShare)
        return m_other->move(density, index, particle, stream, stop);
    Particle trial;
    trial.q.resize(particle.q.size());
    m_mixture.sample(stream, trial.q);
    MoveRecord record = tryMove(
        density, m_temperature, particle, std::move(trial), -stream.exponential(),
        [&](const Particle& to) { return m_mixture.logDensity(particle.q) - m_mixture.logDensity(to.q); });
    record.counts = false;
    return record;
}

} // namespace interphase
