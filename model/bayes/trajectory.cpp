#include "bayes/trajectory.h"

#include "bayes/weights.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double dot(const std::vector<double>& a, const std::vector<double>& b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

void add(const std::vector<double>& a, const std::vector<double>& b, std::vector<double>& out)
{
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = a[i] + b[i];
}

// The generalised criterion: both ends still move along the sum of the momenta.
bool movesApart(const std::vector<double>& velocityBegin, const std::vector<double>& velocityEnd,
                const std::vector<double>& sum)
{
    return dot(velocityBegin, sum) > 0.0 && dot(velocityEnd, sum) > 0.0;
}

} // namespace

Trajectory::Trajectory(LogDensity& density, const TrajectoryOptions& options)
    : m_density(density),
      m_options(options),
      m_levels(static_cast<std::size_t>(options.maxDepth))
{
    const std::vector<double> zero(static_cast<std::size_t>(density.dimension()));
    const End end{zero, zero};
    const Position position{zero, zero, 0.0, 0.0};
    for (Level& level : m_levels)
        level = {end, end, zero, zero, zero, position};
    m_phase = m_forward = m_backward = {zero, zero, zero, 0.0};
    m_proposal = m_chosen = position;
    m_backwardOuter = m_backwardInner = m_forwardInner = m_forwardOuter = end;
    m_sum = m_backwardSum = m_forwardSum = m_scratch = zero;
}

void Trajectory::startFrom(const Position& position, Phase& phase) const
{
    phase.q = position.q;
    phase.gradient = position.gradient;
    phase.logDensity = position.logDensity;
    m_metric->sampleMomentum(*m_stream, phase.p);
}

double Trajectory::energy(const Phase& phase) const
{
    const double value = m_metric->kineticEnergy(phase.p) - phase.logDensity;
    return std::isnan(value) ? kInfinity : value;
}

void Trajectory::leapfrog(Phase& phase, double stepSize) const
{
    const std::size_t d = phase.q.size();
    for (std::size_t i = 0; i < d; ++i)
        phase.p[i] += 0.5 * stepSize * phase.gradient[i];
    m_metric->velocity(phase.p, m_scratch);
    for (std::size_t i = 0; i < d; ++i)
        phase.q[i] += stepSize * m_scratch[i];
    phase.logDensity = m_density.evaluate(phase.q, phase.gradient);
    if (!std::isfinite(phase.logDensity))
        return; // the gradient means nothing there
    for (std::size_t i = 0; i < d; ++i)
        phase.p[i] += 0.5 * stepSize * phase.gradient[i];
}

void Trajectory::setEnd(End& end, const Phase& phase) const
{
    end.p = phase.p;
    m_metric->velocity(phase.p, end.velocity);
}

// A tree of one point. False if it diverges or the run was stopped, before or within the evaluation.
bool Trajectory::leaf(Position& proposal, End& begin, End& end, std::vector<double>& sum, double& logWeight)
{
    if (!m_stop->stop_requested())
        leapfrog(m_phase, m_stepSize);
    if (m_stop->stop_requested()) {
        m_stats.cancelled = true;
        return false;
    }
    ++m_stats.leapfrogs;
    const double here = energy(m_phase);
    const double error = here - m_startEnergy;
    m_stats.diverging = m_stats.diverging || !(error <= m_options.maxEnergyError);
    logWeight = -error;
    m_acceptanceSum += error <= 0.0 ? 1.0 : std::exp(-error);
    proposal.q = m_phase.q;
    proposal.gradient = m_phase.gradient;
    proposal.logDensity = m_phase.logDensity;
    proposal.energy = here;
    setEnd(begin, m_phase);
    end = begin;
    sum = m_phase.p;
    return !m_stats.diverging;
}

