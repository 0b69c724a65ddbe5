#include "electrochem/dfn_stepper.h"
#include "core/text.h"

#include "core/kernel.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kStandstill = 1e12; ///< 1/s, of a step in which what is differential does not move

/// out = sum_j w_j x_j(offset ..), count values; x_j from a callable.
template <class Get>
void combine(int terms, const double* w, Get get, std::size_t count, double* out)
{
    const double* first = get(0);
    for (std::size_t i = 0; i < count; ++i)
        out[i] = w[0] * first[i];
    for (int j = 1; j < terms; ++j) {
        const double* x = get(j);
        const double a = w[j];
        for (std::size_t i = 0; i < count; ++i)
            out[i] += a * x[i];
    }
}

} // namespace

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

/// Newton in a step so short that what is differential keeps its value. The side currents are predicted by
/// themselves, so it is repeated until they are what they are said to be.
bool DfnStepper::makeConsistent(double t, std::span<double> y, std::span<double> slow)
{
    constexpr int kRepeats = 8;
    constexpr double kSideConverged = 1e-9; // A/m2
    if (!m_system.hasSlow())
        return solveAlgebraic(t, y);
    for (int repeat = 0; repeat < kRepeats; ++repeat) {
        for (std::size_t i = 0; i < slow.size(); ++i)
            m_slowKnown[i] = -kStandstill * slow[i];
        m_system.setSlow(slow.data(), kStandstill, m_slowKnown.data());
        if (!solveAlgebraic(t, y))
            return false;
        m_step.frozen = true;
        const bool finite = m_system.stepResidual(m_step, t, y.data());
        m_step.frozen = false;
        if (!finite)
            return false;
        m_system.advanceSlow(y.data(), slow.data(), kStandstill, m_slowKnown.data(), m_slowPredicted.data());
        double change = 0.0;
        for (auto i = static_cast<std::size_t>(m_system.slowLayout().side()); i < slow.size(); ++i) {
            change = std::max(change, std::abs(m_slowPredicted[i] - slow[i]));
            slow[i] = m_slowPredicted[i];
        }
        if (change < kSideConverged)
            break;
    }
    return true;
}

bool DfnStepper::solveAlgebraic(double t, std::span<double> y)
{
    m_beforeJump.assign(y.begin(), y.end());
    if (newton(t, y))
        return true;
    if (!m_system.hasSideReactions())
        return false;
    // Side currents are exponentials of v: Newton finds its way down them from a state without them, where v
    // is as far from rest as it gets, and loses it when it comes from elsewhere.
    std::copy(m_beforeJump.begin(), m_beforeJump.end(), y.begin());
    m_system.silenceSideReactions(true);
    const bool quiet = newton(t, y);
    m_system.silenceSideReactions(false);
    return quiet && newton(t, y);
}

bool DfnStepper::newton(double t, std::span<double> y)
{
    constexpr int kIterations = 100;
    constexpr double kLargestMove_V = 0.5, kConverged_V = 1e-10;
    const DfnLayout& l = m_system.layout();
    const auto n = static_cast<std::size_t>(l.cells());
    double* x = y.data() + l.concentration();
    m_system.beginStep(m_step, kStandstill);
    m_step.frozen = true;
    for (std::size_t i = 0; i < n; ++i)
        m_step.known[i] = -kStandstill * x[i];
    m_system.surfaceStoichiometries(y.data(), m_step.base.data());
    for (std::size_t i = 0; i < m_step.base.size(); ++i)
        m_step.base[i] += m_step.slip[i] * x[2 * n + i];
    for (std::size_t i = 0; i < m_step.shellKnown.size(); ++i)
        m_step.shellKnown[i] = -kStandstill * y[i];
    bool done = false;
    for (int iteration = 0; iteration < kIterations && !done; ++iteration) {
        if (!m_system.stepResidual(m_step, t, y.data()) || !m_system.factor(m_factors, kStandstill, true))
            break;
        m_system.solveStep(m_factors, m_step);
        const double* change = m_step.residual.data();
        double largest = std::abs(change[l.voltage() - l.concentration()]);
        for (std::size_t i = n; i < 2 * n; ++i)
            largest = std::max(largest, std::abs(change[i]));
        if (!std::isfinite(largest))
            break;
        // All else is linear in v.
        const double damping = m_system.feelsSideReactions() ? std::min(1.0, kLargestMove_V / largest) : 1.0;
        m_system.limitReactions(m_step);
        for (std::size_t i = n; i < m_step.residual.size(); ++i)
            x[i] -= damping * change[i];
        done = largest < kConverged_V;
    }
    m_step.frozen = false;
    m_factoredGamma = 0.0;
    return done;
}

