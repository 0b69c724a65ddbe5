#pragma once
#include "bayes/chain_run.h"
#include "bayes/nuts.h"

namespace interphase {

// A chain that asks a cheap density where to go and the right one whether it may (surrogate transition,
// @cite Liu2001, delayed acceptance, @cite ChristenFox2005).
//
// Problem: a NUTS transition takes three to seven gradients of a model of milliseconds. Method: a kernel that
// is reversible on the cheap density, here some transitions of NUTS on it (each level of the tree is
// balanced, and powers of a reversible kernel are reversible), proposes q'; it is accepted with
//
//     min(1, p(q') s(q) / (p(q) s(q'))),       p the density, s the cheap one,
//
// one value of p a draw. That leaves p as it is whatever s. A few draws are of NUTS on p itself and one in
// twenty tries a step of heavy tails, so that a place where s is wrong is left. The last draws of the warm-up
// are a trial: where fewer than three in ten are accepted the chain goes on with NUTS alone; where nearly all
// are, s is hardly wrong anywhere and draws of those two kinds are half as many. Nothing is learnt after
// the trial, so the kernel is fixed.

struct SurrogateOptions
{
    int warmup = 300; ///< draws, those of NUTS before included
    /// Of NUTS on the surrogate, for a draw: along a bent ridge one or two leave much behind.
    int transitions = 10;
    double nutsShare = 0.02; ///< at most, see SurrogateState::doubt; a transition costs some twenty values
    double tailShare = 0.05; ///< likewise
    double leastDoubt = 0.5;
    double leastAcceptance = 0.3;
    TrajectoryOptions trajectory;
};

/// All that a chain needs to go on; see ChainState.
struct SurrogateState
{
    int iteration = 0;
    std::vector<double> q;
    double logDensity = 0.0;
    std::vector<double> gradient; ///< empty where not known
    double stepSize = 1.0;
    std::vector<double> inverseMetric; ///< row major
    int tried = 0, accepted = 0;       ///< surrogate transitions, of the trial first
    double doubt = 1.0;                ///< of the surrogate, up to 1: the shares of the options times this
    bool onTrial = true;
    bool nutsOnly = false; ///< the trial went badly
    bool tuned = false;    ///< by tuneOnSurrogate()
    StreamState stream;
    bool operator==(const SurrogateState&) const = default;
};

std::string encodeSurrogateState(const SurrogateState& state);
bool isSurrogateState(std::string_view bytes);
/// Throws InputError unless the bytes are what encodeSurrogateState writes.
SurrogateState decodeSurrogateState(std::string_view bytes);

/// From a chain of NUTS.
SurrogateState afterWarmup(const ChainState& chain);

/// Learns metric and step size anew, by chains of NUTS on the surrogate from where the states are, which
/// costs no solve; the states stay where they are. One state a chain, in the chains' order; those that are
/// tuned already are left. The same bits whatever the number of threads. Where NUTS fails on the surrogate a
/// state keeps what it has.
void tuneOnSurrogate(const LogDensity& surrogate, std::vector<SurrogateState>& states, std::uint64_t seed,
                     int threads, const std::stop_token& stop);

class SurrogateChain
{
public:
    using State = SurrogateState;
    using DrawType = Draw;

    /// Throws InputError if the sizes do not agree or the metric is not positive definite.
    SurrogateChain(std::unique_ptr<LogDensity> density, std::unique_ptr<LogDensity> surrogate,
                   const SurrogateOptions& options, SurrogateState state);

    /// As NutsChain::step(). draw.leapfrogs counts evaluations of the density; treeDepth is 0 and energy is
    /// NaN where the draw is not of NUTS.
    Status step(Draw& draw, const std::stop_token& stop);

    int iteration() const { return m_state.iteration; }
    const SurrogateState& checkpoint() const { return m_state; }
    const LogDensity& density() const { return *m_density; }

private:
    void propose(SurrogateState& next, RandomStream& stream, Draw& draw);
    void proposeTail(SurrogateState& next, RandomStream& stream, Draw& draw);
    Status transition(SurrogateState& next, RandomStream& stream, Draw& draw, const std::stop_token& stop);
    bool judge(SurrogateState& next, double logOddsOfProposal, RandomStream& stream, Draw& draw);

    std::unique_ptr<LogDensity> m_density, m_surrogate;
    SurrogateOptions m_options;
    SurrogateState m_state;
    DenseMetric m_metric;
    Trajectory m_trajectory, m_cheap;
    Position m_position;
    std::vector<double> m_momentum, m_velocity;
};

using SurrogateBatch = BatchOf<SurrogateChain>;

class SurrogateRun : public ChainRun<SurrogateChain>
{
public:
    /// One state a chain: from afterWarmup(), or from checkpoints to resume. draws: a chain, after the
    /// warm-up.
    SurrogateRun(const LogDensity& density, const LogDensity& surrogate, const SurrogateOptions& options,
                 int draws, int threads, std::vector<SurrogateState> states);
};

} // namespace interphase
