#include "electrochem/dfn_stepper.h"
#include "core/text.h"

#include "core/kernel.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

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
    const auto thetas = static_cast<std::size_t>(l.electrodeCells());
    for (Point& p : m_points) {
        p.y.resize(size);
        p.theta.resize(thetas);
    }
    for (std::size_t i = 0; i < m_past.size(); ++i)
        m_past[i] = &m_points[i];
    m_next = &m_points.back();
    m_startSlope.resize(size + thetas);
    m_cellWeights.resize(static_cast<std::size_t>(l.current() - l.concentration()));
    m_cellWork.resize(m_cellWeights.size());
    m_predicted.resize(m_cellWeights.size() + 1);
    m_thetaWeights.resize(thetas);
    m_thetaWork.resize(thetas);
}

void DfnStepper::start(double t0, std::span<const double> y, std::span<const double> yp, double firstStep)
{
    Point& p = *m_past[0];
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
/// of the potentials is not known.
void DfnStepper::predictFromStart(double* cells, double* theta) const
{
    const auto first = static_cast<std::size_t>(m_system.layout().concentration());
    const auto n = static_cast<std::size_t>(m_system.layout().cells());
    const bool one = m_control.points() == 1;
    const Point& start = *m_past[one ? 0 : 1];
    const Point& last = *m_past[0];
    const double known = one ? 0.0 : m_control.lastStep();
    const double h = m_control.proposed() - m_control.time();
    const double x = one ? h : known + h;
    const auto extrapolate = [&](double y0, double y1, double slope) {
        return y0 + slope * x + (one ? 0.0 : ((y1 - y0) / known - slope) / known * x * x);
    };
    for (std::size_t i = 0; i < m_cellWeights.size(); ++i) {
        const double y0 = start.y[first + i], y1 = last.y[first + i];
        cells[i] =
            i < n ? extrapolate(y0, y1, m_startSlope[first + i]) : y1 + (one ? 0.0 : (y1 - y0) / known * h);
    }
    cells[m_cellWeights.size()] = last.y.back();
    for (std::size_t i = 0; i < m_step.theta.size(); ++i)
        theta[i] = extrapolate(start.theta[i], last.theta[i], m_startSlope[start.y.size() + i]);
}

/// The new point's cells and surfaces from the predictor.
void DfnStepper::predict()
{
    const auto first = static_cast<std::size_t>(m_system.layout().concentration());
    const std::size_t cells = m_next->y.size() - first;
    const double t = m_control.proposed();
    if (m_control.points() < 3) {
        predictFromStart(m_next->y.data() + first, m_step.theta.data());
        return;
    }
    double w[BdfControl::kAges];
    const int degree = m_control.order();
    m_control.predictorWeights(degree, t, w);
    combine(
        degree + 1, w, [&](int j) { return m_past[static_cast<std::size_t>(j)]->y.data() + first; }, cells,
        m_next->y.data() + first);
    combine(
        degree + 1, w, [&](int j) { return m_past[static_cast<std::size_t>(j)]->theta.data(); },
        m_step.theta.size(), m_step.theta.data());
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
    std::fill(m_step.base.begin(), m_step.base.end(), 0.0);
    for (const int electrode : {0, 1}) {
        const int count = electrode ? l.positive : l.negative;
        double* base = m_step.base.data() + (electrode ? l.negative : 0);
        double* w = y + (electrode ? l.positiveModes() : l.negativeModes());
        for (int k = 0; k < l.modes; ++k, w += count) {
            const double d = -m_step.inverse[electrode][static_cast<std::size_t>(k)];
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
    const int n = l.cells(), all = static_cast<int>(m_cellWeights.size());
    for (int i = 0; i < n; ++i)
        m_cellWeights[static_cast<std::size_t>(i)] = 1.0 / (rtol * std::abs(y[i]) + 0.1 * rtol);
    for (int i = n; i < all; ++i)
        m_cellWeights[static_cast<std::size_t>(i)] = 0.5 / m_tolerances.potential_V;
    for (std::size_t i = 0; i < m_thetaWeights.size(); ++i)
        m_thetaWeights[i] = 1.0 / (rtol * std::abs(m_past[0]->theta[i]) + m_tolerances.stoichiometry);
}

/// Root mean square over cells; a front that passes few cells is diluted there, so the potential at the
/// collector counts by itself too.
INTERPHASE_KERNEL
double DfnStepper::norm(const double* cells, const double* theta) const
{
    double sum = 0.0;
    for (std::size_t i = 0; i < m_cellWeights.size(); ++i)
        sum += cells[i] * cells[i] * m_cellWeights[i] * m_cellWeights[i];
    for (std::size_t i = 0; i < m_thetaWeights.size(); ++i)
        sum += theta[i] * theta[i] * m_thetaWeights[i] * m_thetaWeights[i];
    const double rms = std::sqrt(sum / static_cast<double>(m_cellWeights.size() + m_thetaWeights.size()));
    return std::max(rms, std::abs(cells[m_cellWeights.size() - 1]) / m_tolerances.potential_V);
}

/// New factors at the predicted point where the present ones are for quite another gamma.
bool DfnStepper::factorIfOld()
{
    constexpr double kGammaChange = 0.3;
    if (m_factoredGamma > 0.0 && std::abs(m_step.gamma / m_factoredGamma - 1.0) < kGammaChange)
        return true;
    ++m_counters.factorisations;
    m_factoredGamma = m_step.gamma;
    m_contraction = 0.1;
    return m_system.factorStep(m_factors, m_step, m_next->y.data());
}

/// Newton's iteration from the predicted point until what is left is `wanted` of the error allowed; `enough`
/// will do where that takes too many.
bool DfnStepper::iterate(double wanted, double enough)
{
    constexpr int kIterations = 8;
    double* cells = m_next->y.data() + m_system.layout().concentration();
    double before = 0.0;
    for (int iteration = 0; iteration < kIterations; ++iteration) {
        ++m_counters.residuals;
        if (!m_system.stepResidual(m_step, m_control.proposed(), m_next->y.data()))
            return false;
        m_system.solveStep(m_factors, m_step);
        for (std::size_t i = 0; i < m_step.residual.size(); ++i)
            cells[i] -= m_step.residual[i];
        for (std::size_t i = 0; i < m_step.theta.size(); ++i)
            m_step.theta[i] -= m_step.thetaChange[i];
        const double size = norm(m_step.residual.data(), m_step.thetaChange.data());
        if (!std::isfinite(size))
            return false;
        if (iteration > 0) {
            m_contraction = size / before;
            if (m_contraction > 0.9)
                return size < enough;
        }
        const double rate = std::clamp(m_contraction, 1e-3, 0.9);
        if (size * rate < wanted * (1.0 - rate))
            return true;
        before = size;
    }
    return before < enough;
}

/// The modes from the converged j, by the same linear equations Newton solved.
void DfnStepper::followModes()
{
    const DfnLayout& l = m_system.layout();
    for (std::size_t i = 0; i < m_step.j.size(); ++i) {
        const int electrode = static_cast<int>(i) < l.negative ? 0 : 1;
        m_step.j[i] = (m_step.base[i] - m_step.theta[i]) / m_step.slip[electrode];
    }
    m_system.addUptake(m_step, m_next->y.data());
    m_next->theta = m_step.theta;
}

/// The norm of the new point less the predictor of this degree.
INTERPHASE_KERNEL
double DfnStepper::difference(int degree)
{
    const auto first = static_cast<std::size_t>(m_system.layout().concentration());
    double w[BdfControl::kAges + 1];
    m_control.predictorWeights(degree, m_control.proposed(), w);
    combine(
        degree + 1, w, [&](int j) { return m_past[static_cast<std::size_t>(j)]->y.data() + first; },
        m_cellWork.size(), m_cellWork.data());
    combine(
        degree + 1, w, [&](int j) { return m_past[static_cast<std::size_t>(j)]->theta.data(); },
        m_thetaWork.size(), m_thetaWork.data());
    for (std::size_t i = 0; i < m_cellWork.size(); ++i)
        m_cellWork[i] -= m_next->y[first + i];
    for (std::size_t i = 0; i < m_thetaWork.size(); ++i)
        m_thetaWork[i] -= m_step.theta[i];
    return norm(m_cellWork.data(), m_thetaWork.data());
}

BdfControl::Differences DfnStepper::differences()
{
    BdfControl::Differences d;
    const int order = m_control.order();
    if (m_control.points() < 3) {
        // No slope of the potentials is known: the differential states alone.
        const auto first = static_cast<std::size_t>(m_system.layout().concentration());
        const auto n = static_cast<std::size_t>(m_system.layout().cells());
        predictFromStart(m_predicted.data(), m_thetaWork.data());
        std::fill(m_cellWork.begin(), m_cellWork.end(), 0.0);
        for (std::size_t i = 0; i < n; ++i)
            m_cellWork[i] = m_next->y[first + i] - m_predicted[i];
        for (std::size_t i = 0; i < m_thetaWork.size(); ++i)
            m_thetaWork[i] -= m_step.theta[i];
        d.here = norm(m_cellWork.data(), m_thetaWork.data());
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

/// Open-circuit curves have features a few hundredths of stoichiometry wide; a step across one of them passes
/// the error test and is wrong.
void DfnStepper::limitStep()
{
    constexpr double kLargestChange = 0.02;
    double change = 0.0;
    for (std::size_t i = 0; i < m_step.theta.size(); ++i)
        change = std::max(change, std::abs(m_step.theta[i] - m_past[0]->theta[i]));
    const double step = m_control.proposed() - m_control.time();
    m_control.limitStep(change > 0.0 ? step * kLargestChange / change : 0.0);
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
    if (!factorIfOld() || !iterate(kConverged, kEnough)) {
        ++m_counters.newtonFailures;
        return Status::failed(MessageId::SolverNoConvergence, {formatRounded(time, 6)});
    }
    followModes();
    m_lastOrder = m_control.atStart() ? 1 : m_control.order();
    m_control.accept();
    shift();
    return {};
}

Status DfnStepper::step(double stopTime)
{
    // Where the next stretch starts the slope is taken from j itself: an error there is charge lost.
    constexpr double kConverged = 0.05, kConvergedAtEnd = 1e-6;
    setWeights();
    while (true) {
        const bool last = m_control.propose(stopTime) == stopTime;
        if (m_control.stuck())
            return Status::failed(MessageId::SolverStepTooSmall, {formatRounded(m_control.time(), 6)});
        gatherPast();
        predict();
        if (!factorIfOld() || !iterate(last ? kConvergedAtEnd : kConverged, kConverged)) {
            ++m_counters.newtonFailures;
            m_control.shorten();
            m_factoredGamma = 0.0;
            continue;
        }
        const BdfControl::Differences d = differences();
        if (m_control.passes(d)) {
            followModes();
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
    return m_system.factorStep(factors, m_step, state());
}

void DfnStepper::interpolate(double t, std::span<double> y) const
{
    double w[BdfControl::kAges + 1];
    const int degree = std::min(m_lastOrder, m_control.points() - 1);
    m_control.predictorWeights(degree, t, w);
    combine(
        degree + 1, w, [&](int j) { return m_past[static_cast<std::size_t>(j)]->y.data(); }, y.size(),
        y.data());
}

} // namespace interphase