void DfnStepper::start(double t0, std::span<const double> y, std::span<const double> yp,
                       std::span<const double> slow, std::span<const double> slowSlope, double firstStep)
{
    Point& p = *m_past[0];
    std::copy(slow.begin(), slow.end(), p.slow.begin());
    std::copy(slowSlope.begin(), slowSlope.end(), m_slowStartSlope.begin());
    std::copy(y.begin(), y.end(), p.y.begin());
    m_system.surfaceStoichiometries(p.y.data(), p.theta.data());
    std::copy(yp.begin(), yp.end(), m_startSlope.begin());
    m_system.surfaceStoichiometries(yp.data(), m_startSlope.data() + y.size());
    m_control.start(t0, firstStep);
    m_factoredGamma = 0.0;
    m_counters = {};
    m_lastOrder = 1;
}

/// The predictor of the first two steps: the slope at the start stands for the points that are missing; that
/// of the algebraic states is not known.
void DfnStepper::predictFromStart(double* x, double* theta) const
{
    const auto first = static_cast<std::size_t>(m_system.layout().concentration());
    const auto n = static_cast<std::size_t>(m_system.layout().cells());
    const std::size_t sloped = m_system.hasDoubleLayer() ? 2 * n : n;
    const bool one = m_control.points() == 1;
    const Point& start = *m_past[one ? 0 : 1];
    const Point& last = *m_past[0];
    const double known = one ? 0.0 : m_control.lastStep();
    const double h = m_control.proposed() - m_control.time();
    const double reach = one ? h : known + h;
    const auto extrapolate = [&](double y0, double y1, double slope) {
        return y0 + slope * reach + (one ? 0.0 : ((y1 - y0) / known - slope) / known * reach * reach);
    };
    for (std::size_t i = 0; i < m_work.size(); ++i) {
        const double y0 = start.y[first + i], y1 = last.y[first + i];
        x[i] = i < sloped ? extrapolate(y0, y1, m_startSlope[first + i])
                          : y1 + (one ? 0.0 : (y1 - y0) / known * h);
    }
    for (std::size_t i = 0; i < m_step.theta.size(); ++i)
        theta[i] = extrapolate(start.theta[i], last.theta[i], m_startSlope[start.y.size() + i]);
}

/// The new point's unknowns from the predictor.
void DfnStepper::predict()
{
    const auto first = static_cast<std::size_t>(m_system.layout().concentration());
    if (m_control.points() < 3) {
        predictFromStart(m_next->y.data() + first, m_thetaWork.data());
        return;
    }
    double w[BdfControl::kAges];
    const int degree = m_control.order();
    m_control.predictorWeights(degree, m_control.proposed(), w);
    combine(
        degree + 1, w, [&](int j) { return m_past[static_cast<std::size_t>(j)]->y.data() + first; },
        m_work.size(), m_next->y.data() + first);
}

/// Shells are iterated on, so they begin where the predictor says.
void DfnStepper::predictShells(const DfnLayout::Phase& phase)
{
    const auto first = static_cast<std::size_t>(phase.modes),
               n = static_cast<std::size_t>(phase.radial * phase.count);
    double* out = m_next->y.data() + first;
    if (m_control.points() >= 3) {
        double w[BdfControl::kAges];
        m_control.predictorWeights(m_control.order(), m_control.proposed(), w);
        combine(
            m_control.order() + 1, w,
            [&](int j) { return m_past[static_cast<std::size_t>(j)]->y.data() + first; }, n, out);
        return;
    }
    const double h = m_control.proposed() - m_control.time();
    for (std::size_t i = 0; i < n; ++i)
        out[i] = m_past[0]->y[first + i] + h * m_startSlope[first + i];
}