// A tree of 2^depth points from m_phase on. Writes its proposal, its ends, the sum of its momenta and its
// weight. False if it must not be used: it turns on itself, diverges, or the run was stopped.
bool Trajectory::build(int depth, Position& proposal, End& begin, End& end, std::vector<double>& sum,
                       double& logWeight)
{
    if (depth == 0)
        return leaf(proposal, begin, end, sum, logWeight);
    Level& level = m_levels[static_cast<std::size_t>(depth - 1)];
    double initialWeight = -kInfinity, finalWeight = -kInfinity;
    if (!build(depth - 1, proposal, begin, level.initialEnd, level.initialSum, initialWeight))
        return false;
    if (!build(depth - 1, level.proposal, level.finalBegin, end, level.finalSum, finalWeight))
        return false;
    logWeight = logAddExp(initialWeight, finalWeight);
    if (m_stream->uniform() < std::exp(finalWeight - logWeight))
        std::swap(proposal, level.proposal);
    add(level.initialSum, level.finalSum, sum);
    bool apart = movesApart(begin.velocity, end.velocity, sum);
    add(level.initialSum, level.finalBegin.p, level.seam);
    apart = apart && movesApart(begin.velocity, level.finalBegin.velocity, level.seam);
    add(level.finalSum, level.initialEnd.p, level.seam);
    return apart && movesApart(level.initialEnd.velocity, end.velocity, level.seam);
}

// Adds a subtree as large as the tree on a random side. The old tree becomes the other side.
bool Trajectory::extend(Position& proposal, double& logWeight)
{
    const double step = std::abs(m_stepSize);
    if (m_stream->uniform() > 0.5) {
        m_stepSize = step;
        m_phase = m_forward;
        m_backwardSum = m_sum;
        m_backwardInner = m_forwardOuter;
        if (!build(m_stats.depth, proposal, m_forwardInner, m_forwardOuter, m_forwardSum, logWeight))
            return false;
        m_forward = m_phase;
        return true;
    }
    m_stepSize = -step;
    m_phase = m_backward;
    m_forwardSum = m_sum;
    m_forwardInner = m_backwardOuter;
    if (!build(m_stats.depth, proposal, m_backwardInner, m_backwardOuter, m_backwardSum, logWeight))
        return false;
    m_backward = m_phase;
    return true;
}

// The criterion on the whole tree and across its seam; m_sum is the whole sum.
bool Trajectory::goesOn() const
{
    if (!movesApart(m_backwardOuter.velocity, m_forwardOuter.velocity, m_sum))
        return false;
    add(m_backwardSum, m_forwardInner.p, m_scratch);
    if (!movesApart(m_backwardOuter.velocity, m_forwardInner.velocity, m_scratch))
        return false;
    add(m_forwardSum, m_backwardInner.p, m_scratch);
    return movesApart(m_backwardInner.velocity, m_forwardOuter.velocity, m_scratch);
}

TrajectoryStats Trajectory::transition(Position& position, const DenseMetric& metric, double stepSize,
                                       RandomStream& stream, const std::stop_token& stop)
{
    m_metric = &metric;
    m_stream = &stream;
    m_stop = &stop;
    m_stats = {};
    m_stepSize = stepSize;
    m_acceptanceSum = 0.0;
    startFrom(position, m_phase);
    m_startEnergy = energy(m_phase);
    m_forward = m_backward = m_phase;
    setEnd(m_forwardOuter, m_phase);
    m_backwardOuter = m_backwardInner = m_forwardInner = m_forwardOuter;
    m_sum = m_phase.p;
    m_chosen = position;
    m_chosen.energy = m_startEnergy;
    double logWeight = 0.0;
    while (m_stats.depth < m_options.maxDepth) {
        double subtreeWeight = -kInfinity;
        if (!extend(m_proposal, subtreeWeight))
            break;
        ++m_stats.depth;
        if (subtreeWeight > logWeight || stream.uniform() < std::exp(subtreeWeight - logWeight))
            std::swap(m_chosen, m_proposal);
        logWeight = logAddExp(logWeight, subtreeWeight);
        add(m_backwardSum, m_forwardSum, m_sum);
        if (!goesOn())
            break;
    }
    if (!m_stats.cancelled)
        position = m_chosen;
    m_stats.acceptance = m_stats.leapfrogs > 0 ? m_acceptanceSum / m_stats.leapfrogs : 0.0;
    return m_stats;
}

double Trajectory::trialError(const Position& position, const DenseMetric& metric, double stepSize,
                              RandomStream& stream)
{
    m_metric = &metric;
    m_stream = &stream;
    startFrom(position, m_phase);
    const double before = energy(m_phase);
    leapfrog(m_phase, stepSize);
    return energy(m_phase) - before;
}

} // namespace interphase
