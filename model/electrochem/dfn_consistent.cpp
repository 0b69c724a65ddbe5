// What is algebraic in a DFN where a step begins with a jump.
#include "electrochem/dfn_stepper.h"

#include <algorithm>
#include <cmath>

namespace interphase {

/// Newton in a step so short that what is differential keeps its value.
bool DfnStepper::makeConsistent(double t, std::span<double> y, std::span<double> slow)
{
    if (!m_system.hasSlow())
        return solveAlgebraic(t, y);
    if (m_temperature)
        slow[SlowLayout::kTemperature] = m_temperature->at(t);
    for (std::size_t i = 0; i < slow.size(); ++i)
        m_slowKnown[i] = -DfnSystem::kStandstill * slow[i];
    m_system.setSlow(slow.data(), DfnSystem::kStandstill, m_slowKnown.data());
    return solveAlgebraic(t, y);
}

bool DfnStepper::solveAlgebraic(double t, std::span<double> y)
{
    m_beforeJump.assign(y.begin(), y.end());
    if (newton(t, y))
        return true;
    if (!m_system.hasSideReactions())
        return false;
    // Side currents are exponentials of v: Newton finds its way down them from a state without them, where v
    // is as far from rest as it gets, and loses it when it comes from elsewhere. Where that is not enough
    // they come by and by.
    std::copy(m_beforeJump.begin(), m_beforeJump.end(), y.begin());
    const auto with = [&](double share) {
        m_system.slowSideReactions(share);
        return newton(t, y);
    };
    bool found = with(0.0);
    m_quiet.assign(y.begin(), y.end());
    if (found && !(found = with(1.0))) {
        std::copy(m_quiet.begin(), m_quiet.end(), y.begin());
        found = true;
        for (int decade = -8; found && decade <= 0; ++decade)
            found = with(std::pow(10.0, decade));
    }
    m_system.slowSideReactions(1.0);
    if (found || !m_system.controlsCurrent())
        return found;
    // Or the current itself does.
    constexpr int kParts = 16;
    std::copy(m_beforeJump.begin(), m_beforeJump.end(), y.begin());
    const double from = y[static_cast<std::size_t>(m_system.layout().current())];
    found = true;
    for (int part = 1; found && part <= kParts; ++part) {
        m_system.easeTarget(from, static_cast<double>(part) / kParts);
        found = newton(t, y);
    }
    m_system.easeTarget(0.0, 1.0);
    return found;
}

bool DfnStepper::newton(double t, std::span<double> y)
{
    constexpr int kIterations = 200;
    constexpr double kLargestMove_V = 0.5, kConverged_V = 1e-10;
    const DfnLayout& l = m_system.layout();
    const auto n = static_cast<std::size_t>(l.cells());
    double* x = y.data() + l.concentration();
    m_system.beginStep(m_step, DfnSystem::kStandstill);
    m_step.frozen = true;
    for (std::size_t i = 0; i < n; ++i)
        m_step.known[i] = -DfnSystem::kStandstill * x[i];
    m_system.surfaceStoichiometries(y.data(), m_step.base.data());
    for (std::size_t i = 0; i < m_step.base.size(); ++i)
        m_step.base[i] += m_step.slip[i] * x[2 * n + i];
    for (std::size_t i = 0; i < m_step.shellKnown.size(); ++i)
        m_step.shellKnown[i] = -DfnSystem::kStandstill * y[i];
    bool done = false;
    // Among side reactions a correction that leads to a larger one went too far: a part of it.
    constexpr int kMostCuts = 10;
    constexpr double kGrowth = 1.5, kCut = 0.25;
    const bool cautious = m_system.feelsSideReactions();
    double before = 0.0, damping = 1.0;
    int cuts = 0;
    m_lastX.resize(m_step.residual.size());
    m_lastChange.resize(m_step.residual.size());
    for (int iteration = 0; iteration < kIterations && !done; ++iteration) {
        if (!m_system.stepResidual(m_step, t, y.data()) ||
            !m_system.factor(m_factors, DfnSystem::kStandstill, true))
            break;
        m_system.solveStep(m_factors, m_step);
        const double* change = m_step.residual.data();
        double largest = std::abs(change[l.voltage() - l.concentration()]);
        for (std::size_t i = n; i < 2 * n; ++i)
            largest = std::max(largest, std::abs(change[i]));
        if (!std::isfinite(largest))
            break;
        if (cautious && before > 0.0 && largest > kGrowth * before && cuts < kMostCuts) {
            damping *= kCut;
            ++cuts;
            for (std::size_t i = n; i < m_lastX.size(); ++i)
                x[i] = m_lastX[i] - damping * m_lastChange[i];
            continue;
        }
        cuts = 0;
        before = largest;
        // All else is linear in v.
        damping = cautious ? std::min(1.0, kLargestMove_V / largest) : 1.0;
        m_system.limitReactions(m_step);
        std::copy_n(x, m_lastX.size(), m_lastX.begin());
        std::copy_n(change, m_lastChange.size(), m_lastChange.begin());
        for (std::size_t i = n; i < m_step.residual.size(); ++i)
            x[i] -= damping * change[i];
        done = largest < kConverged_V;
    }
    m_step.frozen = false;
    m_factoredGamma = 0.0;
    return done;
}

} // namespace interphase