/// The slow states from the predictor, and what their past contributes to their slopes.
void DfnStepper::predictSlow()
{
    SlowPredictor& p = m_slowPredictor;
    const double h = m_control.proposed() - m_control.time();
    p.startSlope = 0.0;
    if (m_control.points() == 1) {
        p.terms = 1;
        p.weight[0] = 1.0;
        p.startSlope = h;
    } else if (m_control.points() == 2) {
        // The parabola through both points with the slope at the start.
        const double known = m_control.lastStep(), reach = known + h;
        p.terms = 2;
        p.weight[0] = reach * reach / (known * known);
        p.weight[1] = 1.0 - p.weight[0];
        p.startSlope = reach - reach * reach / known;
    } else {
        p.terms = m_control.order() + 1;
        m_control.predictorWeights(m_control.order(), m_control.proposed(), p.weight);
    }
    const auto past = [&](int j) { return m_past[static_cast<std::size_t>(j)]->slow.data(); };
    combine(p.terms, p.weight, past, m_slowPredicted.size(), m_slowPredicted.data());
    combine(m_weights.terms, m_weights.gamma + 1, past, m_slowKnown.size(), m_slowKnown.data());
    for (std::size_t i = 0; i < m_slowPredicted.size(); ++i) {
        m_slowPredicted[i] += p.startSlope * m_slowStartSlope[i];
        if (m_weights.atStart)
            m_slowKnown[i] -= m_slowStartSlope[i];
    }
    // A rate that falls to nothing within a step must not be taken past it.
    const SlowLayout& l = m_system.slowLayout();
    for (int i = 0; i < l.cells; ++i) {
        double& thickness = m_slowPredicted[static_cast<std::size_t>(l.thickness() + i)];
        thickness = std::max(thickness, 0.5 * past(0)[l.thickness() + i]);
    }
    m_system.setSlow(m_slowPredicted.data(), m_weights.gamma[0], m_slowKnown.data());
}

void DfnStepper::advanceSlow()
{
    m_system.advanceSlow(m_next->y.data(), m_slowPredicted.data(), m_weights.gamma[0], m_slowKnown.data(),
                         m_next->slow.data());
}

/// The largest of what the slow states differ by from the predictor with these weights.
double DfnStepper::slowNorm(const double* w, int degree) const
{
    const SlowLayout& l = m_system.slowLayout();
    const auto difference = [&](int i) {
        const auto at = static_cast<std::size_t>(i);
        double d = m_next->slow[at];
        for (int j = 0; j <= degree; ++j)
            d -= w[j] * m_past[static_cast<std::size_t>(j)]->slow[at];
        return std::abs(d);
    };
    double largest = difference(SlowLayout::kTemperature) / m_tolerances.temperature_K;
    for (const int i : {SlowLayout::kActive, SlowLayout::kActive + 1})
        largest = std::max(largest, difference(i) / m_tolerances.ageing);
    for (int i = 0; i < l.cells; ++i) {
        const double thickness = m_past[0]->slow[static_cast<std::size_t>(l.thickness() + i)];
        largest = std::max(largest, difference(l.thickness() + i) / (m_tolerances.ageing * thickness));
        for (const int first : {l.plated(), l.dead()})
            largest = std::max(largest, difference(first + i) /
                                            (m_tolerances.ageing *
                                             (1.0 + m_past[0]->slow[static_cast<std::size_t>(first + i)])));
    }
    return largest;
}

