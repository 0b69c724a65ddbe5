#include "bayes/nuts.h"

#include <cmath>

namespace interphase {
namespace {

// Without a given metric estimates are shrunk as Stan does: by 5 draws towards 1e-3.
constexpr double kUnitReferenceWeight = 5.0;
constexpr double kUnitReference = 1e-3;
// A Laplace covariance is worth about as many draws as the first window has.
constexpr double kGivenReferenceWeight = 25.0;
// With gradients a few draws know more than it does.
constexpr double kScoreReferenceWeight = 1.0;
constexpr double kScoreUnitWeight = 1e-5;
// Fewer draws than this do not renew the metric.
constexpr double kFewestScores = 3.0;

std::vector<double> scaledIdentity(std::size_t d, double scale)
{
    std::vector<double> matrix(d * d);
    for (std::size_t i = 0; i < d; ++i)
        matrix[i * d + i] = scale;
    return matrix;
}

WarmupPhases phasesFor(const NutsOptions& options, const ChainState& state)
{
    if (options.phases)
        return *options.phases;
    WarmupPhases phases;
    if (state.referenceWeight == kGivenReferenceWeight)
        phases.first = 15;
    return phases;
}

void requireMetric(bool ok, const char* what)
{
    if (!ok)
        throw InputError(MessageId::InvalidArgument,
                         {what, "not a positive definite matrix of the right size", "one"});
}

} // namespace

ChainState makeChainState(std::span<const double> start, std::uint64_t seed, int chain,
                          std::span<const double> inverseMetric, const MetricLearning& learning)
{
    ChainState state;
    const std::size_t d = start.size();
    state.q.assign(start.begin(), start.end());
    state.stream = {seed, StreamPurpose::Chain, static_cast<std::uint32_t>(chain), 0};
    const bool given = !inverseMetric.empty();
    state.inverseMetric.assign(inverseMetric.begin(), inverseMetric.end());
    const bool diagonal =
        learning.adaptation == MetricAdaptation::Score && learning.kind == MetricKind::Diagonal;
    for (std::size_t i = 0; given && diagonal && i < d * d; ++i)
        if (i % (d + 1) != 0)
            state.inverseMetric[i] = 0.0;
    if (!given)
        state.inverseMetric = scaledIdentity(d, 1.0);
    state.adaptation = learning.adaptation;
    state.metricKind = learning.kind;
    if (learning.adaptation == MetricAdaptation::Score) {
        state.scores = state.recentScores = ScoreMoments(static_cast<int>(d));
        state.referenceMetric.assign(inverseMetric.begin(), inverseMetric.end());
        state.referenceWeight = given ? kScoreReferenceWeight : kScoreUnitWeight;
        return state;
    }
    state.covariance = CovarianceEstimate(static_cast<int>(d));
    state.referenceMetric = given ? state.inverseMetric : scaledIdentity(d, kUnitReference);
    state.referenceWeight = given ? kGivenReferenceWeight : kUnitReferenceWeight;
    return state;
}

NutsChain::NutsChain(std::unique_ptr<LogDensity> density, const NutsOptions& options, ChainState state)
    : m_density(std::move(density)),
      m_options(options),
      m_schedule(options.warmup, phasesFor(options, state)),
      m_scoreSchedule(options.warmup),
      m_state(std::move(state)),
      m_metric(m_density->dimension()),
      m_trajectory(*m_density, options.trajectory)
{
    requireMetric(m_state.q.size() == static_cast<std::size_t>(m_density->dimension()) &&
                      m_metric.setInverse(m_state.inverseMetric),
                  "metric of a chain");
    const bool noReference = m_state.adaptation == MetricAdaptation::Score && m_state.referenceMetric.empty();
    requireMetric(noReference || DenseMetric(m_density->dimension()).setInverse(m_state.referenceMetric),
                  "reference metric of a chain");
    loadPosition();
}

void NutsChain::loadPosition()
{
    m_position.q = m_state.q;
    m_position.gradient = m_state.gradient;
    m_position.logDensity = m_state.logDensity;
}

void NutsChain::storePosition()
{
    m_state.q = m_position.q;
    m_state.gradient = m_position.gradient;
    m_state.logDensity = m_position.logDensity;
}

// What must be known before the first draw and after a new metric. Complete steps are kept when a later one
// is cancelled: each leaves a state from which the chain continues in the same way.
Status NutsChain::prepare(const std::stop_token& stop)
{
    if (m_position.gradient.empty()) {
        std::vector<double> gradient(m_position.q.size());
        m_position.logDensity = m_density->evaluate(m_position.q, gradient);
        if (stop.stop_requested())
            return Status::cancelled();
        if (!std::isfinite(m_position.logDensity))
            return Status::failed(MessageId::NoFiniteStart);
        m_position.gradient = std::move(gradient);
        storePosition();
    }
    return m_state.stepSizeIsFresh ? Status{} : findStepSize(stop);
}

// Doubles or halves the step size until the acceptance of one step crosses 0.8, as Stan does.
Status NutsChain::findStepSize(const std::stop_token& stop)
{
    constexpr double kLogTarget = -0.2231435513142097; // log 0.8
    constexpr double kSmallest = 1e-12, kLargest = 1e7;
    RandomStream stream(m_state.stream);
    double stepSize = m_state.stepSize;
    const auto keepsEnergy = [&] {
        return -m_trajectory.trialError(m_position, m_metric, stepSize, stream) > kLogTarget;
    };
    if (stop.stop_requested())
        return Status::cancelled();
    const bool grow = keepsEnergy();
    do {
        if (stop.stop_requested())
            return Status::cancelled();
        stepSize *= grow ? 2.0 : 0.5;
        if (stepSize < kSmallest || stepSize > kLargest)
            return Status::failed(MessageId::NoStepSize);
    } while (keepsEnergy() == grow);
    if (stop.stop_requested())
        return Status::cancelled();
    m_state.stream = stream.state();
    m_state.stepSize = stepSize;
    m_state.stepSizeIsFresh = true;
    m_state.stepSizeAdaptation.restart(stepSize);
    return {};
}

void NutsChain::renewMetric()
{
    const CovarianceEstimate& estimate = m_state.covariance;
    const std::size_t d = m_state.q.size();
    const double weight = estimate.count / (estimate.count + m_state.referenceWeight);
    std::vector<double> metric(d * d);
    for (std::size_t i = 0; i < d; ++i)
        for (std::size_t j = 0; j < d; ++j)
            metric[i * d + j] =
                weight * estimate.covariance(i, j) + (1.0 - weight) * m_state.referenceMetric[i * d + j];
    if (estimate.count > 1.0 && m_metric.setInverse(metric)) {
        m_state.inverseMetric = std::move(metric);
        m_state.stepSizeIsFresh = false;
    }
    m_state.covariance.restart();
}

// The step size is not looked for again: a metric that is renewed after each draw changes little.
void NutsChain::learnFromScores(bool moved)
{
    const int done = m_state.iteration;
    if (!m_scoreSchedule.learns(done))
        return;
    if (moved) {
        m_state.scores.add(m_state.q, m_state.gradient);
        m_state.recentScores.add(m_state.q, m_state.gradient);
    }
    if (m_state.scores.count() >= kFewestScores) {
        std::vector<double> metric = fisherMetric(m_state.scores, m_state.metricKind, m_state.referenceMetric,
                                                  m_state.referenceWeight);
        if (m_metric.setInverse(metric))
            m_state.inverseMetric = std::move(metric);
    }
    if (m_scoreSchedule.forgets(done)) {
        m_state.scores = m_state.recentScores;
        m_state.recentScores.restart();
    }
}

void NutsChain::learnFromCovariance()
{
    const int done = m_state.iteration;
    if (m_schedule.learnsMetric(done))
        m_state.covariance.add(m_state.q);
    if (m_schedule.endsWindow(done) && done + 1 < m_options.warmup)
        renewMetric();
}

void NutsChain::adapt(double acceptance, bool moved)
{
    const int done = m_state.iteration; // draws before this one
    if (done >= m_options.warmup)
        return;
    m_state.stepSize = m_state.stepSizeAdaptation.learn(acceptance, m_options.targetAcceptance);
    if (m_state.adaptation == MetricAdaptation::Score)
        learnFromScores(moved);
    else
        learnFromCovariance();
    if (done + 1 == m_options.warmup)
        m_state.stepSize = m_state.stepSizeAdaptation.final();
}

Status NutsChain::step(Draw& draw, const std::stop_token& stop)
{
    m_density->setStop(stop);
    const Status ready = prepare(stop);
    if (!ready.ok())
        return ready;
    RandomStream stream(m_state.stream);
    const TrajectoryStats stats =
        m_trajectory.transition(m_position, m_metric, m_state.stepSize, stream, stop);
    if (stats.cancelled)
        return Status::cancelled();
    const bool moved = m_position.q != m_state.q;
    storePosition();
    m_state.stream = stream.state();
    draw.q = m_position.q;
    draw.logDensity = m_position.logDensity;
    draw.acceptance = stats.acceptance;
    draw.stepSize = m_state.stepSize;
    draw.energy = m_position.energy;
    draw.treeDepth = stats.depth;
    draw.leapfrogs = stats.leapfrogs;
    draw.diverging = stats.diverging;
    draw.warmup = m_state.iteration < m_options.warmup;
    adapt(stats.acceptance, moved);
    ++m_state.iteration;
    return {};
}

} // namespace interphase
