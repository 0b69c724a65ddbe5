#pragma once
#include "bayes/chain_state.h"
#include "bayes/trajectory.h"
#include "core/status.h"

#include <optional>

namespace interphase {

// One chain of NUTS with a dense metric, as a state machine.
//
// Warm-up: dual averaging of the step size towards `targetAcceptance`, and the metric either from draws and
// gradients (fisher_metric.h), renewed after each draw, or as in Stan from the covariance of windows of
// doubling length. The covariance of a Laplace approximation as the first metric is also what estimates are
// shrunk towards; then 100 to 200 warm-up draws suffice.
// step() makes one draw; between draws checkpoint() is all the chain is, and a chain made from it continues
// bit for bit. A cancelled step leaves the chain as it was before. Fails where the density at the start is
// zero or no step size keeps the energy.
//
//     NutsChain chain(posterior.clone(), options, makeChainState(start, seed, index, laplace.covariance));
//     Draw draw;
//     while (chain.iteration() < options.warmup + 500 && chain.step(draw, stop).ok()) ...

struct NutsOptions
{
    int warmup = 300;
    double targetAcceptance = 0.8;
    TrajectoryOptions trajectory;
    /// Phases of a warm-up by covariances; empty: Stan's (75, 25, 50), or (15, 25, 50) when the first metric
    /// was given.
    std::optional<WarmupPhases> phases;
};

/// One draw with what is known of how it was made.
struct Draw
{
    std::vector<double> q;
    double logDensity = 0.0;
    double acceptance = 0.0; ///< mean acceptance statistic of the trajectory
    double stepSize = 0.0;   ///< the one it was made with
    double energy = 0.0;     ///< of the point drawn
    int treeDepth = 0;
    int leapfrogs = 0;
    bool diverging = false;
    bool warmup = false;
    bool operator==(const Draw&) const = default;
};

/// How the metric of a new chain is learnt. Part of its state: a chain goes on as it began.
struct MetricLearning
{
    MetricAdaptation adaptation = MetricAdaptation::Score;
    MetricKind kind = MetricKind::Dense; ///< of metrics by scores; those by covariances are dense
};

/// The state of a chain that has made no draw yet. inverseMetric: covariance to begin with, row major, or
/// empty (unit).
ChainState makeChainState(std::span<const double> start, std::uint64_t seed, int chain,
                          std::span<const double> inverseMetric = {}, const MetricLearning& learning = {});

class NutsChain
{
public:
    using State = ChainState;
    using DrawType = Draw;

    /// Throws InputError if the sizes do not agree or a metric is not positive definite.
    NutsChain(std::unique_ptr<LogDensity> density, const NutsOptions& options, ChainState state);

    /// Makes one draw. Cancelled or failed: `draw` is unspecified and the chain as before.
    Status step(Draw& draw, const std::stop_token& stop);

    int iteration() const { return m_state.iteration; }
    bool warm() const { return m_state.iteration >= m_options.warmup; }
    const ChainState& checkpoint() const { return m_state; }
    const LogDensity& density() const { return *m_density; }

private:
    Status prepare(const std::stop_token& stop);
    Status findStepSize(const std::stop_token& stop);
    void adapt(double acceptance, bool moved);
    void learnFromScores(bool moved);
    void learnFromCovariance();
    void renewMetric();
    void loadPosition();
    void storePosition();

    std::unique_ptr<LogDensity> m_density;
    NutsOptions m_options;
    WarmupSchedule m_schedule;
    ScoreSchedule m_scoreSchedule;
    ChainState m_state;
    DenseMetric m_metric;
    Trajectory m_trajectory;
    Position m_position;
};

} // namespace interphase