/// What the past contributes to y': in the new point's modes their values without the present j.
INTERPHASE_KERNEL
void DfnStepper::gatherPast()
{
    const DfnLayout& l = m_system.layout();
    m_control.derivativeWeights(m_weights.gamma);
    m_weights.terms = m_control.terms();
    m_weights.atStart = m_control.atStart();
    const double* gamma = m_weights.gamma;
    const int order = m_weights.terms;
    if (m_system.hasSlow())
        predictSlow();
    m_system.beginStep(m_step, gamma[0]);
    double* y = m_next->y.data();
    const auto modes = static_cast<std::size_t>(l.concentration());
    combine(
        order, gamma + 1, [&](int j) { return m_past[static_cast<std::size_t>(j)]->y.data(); }, modes, y);
    combine(
        order, gamma + 1, [&](int j) { return m_past[static_cast<std::size_t>(j)]->y.data() + modes; },
        m_step.known.size(), m_step.known.data());
    if (m_control.atStart()) {
        for (std::size_t i = 0; i < modes; ++i)
            y[i] -= m_startSlope[i];
        for (std::size_t i = 0; i < m_step.known.size(); ++i)
            m_step.known[i] -= m_startSlope[modes + i];
    }
    for (std::size_t p = 0; p < l.phases.size(); ++p) {
        const int count = l.phases[p].count;
        double* base = m_step.base.data() + l.phases[p].site;
        double* w = y + l.phases[p].modes;
        std::fill_n(base, count, 0.0);
        if (l.phases[p].shells) {
            std::copy_n(w, l.phases[p].radial * count, m_step.shellKnown.data() + l.phases[p].modes);
            predictShells(l.phases[p]);
            continue;
        }
        for (int k = 0; k < l.phases[p].radial; ++k, w += count) {
            const double d = -m_step.inverse[p][static_cast<std::size_t>(k)];
            for (int i = 0; i < count; ++i) {
                w[i] *= d;
                base[i] += w[i];
            }
        }
    }
}

void DfnStepper::setWeights()
{
    const DfnLayout& l = m_system.layout();
    const double rtol = m_tolerances.relative;
    const double* y = m_past[0]->y.data() + l.concentration();
    const auto n = static_cast<std::size_t>(l.cells());
    for (std::size_t i = 0; i < n; ++i)
        m_cellWeights[i] = 1.0 / (rtol * std::abs(y[i]) + 0.1 * rtol);
    for (std::size_t i = n; i < 2 * n; ++i)
        m_cellWeights[i] = 0.5 / m_tolerances.potential_V;
    // Where the voltage is held the current is what is looked at, down to a fiftieth of 1C (some 1 A/m2).
    m_currentTolerance =
        10.0 * rtol *
        (std::abs(m_past[0]->y[static_cast<std::size_t>(l.current())]) + 0.5 * m_system.coefficients().area);
    for (std::size_t i = 0; i < m_thetaWeights.size(); ++i)
        m_thetaWeights[i] = 1.0 / (rtol * std::abs(m_past[0]->theta[i]) + m_tolerances.stoichiometry);
}

/// Root mean square over cells; a front that passes few cells is diluted there, so the terminal voltage
/// counts by itself too.
INTERPHASE_KERNEL
double DfnStepper::norm(const double* cells, const double* theta, double voltage) const
{
    double sum = 0.0;
    for (std::size_t i = 0; i < m_cellWeights.size(); ++i)
        sum += cells[i] * cells[i] * m_cellWeights[i] * m_cellWeights[i];
    for (std::size_t i = 0; i < m_thetaWeights.size(); ++i)
        sum += theta[i] * theta[i] * m_thetaWeights[i] * m_thetaWeights[i];
    const double rms = std::sqrt(sum / static_cast<double>(m_cellWeights.size() + m_thetaWeights.size()));
    return std::max(rms, std::abs(voltage) / m_tolerances.potential_V);
}

/// True where the present factors are for quite another gamma.
bool DfnStepper::factorsAreOld() const
{
    constexpr double kGammaChange = 0.3;
    return !(m_factoredGamma > 0.0 && std::abs(m_step.gamma / m_factoredGamma - 1.0) < kGammaChange);
}

