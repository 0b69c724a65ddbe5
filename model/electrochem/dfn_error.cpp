// The error of a step of the DFN: differences from predictors, in units of what is tolerated.
#include "core/kernel.h"
#include "electrochem/combine.h"
#include "electrochem/dfn_stepper.h"

#include <algorithm>
#include <cmath>

namespace interphase {

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
    const double sum = weightedSquares(m_cellWeights.size(), cells, m_cellWeights.data()) +
                       weightedSquares(m_thetaWeights.size(), theta, m_thetaWeights.data());
    const double rms = std::sqrt(sum / static_cast<double>(m_cellWeights.size() + m_thetaWeights.size()));
    return std::max(rms, std::abs(voltage) / m_tolerances.potential_V);
}

/// Root mean square of a difference of the concentrations of an SPMe.
template <class F>
double DfnStepper::saltNorm(F difference) const
{
    const SlowLayout& l = m_system.slowLayout();
    double sum = 0.0;
    for (int i = l.salt(); i < l.salt() + l.saltCells; ++i) {
        const double c = m_past[0]->slow[static_cast<std::size_t>(i)];
        const double error = difference(i) / (m_tolerances.relative * (std::abs(c) + 0.1));
        sum += error * error;
    }
    return l.saltCells > 0 ? std::sqrt(sum / l.saltCells) : 0.0;
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
    for (int i = 0; i < l.layers; ++i)
        largest = std::max(largest, difference(l.layer() + i) / m_tolerances.temperature_K);
    for (int i = l.hysteresis(); i < l.hysteresis() + l.memory; ++i)
        largest = std::max(largest, difference(i) / m_tolerances.ageing);
    if (l.saltCells > 0)
        largest = std::max(largest, saltNorm([&](int i) { return difference(i); }));
    for (int i = 0; i < l.sites; ++i) {
        const double thickness = m_past[0]->slow[static_cast<std::size_t>(l.thickness() + i)];
        largest = std::max(largest, difference(l.thickness() + i) / (m_tolerances.ageing * thickness));
        for (const int first : {l.plated(), l.dead()})
            largest = std::max(largest, difference(first + i) /
                                            (m_tolerances.ageing *
                                             (1.0 + m_past[0]->slow[static_cast<std::size_t>(first + i)])));
    }
    return largest;
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
            const double warming =
                m_next->slow[SlowLayout::kTemperature] - m_slowPredicted[SlowLayout::kTemperature];
            d.here = std::max(d.here, std::abs(warming) / m_tolerances.temperature_K);
            d.here = std::max(d.here, saltNorm([&](int i) {
                                  const auto at = static_cast<std::size_t>(i);
                                  return m_next->slow[at] - m_slowPredicted[at];
                              }));
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

} // namespace interphase
