#pragma once
#include "bayes/dense_metric.h"
#include "bayes/log_density.h"
#include "core/random.h"

#include <stop_token>

namespace interphase {

// One transition of multinomial NUTS (@cite Hoffman2014, @cite Betancourt2017; the tree and its criteria as
// in Stan).
//
// A trajectory is doubled forwards or backwards at random until it turns on itself: the velocity at one end
// points against the sum of the momenta, in the whole tree, in each subtree, and across the seam of two
// subtrees. The next point is drawn from the trajectory with the weights exp(-energy error), biased towards
// the newer half. An energy error above `maxEnergyError` ends the trajectory as divergent. Nothing allocates
// after construction.

struct TrajectoryOptions
{
    int maxDepth = 10;
    double maxEnergyError = 1000.0;
};

/// A position with its density; `energy` is that of the trajectory's point there.
struct Position
{
    std::vector<double> q;
    std::vector<double> gradient;
    double logDensity = 0.0;
    double energy = 0.0;
};

struct TrajectoryStats
{
    double acceptance = 0.0; ///< mean of min(1, exp(-energy error)) over the trajectory
    int depth = 0;
    int leapfrogs = 0;
    bool diverging = false;
    bool cancelled = false; ///< the position was not changed
};

class Trajectory
{
public:
    Trajectory(LogDensity& density, const TrajectoryOptions& options);

    /// Replaces `position` (whose gradient must be there) by the next draw. The density is evaluated at most
    /// once after a stop was requested.
    TrajectoryStats transition(Position& position, const DenseMetric& metric, double stepSize,
                               RandomStream& stream, const std::stop_token& stop);
    /// Energy error of one leapfrog step from `position` with a fresh momentum; +infinity where there is no
    /// density.
    double trialError(const Position& position, const DenseMetric& metric, double stepSize,
                      RandomStream& stream);

private:
    struct Phase
    {
        std::vector<double> q, p, gradient;
        double logDensity = 0.0;
    };
    /// Momentum and velocity at one end of a (sub)tree.
    struct End
    {
        std::vector<double> p, velocity;
    };
    struct Level
    {
        End initialEnd, finalBegin;
        std::vector<double> initialSum, finalSum, seam;
        Position proposal;
    };

    void startFrom(const Position& position, Phase& phase) const;
    double energy(const Phase& phase) const;
    void leapfrog(Phase& phase, double stepSize) const;
    void setEnd(End& end, const Phase& phase) const;
    bool leaf(Position& proposal, End& begin, End& end, std::vector<double>& sum, double& logWeight);
    bool build(int depth, Position& proposal, End& begin, End& end, std::vector<double>& sum,
               double& logWeight);
    bool extend(Position& proposal, double& logWeight);
    bool goesOn() const;

    LogDensity& m_density;
    TrajectoryOptions m_options;
    std::vector<Level> m_levels;

    // The transition under way.
    const DenseMetric* m_metric = nullptr;
    RandomStream* m_stream = nullptr;
    const std::stop_token* m_stop = nullptr;
    TrajectoryStats m_stats;
    double m_stepSize = 0.0; ///< signed: the direction of the subtree that is built
    double m_startEnergy = 0.0;
    double m_acceptanceSum = 0.0;
    Phase m_phase, m_forward, m_backward;
    Position m_proposal, m_chosen;
    End m_backwardOuter, m_backwardInner, m_forwardInner, m_forwardOuter;
    std::vector<double> m_sum, m_backwardSum, m_forwardSum;
    mutable std::vector<double> m_scratch;
};

} // namespace interphase
