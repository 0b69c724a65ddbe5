#pragma once
#include "bayes/cloud_mixture.h"
#include "bayes/dense_metric.h"

#include <map>
#include <mutex>

namespace interphase {

/// What one move cost and how it went.
struct MoveRecord
{
    double acceptance = 0.0;
    bool counts = true; ///< whether the acceptance tells of the step size
    int evaluations = 0;
    int gradients = 0;
};

/// A Markov kernel that keeps prior x likelihood^temperature, learnt from a cloud of particles.
///
/// While the particles of a cloud move, the kernel is fixed; between sweeps it learns its step size. move()
/// may be called for different particles at once.
class ParticleMoves
{
public:
    virtual ~ParticleMoves() = default;
    /// The cloud whose particles will move, with weights that add up to one.
    virtual void prepare(const std::vector<Particle>& cloud, std::span<const double> weights,
                         double temperature) = 0;
    virtual MoveRecord move(TemperedDensity& density, int index, Particle& particle, RandomStream& stream,
                            const std::stop_token& stop) = 0;
    /// acceptance: mean of a sweep.
    virtual void learn(double acceptance) = 0;
};

/// Metropolis steps along differences of two other particles of the cloud (differential evolution,
/// @cite TerBraak2006): they have the cloud's shape, and one in ten, of full length, leads from mode to mode.
class DifferenceMoves final : public ParticleMoves
{
public:
    void prepare(const std::vector<Particle>& cloud, std::span<const double> weights,
                 double temperature) override;
    MoveRecord move(TemperedDensity& density, int index, Particle& particle, RandomStream& stream,
                    const std::stop_token& stop) override;
    void learn(double acceptance) override;

private:
    std::size_t pick(RandomStream& stream) const;
    void propose(int index, const Particle& from, double factor, RandomStream& stream, Particle& to) const;

    std::vector<Particle> m_cloud; ///< as it was before it moved
    std::vector<double> m_cumulative;
    std::vector<double> m_spread; ///< standard deviations
    double m_temperature = 0.0;
    double m_scale = 1.0; ///< of the step, in units of what is best for a normal density
};

/// One NUTS transition with the cloud's covariance as metric (bayes/trajectory.h).
class TrajectoryMoves final : public ParticleMoves
{
public:
    explicit TrajectoryMoves(int dimension);
    ~TrajectoryMoves() override;
    void prepare(const std::vector<Particle>& cloud, std::span<const double> weights,
                 double temperature) override;
    MoveRecord move(TemperedDensity& density, int index, Particle& particle, RandomStream& stream,
                    const std::stop_token& stop) override;
    void learn(double acceptance) override;

private:
    struct Workspace;
    Workspace& workspaceOf(TemperedDensity& density);

    /// What is known of a particle's density, where it was when that was evaluated.
    struct Known
    {
        std::vector<double> q, gradient;
    };

    DenseMetric m_metric;
    std::vector<Known> m_known; ///< of each particle
    double m_temperature = 0.0;
    double m_stepSize;
    std::mutex m_mutex; ///< guards what follows
    std::map<const TemperedDensity*, std::unique_ptr<Workspace>> m_workspaces;
};

/// One half of the moves are the other kernel's, one half are Metropolis steps to a point drawn from a
/// mixture that covers the cloud (bayes/cloud_mixture.h), wherever the particle is (@cite South2019): in few
/// coordinates one or two forget where it was, and where the likelihood has a narrow core in a wide flank
/// they lead from one to the other.
class MixtureMoves final : public ParticleMoves
{
public:
    explicit MixtureMoves(std::unique_ptr<ParticleMoves> other) : m_other(std::move(other)) {}
    void prepare(const std::vector<Particle>& cloud, std::span<const double> weights,
                 double temperature) override;
    MoveRecord move(TemperedDensity& density, int index, Particle& particle, RandomStream& stream,
                    const std::stop_token& stop) override;
    void learn(double acceptance) override { m_other->learn(acceptance); }

private:
    std::unique_ptr<ParticleMoves> m_other;
    CloudMixture m_mixture;
    double m_temperature = 0.0;
};

} // namespace interphase