/// The largest difference of a shell from the predictor with these weights. A front that passes a shell is
/// more exact in what it carries than in where it is, hence the wider tolerance.
double DfnStepper::shellNorm(const double* w, int degree) const
{
    double largest = 0.0;
    for (const DfnLayout::Phase& p : m_system.layout().phases) {
        if (!p.shells)
            continue;
        for (int i = p.modes; i < p.modes + p.radial * p.count; ++i) {
            const auto at = static_cast<std::size_t>(i);
            double d = m_next->y[at];
            for (int j = 0; j <= degree; ++j)
                d -= w[j] * m_past[static_cast<std::size_t>(j)]->y[at];
            largest = std::max(largest, std::abs(d));
        }
    }
    return largest / shellTolerance();
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

/// Newton's iteration from the predicted point until what is left is `wanted` of the error allowed; `enough`
/// will do where that takes too many. Old factors are made anew from the predicted point.
bool DfnStepper::iterate(double wanted, double enough)
{
    const int kIterations = m_system.hasShells() ? 16 : 8;
    const DfnLayout& l = m_system.layout();
    double* x = m_next->y.data() + l.concentration();
    double before = 0.0;
    for (int iteration = 0; iteration < kIterations; ++iteration) {
        ++m_counters.residuals;
        if (!m_system.stepResidual(m_step, m_control.proposed(), m_next->y.data()))
            return false;
        // Shells are far from linear: where the iteration crawls, from where it has come to.
        const bool crawls = iteration > 0 && m_system.hasShells() && m_contraction > 0.2;
        if ((iteration == 0 && factorsAreOld()) || crawls) {
            ++m_counters.factorisations;
            m_factoredGamma = m_step.gamma;
            m_contraction = 0.1;
            if (!m_system.factor(m_factors, m_step.gamma))
                return false;
        }
        m_system.solveStep(m_factors, m_step);
        const double* change = m_step.residual.data();
        bool limited = m_system.limitReactions(m_step);
        limited = limitShells() || limited;
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
            if (m_contraction > (m_system.hasShells() ? 2.0 : 0.9))
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
    advanceSlow();
}

/// The norm of the new point less the predictor of this degree.
INTERPHASE_KERNEL
double DfnStepper::difference(int degree)
{
    const DfnLayout& l = m_system.layout();
    const auto first = static_cast<std::size_t>(l.concentration());
    double w[BdfControl::kAges + 1];
    m_control.predictorWeights(degree, m_control.proposed(), w);
    combine(
        degree + 1, w, [&](int j) { return m_past[static_cast<std::size_t>(j)]->y.data() + first; },
        m_cellWeights.size(), m_work.data());
    combine(
        degree + 1, w, [&](int j) { return m_past[static_cast<std::size_t>(j)]->theta.data(); },
        m_thetaWork.size(), m_thetaWork.data());
    const auto last = [&](std::size_t at) {
        double value = m_next->y[at];
        for (int j = 0; j <= degree; ++j)
            value -= w[j] * m_past[static_cast<std::size_t>(j)]->y[at];
        return value;
    };
    const double voltage = last(static_cast<std::size_t>(l.voltage()));
    for (std::size_t i = 0; i < m_cellWeights.size(); ++i)
        m_work[i] -= m_next->y[first + i];
    for (std::size_t i = 0; i < m_thetaWork.size(); ++i)
        m_thetaWork[i] -= m_next->theta[i];
    const double current = std::abs(last(static_cast<std::size_t>(l.current()))) / m_currentTolerance;
    double fast = std::max(norm(m_work.data(), m_thetaWork.data(), voltage), current);
    if (m_system.hasShells())
        fast = std::max(fast, shellNorm(w, degree));
    return m_system.hasSlow() ? std::max(fast, slowNorm(w, degree)) : fast;
}

BdfControl::Differences DfnStepper::differences()
{
    BdfControl::Differences d;
    const int order = m_control.order();
    if (m_control.points() < 3) {
        // No slope of the algebraic states is known: the differential states alone.
        const auto first = static_cast<std::size_t>(m_system.layout().concentration());
        const auto n = static_cast<std::size_t>(m_system.layout().cells());
        const std::size_t sloped = m_system.hasDoubleLayer() ? 2 * n : n;
        predictFromStart(m_work.data(), m_thetaWork.data());
        for (std::size_t i = 0; i < 2 * n; ++i)
            m_work[i] = i < sloped ? m_next->y[first + i] - m_work[i] : 0.0;
        for (std::size_t i = 0; i < m_thetaWork.size(); ++i)
            m_thetaWork[i] -= m_next->theta[i];
        d.here = norm(m_work.data(), m_thetaWork.data(), 0.0);
        if (m_system.hasSlow()) {
            const double fast = d.here;
            double largest = 0.0;
            largest =
                std::abs(m_next->slow[SlowLayout::kTemperature] - m_slowPredicted[SlowLayout::kTemperature]) /
                m_tolerances.temperature_K;
            d.here = std::max(fast, largest);
        }
        return d;
    }
    d.here = difference(order);
    if (order > 1)
        d.below = difference(order - 1);
    if (order > 2)
        d.below2 = difference(order - 2);
    if (m_control.wantsAbove())
        d.above = difference(order + 1);
    return d;
}

void DfnStepper::limitStep()
{
    double change = 0.0;
    for (std::size_t i = 0; i < m_next->theta.size(); ++i)
        change = std::max(change, std::abs(m_next->theta[i] - m_past[0]->theta[i]));
    const double step = m_control.proposed() - m_control.time();
    m_control.limitStep(change > 0.0 ? step * m_tolerances.longestMove / change : 0.0);
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

Status DfnStepper::follow(double time, int order)
{
    constexpr double kConverged = 1e-3, kEnough = 1e-2;
    setWeights();
    m_control.follow(time, order);
    gatherPast();
    predict();
    m_factoredGamma = 0.0;
    if (!iterate(kConverged, kEnough)) {
        ++m_counters.newtonFailures;
        return Status::failed(MessageId::SolverNoConvergence, {formatRounded(time, 6)});
    }
    followReactions();
    m_system.addUptake(m_step, m_next->y.data());
    m_lastOrder = m_control.atStart() ? 1 : m_control.order();
    m_control.accept();
    shift();
    return {};
}

/// What the newest state says about why no step goes on from it.
Status DfnStepper::whyStuck() const
{
    constexpr double kDry = 1e-3, kEnd = 1e-3;
    const std::string when = formatRounded(m_control.time(), 6);
    const Point& p = *m_past[0];
    const DfnLayout& l = m_system.layout();
    const double* c = p.y.data() + l.concentration();
    const auto least = std::min_element(c, c + l.cells()) - c;
    if (m_system.hasElectrolyte() && c[least] < kDry)
        return Status::failed(
            MessageId::SolverElectrolyteDry,
            {when, formatRounded(1e6 * m_system.cellCentres()[static_cast<std::size_t>(least)], 3)});
    const auto [low, high] = std::minmax_element(p.theta.begin(), p.theta.end());
    if (*low < kEnd)
        return Status::failed(MessageId::SolverParticleEmpty, {when});
    if (*high > 1.0 - kEnd)
        return Status::failed(MessageId::SolverParticleFull, {when});
    return Status::failed(MessageId::SolverStepTooSmall, {when});
}

Status DfnStepper::step(double stopTime)
{
    // Where the next stretch starts the slope is taken from j itself: an error there is charge lost.
    constexpr double kConverged = 0.05, kConvergedAtEnd = 1e-6;
    setWeights();
    while (true) {
        const bool last = m_control.propose(stopTime) == stopTime;
        if (m_control.stuck())
            return whyStuck();
        gatherPast();
        predict();
        if (!iterate(last ? kConvergedAtEnd : kConverged, kConverged)) {
            ++m_counters.newtonFailures;
            m_control.shorten();
            m_factoredGamma = 0.0;
            continue;
        }
        followReactions();
        const BdfControl::Differences d = differences();
        if (m_control.passes(d)) {
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

void DfnStepper::interpolate(double t, std::span<double> y, std::span<double> slow) const
{
    double w[BdfControl::kAges + 1];
    const int degree = std::min(m_lastOrder, m_control.points() - 1);
    m_control.predictorWeights(degree, t, w);
    combine(
        degree + 1, w, [&](int j) { return m_past[static_cast<std::size_t>(j)]->y.data(); }, y.size(),
        y.data());
    if (!slow.empty())
        combine(
            degree + 1, w, [&](int j) { return m_past[static_cast<std::size_t>(j)]->slow.data(); },
            slow.size(), slow.data());
}

} // namespace interphase
