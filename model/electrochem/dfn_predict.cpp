// What a step of the DFN begins with: the predictor, and what the past contributes to y'.
#include "core/kernel.h"
#include "electrochem/combine.h"
#include "electrochem/dfn_stepper.h"

#include <algorithm>

namespace interphase {

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
    const double known = one ? 0.0 : m_control.lastClockStep();
    const double h = m_control.clockStep();
    const double reach = one ? h : known + h;
    const double share = m_control.startSlopeShare();
    const auto extrapolate = [&](double y0, double y1, double slopeByTime) {
        const double slope = share * slopeByTime;
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

/// A predicted concentration keeps a part of the last one.
void DfnStepper::keepSalt(double* c) const
{
    if (!m_system.hasElectrolyte())
        return;
    const double* last = m_past[0]->y.data() + m_system.layout().concentration();
    for (std::size_t i = 0; i < static_cast<std::size_t>(m_system.layout().cells()); ++i)
        c[i] = std::max(c[i], kSaltStays * last[i]);
}

/// The new point's unknowns from the predictor.
void DfnStepper::predict()
{
    const auto first = static_cast<std::size_t>(m_system.layout().concentration());
    if (m_control.points() < 3) {
        predictFromStart(m_next->y.data() + first, m_thetaWork.data());
        keepSalt(m_next->y.data() + first);
        return;
    }
    double w[BdfControl::kAges + 1];
    const int degree = m_control.order();
    m_control.predictorWeights(degree, m_control.proposed(), w);
    combine(
        degree + 1, w, [&](int j) { return m_past[static_cast<std::size_t>(j)]->y.data() + first; },
        m_work.size(), m_next->y.data() + first);
    keepSalt(m_next->y.data() + first);
}

/// Shells are iterated on, so they begin where the predictor says.
void DfnStepper::predictShells(const DfnLayout::Phase& phase)
{
    const auto first = static_cast<std::size_t>(phase.modes),
               n = static_cast<std::size_t>(phase.radial * phase.count);
    double* out = m_next->y.data() + first;
    if (m_control.points() >= 3) {
        double w[BdfControl::kAges + 1];
        m_control.predictorWeights(m_control.order(), m_control.proposed(), w);
        combine(
            m_control.order() + 1, w,
            [&](int j) { return m_past[static_cast<std::size_t>(j)]->y.data() + first; }, n, out);
        return;
    }
    const double h = m_control.clockStep() * m_control.startSlopeShare();
    for (std::size_t i = 0; i < n; ++i)
        out[i] = m_past[0]->y[first + i] + h * m_startSlope[first + i];
}

/// The slow states from the predictor, and what their past contributes to their slopes.
void DfnStepper::predictSlow()
{
    SlowPredictor& p = m_slowPredictor;
    const double h = m_control.clockStep();
    p.startSlope = 0.0;
    if (m_control.points() == 1) {
        p.terms = 1;
        p.weight[0] = 1.0;
        p.startSlope = h;
    } else if (m_control.points() == 2) {
        // The parabola through both points with the slope at the start.
        const double known = m_control.lastClockStep(), reach = known + h;
        p.terms = 2;
        p.weight[0] = reach * reach / (known * known);
        p.weight[1] = 1.0 - p.weight[0];
        p.startSlope = reach - reach * reach / known;
    } else {
        p.terms = m_control.order() + 1;
        m_control.predictorWeights(m_control.order(), m_control.proposed(), p.weight);
    }
    const auto past = [&](int j) { return m_past[static_cast<std::size_t>(j)]->slow.data(); };
    p.startSlope *= m_control.startSlopeShare();
    combine(p.terms, p.weight, past, m_slowPredicted.size(), m_slowPredicted.data());
    combine(m_weights.terms, m_weights.gamma + 1, past, m_slowKnown.size(), m_slowKnown.data());
    for (std::size_t i = 0; i < m_slowPredicted.size(); ++i) {
        m_slowPredicted[i] += p.startSlope * m_slowStartSlope[i];
        if (m_weights.atStart)
            m_slowKnown[i] -= m_slowStartSlope[i];
    }
    if (m_temperature)
        m_slowPredicted[SlowLayout::kTemperature] = m_temperature->at(m_control.proposed());
    // A rate that falls to nothing within a step must not be taken past it.
    const SlowLayout& l = m_system.slowLayout();
    for (int i = 0; i < l.sites; ++i) {
        double& thickness = m_slowPredicted[static_cast<std::size_t>(l.thickness() + i)];
        thickness = std::max(thickness, 0.5 * past(0)[l.thickness() + i]);
    }
    m_system.setSlow(m_slowPredicted.data(), m_weights.gamma[0], m_slowKnown.data());
}

/// What the past contributes to y': in the new point's modes their values without the present j.
INTERPHASE_KERNEL
void DfnStepper::gatherPast()
{
    const DfnLayout& l = m_system.layout();
    m_control.derivativeWeights(m_weights.gamma);
    m_weights.terms = m_control.terms();
    m_weights.atStart = m_control.atStart() && m_control.startSlopeShare() > 0.0;
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
    if (m_weights.atStart) {
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

} // namespace interphase
