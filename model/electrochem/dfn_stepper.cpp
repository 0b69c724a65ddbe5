#include "electrochem/dfn_stepper.h"

#include "core/text.h"
#include "electrochem/combine.h"

#include <algorithm>
#include <cmath>

namespace interphase {

DfnStepper::DfnStepper(DfnSystem& system, const DfnTolerances& tolerances)
    : m_system(system),
      m_tolerances(tolerances),
      m_factors(system.layout()),
      m_step(system.layout())
{
    const DfnLayout& l = system.layout();
    const auto size = static_cast<std::size_t>(l.size());
    const auto thetas = static_cast<std::size_t>(l.sites());
    const auto slow = static_cast<std::size_t>(system.slowLayout().size());
    for (Point& p : m_points) {
        p.y.resize(size);
        p.theta.resize(thetas);
        p.slow.resize(slow);
    }
    for (auto* values : {&m_slowPredicted, &m_slowKnown, &m_slowStartSlope})
        values->resize(slow);
    for (std::size_t i = 0; i < m_past.size(); ++i)
        m_past[i] = &m_points[i];
    m_next = &m_points.back();
    m_startSlope.resize(size + thetas);
    m_cellWeights.resize(static_cast<std::size_t>(2 * l.cells()));
    m_work.resize(static_cast<std::size_t>(l.unknowns()));
    m_thetaWeights.resize(thetas);
    m_thetaWork.resize(thetas);
}

void DfnStepper::start(double t0, std::span<const double> y, std::span<const double> yp,
                       std::span<const double> slow, std::span<const double> slowSlope, double firstStep,
                       Clock clock)
{
    Point& p = *m_past[0];
    std::copy(slow.begin(), slow.end(), p.slow.begin());
    std::copy(slowSlope.begin(), slowSlope.end(), m_slowStartSlope.begin());
    std::copy(y.begin(), y.end(), p.y.begin());
    m_system.surfaceStoichiometries(p.y.data(), p.theta.data());
    std::copy(yp.begin(), yp.end(), m_startSlope.begin());
    m_system.surfaceStoichiometries(yp.data(), m_startSlope.data() + y.size());
    m_control.start(t0, firstStep, clock);
    m_begin_s = t0;
    m_factoredGamma = 0.0;
    m_counters = {};
    m_lastOrder = 1;
}

/// True where the present factors are for quite another gamma.
bool DfnStepper::factorsAreOld() const
{
    constexpr double kGammaChange = 0.3;
    return !(m_factoredGamma > 0.0 && std::abs(m_step.gamma / m_factoredGamma - 1.0) < kGammaChange);
}

/// Where a correction would take a shell far, all of it goes a part of the way. True where it did.
bool DfnStepper::limitShells()
{
    constexpr double kFar = 0.05;
    double largest = 0.0;
    for (const double change : m_step.shells)
        largest = std::max(largest, std::abs(change));
    if (!(largest > kFar))
        return false;
    const double part = kFar / largest;
    for (auto* values : {&m_step.shells, &m_step.residual})
        for (double& change : *values)
            change *= part;
    return true;
}

/// What a correction of j moves at the interface, in units of what v may err by. Where v is a state of its
/// own it does not tell how exact j is.
double DfnStepper::reactionNorm(const double* change) const
{
    const double largest = largestOver(
        m_thetaWork.size(), 0.0, [&](std::size_t i) { return std::abs(change[i]) / m_factors.jRow[i]; });
    return 0.5 * largest / m_tolerances.potential_V;
}

/// Where a correction would take more than the salt of a cell, some stays: a cell that has run dry is poor,
/// not empty. True where that is more than the error allowed.
bool DfnStepper::limitSalt(const double* c, double* change) const
{
    if (!m_system.hasElectrolyte())
        return false;
    bool limited = false;
    for (std::size_t i = 0; i < static_cast<std::size_t>(m_system.layout().cells()); ++i) {
        const double most = (1.0 - kSaltStays) * c[i];
        if (!(change[i] > most))
            continue;
        limited = limited || (change[i] - most) * m_cellWeights[i] > 1.0;
        change[i] = most;
    }
    return limited;
}

/// Newton's iteration from the predicted point until what is left is `wanted` of the error allowed; `enough`
/// will do where that takes too many. Old factors are made anew from the predicted point.
bool DfnStepper::iterate(double wanted, double enough)
{
    const bool charging = m_system.hasDoubleLayer(), careful = charging || m_carefully;
    const int kIterations = careful ? 40 : m_system.hasShells() ? 16 : 8;
    const DfnLayout& l = m_system.layout();
    double* x = m_next->y.data() + l.concentration();
    double before = 0.0;
    bool limited = false;
    for (int iteration = 0; iteration < kIterations; ++iteration) {
        ++m_counters.residuals;
        if (!m_system.stepResidual(m_step, m_control.proposed(), m_next->y.data()))
            return false;
        // Shells are far from linear, and so is j where v is held by a double layer: where the iteration
        // crawls, from where it has come to.
        const bool crawls = iteration > 0 && m_contraction > 0.2 && (careful || m_system.hasShells());
        const bool turns = iteration > 0 && limited && careful;
        if ((iteration == 0 && factorsAreOld()) || crawls || turns) {
            ++m_counters.factorisations;
            m_factoredGamma = m_step.gamma;
            m_contraction = 0.1;
            if (!m_system.factor(m_factors, m_step.gamma))
                return false;
        }
        m_system.solveStep(m_factors, m_step);
        const double* change = m_step.residual.data();
        limited = m_system.limitReactions(m_step);
        limited = limitShells() || limited;
        limited = limitSalt(x, m_step.residual.data()) || limited;
        for (std::size_t i = 0; i < m_step.residual.size(); ++i)
            x[i] -= change[i];
        for (std::size_t i = 0; i < m_thetaWork.size(); ++i)
            m_thetaWork[i] = m_step.slip[i] * change[2 * static_cast<std::size_t>(l.cells()) + i];
        for (const DfnLayout::Phase& p : l.phases) {
            if (!p.shells)
                continue;
            const double* shells = m_step.shells.data() + p.modes;
            for (int i = 0; i < p.radial * p.count; ++i)
                m_next->y[static_cast<std::size_t>(p.modes + i)] -= shells[i];
            std::copy_n(shells + (p.radial - 1) * p.count, p.count, m_thetaWork.data() + p.site);
        }
        double size = norm(change, m_thetaWork.data(), change[l.voltage() - l.concentration()]);
        for (const double shell : m_step.shells)
            size = std::max(size, std::abs(shell) / shellTolerance());
        if (charging)
            size = std::max(size, reactionNorm(change + 2 * static_cast<std::size_t>(l.cells())));
        if (!std::isfinite(size))
            return false;
        // An old contraction says nothing of a front that is about to reach a surface.
        const bool unproven = iteration == 0 && m_system.hasShells() && size > wanted;
        if (limited || unproven) { // no contraction can be told
            before = size;
            continue;
        }
        if (iteration > 0) {
            m_contraction = size / before;
            if (m_contraction > (m_carefully || m_system.hasShells() ? 2.0 : 0.9))
                return size < enough;
        }
        const double rate = std::clamp(m_contraction, 0.02, 0.9);
        if (size * rate < wanted * (1.0 - rate))
            return true;
        before = size;
    }
    return before < enough;
}

/// Theta and v' from the converged j, by the same linear equations Newton solved.
void DfnStepper::followReactions()
{
    const DfnLayout& l = m_system.layout();
    const double* x = m_next->y.data() + l.concentration();
    const auto n = static_cast<std::size_t>(l.cells());
    for (std::size_t i = 0; i < m_step.theta.size(); ++i)
        m_step.theta[i] = m_step.base[i] - m_step.slip[i] * x[2 * n + i];
    for (const DfnLayout::Phase& p : l.phases)
        if (p.shells)
            std::copy_n(m_next->y.data() + p.modes + (p.radial - 1) * p.count, p.count,
                        m_step.theta.data() + p.site);
    if (m_system.hasDoubleLayer())
        for (std::size_t i = 0; i < n; ++i)
            m_step.vRate[i] = m_step.gamma * x[n + i] + m_step.known[n + i];
    m_next->theta = m_step.theta;
    if (!m_system.hasSlow())
        return;
    // Heat and plated lithium move on from the converged state itself, so that their balances close; a film
    // grows too slowly to tell it from the last iterate.
    if (!m_system.growsFilmsOnly() && !m_system.stepResidual(m_step, m_control.proposed(), m_next->y.data()))
        return;
    m_system.advanceSlow(m_next->y.data(), m_slowPredicted.data(), m_weights.gamma[0], m_slowKnown.data(),
                         m_next->slow.data());
}

void DfnStepper::limitStep()
{
    const double* next = m_next->theta.data();
    const double* past = m_past[0]->theta.data();
    const double change =
        largestOver(m_next->theta.size(), 0.0, [&](std::size_t i) { return std::abs(next[i] - past[i]); });
    m_control.limitStep(change > 0.0 ? m_tolerances.longestMove / change : 0.0);
}

/// The new point becomes the newest accepted one.
void DfnStepper::shift()
{
    ++m_counters.steps;
    Point* oldest = m_past.back();
    std::copy_backward(m_past.begin(), m_past.end() - 1, m_past.end());
    m_past[0] = m_next;
    m_next = oldest;
}

Status DfnStepper::follow(double time, int order, std::span<const double> missed, std::span<double> nowMissed)
{
    constexpr double kConverged = 1e-3, kEnough = 1e-2;
    m_carefully = false;
    setWeights();
    m_control.follow(time, order);
    gatherPast();
    predict();
    double* x = m_next->y.data() + m_system.layout().concentration();
    std::copy_n(x, nowMissed.size(), nowMissed.begin());
    for (std::size_t i = 0; i < missed.size(); ++i)
        x[i] += missed[i];
    keepSalt(x);
    m_factoredGamma = 0.0;
    if (!iterate(kConverged, kEnough)) {
        ++m_counters.newtonFailures;
        return Status::failed(MessageId::SolverNoConvergence, {formatRounded(time, 6)});
    }
    followReactions();
    for (std::size_t i = 0; i < nowMissed.size(); ++i)
        nowMissed[i] = x[i] - nowMissed[i];
    m_system.addUptake(m_step, m_next->y.data());
    m_lastOrder = m_control.atStart() ? 1 : m_control.order();
    m_control.accept();
    shift();
    return {};
}

/// Behind a jump of the voltage a double layer or a surface is charged by a current that is exponential in
/// the jump: faster than any clock tells. The first step damps what is over within it, and keeps the charge.
bool DfnStepper::isInstant() const
{
    constexpr double kInstant_s = 1e-6;
    return m_control.proposed() - m_begin_s <= kInstant_s;
}

Status DfnStepper::step(double stopTime)
{
    // Where the next stretch starts the slope is taken from j itself: an error there is charge lost.
    constexpr double kConvergedAtEnd = 1e-6;
    // What is left of one step is noise to the next: at some size of steps it keeps them so short.
    constexpr long kManySteps = 1000;
    constexpr double kTighter = 0.3;
    // Side currents are far from linear in what is left, and what they take is to be found again.
    const double kConverged =
        (m_system.hasSideReactions() ? 0.05 : 0.33) * (m_counters.steps > kManySteps ? kTighter : 1.0);
    constexpr int kFailures = 2; // the old factors are not to blame for
    int failures = 0;
    setWeights();
    while (true) {
        m_carefully = failures >= kFailures;
        const bool last = m_control.propose(stopTime) == stopTime;
        if (m_control.stuck())
            return whyStuck();
        gatherPast();
        predict();
        if (!iterate(last ? kConvergedAtEnd : kConverged, kConverged)) {
            ++m_counters.newtonFailures;
            ++failures;
            m_control.shorten();
            m_factoredGamma = 0.0;
            continue;
        }
        followReactions();
        const BdfControl::Differences d = differences();
        if (m_control.passes(d) || isInstant()) {
            m_system.addUptake(m_step, m_next->y.data());
            limitStep();
            m_lastOrder = m_control.atStart() ? 1 : m_control.order();
            m_control.accept(d);
            break;
        }
        ++m_counters.errorTestFailures;
        m_control.reject(d);
    }
    shift();
    return {};
}

bool DfnStepper::factorHere(DfnSystem::Factors& factors)
{
    return m_system.stepResidual(m_step, m_control.time(), state()) && m_system.factor(factors, m_step.gamma);
}

int DfnStepper::weightsAt(double t, double* w) const
{
    const int degree = std::min(m_lastOrder, m_control.points() - 1);
    m_control.predictorWeights(degree, t, w);
    return degree;
}

void DfnStepper::interpolate(double t, std::span<double> y, std::span<double> slow) const
{
    double w[BdfControl::kAges + 1];
    const int degree = weightsAt(t, w);
    combine(
        degree + 1, w, [&](int j) { return m_past[static_cast<std::size_t>(j)]->y.data(); }, y.size(),
        y.data());
    if (!slow.empty())
        combine(
            degree + 1, w, [&](int j) { return m_past[static_cast<std::size_t>(j)]->slow.data(); },
            slow.size(), slow.data());
}

} // namespace interphase
