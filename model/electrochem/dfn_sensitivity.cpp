// Forward sensitivities of the DFN, four directions at a time; see dfn_solver.h for the method.
#include "electrochem/dfn_solver.h"

#include "core/kernel.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr int kAges = BdfControl::kMaxOrder + 1; ///< the newest and those a BDF looks back at
constexpr int kSlowAges = kAges + 1;             ///< the newest and those its predictor looks back at

/// s = -s - sum_j gamma_j past_j, the past for the first `kept` values only.
INTERPHASE_KERNEL
void subtractPast(int terms, const double* gamma, const double* const* past, std::size_t kept,
                  std::size_t all, double* s)
{
    for (std::size_t i = kept; i < all; ++i)
        s[i] = -s[i];
    for (std::size_t i = 0; i < kept; ++i)
        s[i] = -s[i] - gamma[0] * past[0][i];
    for (int j = 1; j < terms; ++j)
        for (std::size_t i = 0; i < kept; ++i)
            s[i] -= gamma[j] * past[j][i];
}

} // namespace

void DfnSolver::seedDirections()
{
    const std::size_t groups = (m_moving.size() + Dual::kLanes - 1) / Dual::kLanes;
    m_directions.resize(groups);
    m_parameters.resize(groups);
    const std::size_t slow = m_slow.size();
    m_slowHistory.resize(groups ? kSlowAges : 0);
    m_slowNewest = 0;
    for (auto& age : m_slowHistory)
        age.assign(groups * slow * Dual::kLanes, 0.0);
    m_slowStartSensitivity.assign(groups * slow * Dual::kLanes, 0.0);
    for (auto* values : {&m_dualSlow, &m_dualKnown, &m_dualNext})
        values->resize(slow);
    for (std::size_t g = 0; g < groups; ++g) {
        ParameterArray<Dual> p;
        for (std::size_t i = 0; i < kParameterCount; ++i)
            p.values[i] = m_cell->parameters.values[i];
        for (std::size_t lane = 0; lane < Dual::kLanes && g * Dual::kLanes + lane < m_moving.size(); ++lane)
            p[m_moving[g * Dual::kLanes + lane]].slope[lane] = 1.0;
        m_system.layOutDirections(cellCoefficients(p), m_directions[g]);
        m_parameters[g] = p;
    }
    m_history.resize(groups ? kAges : 0);
    m_newest = 0;
    for (auto& age : m_history)
        age.assign(groups * m_y.size() * Dual::kLanes, 0.0);
    m_startSlope.assign(groups * m_y.size() * Dual::kLanes, 0.0);
    m_shift.assign(groups * Dual::kLanes, 0.0);
    m_endSlope.assign(groups ? m_y.size() : 0, 0.0);
    m_slowEndSlope.assign(groups ? slow : 0, 0.0);
    m_endSensitivity.assign(groups * m_y.size() * Dual::kLanes, 0.0);
    m_slowEndSensitivity.assign(groups * slow * Dual::kLanes, 0.0);
    m_chargeSensitivity.assign(m_shift.size(), 0.0);
    m_energySensitivity.assign(m_shift.size(), 0.0);
    for (std::size_t g = 0; g < groups; ++g) {
        m_system.setDirections(m_directions[g]);
        m_system.initialDirections({sensitivity(0, static_cast<int>(g)), m_y.size() * Dual::kLanes});
        m_system.initialSlow(m_parameters[g], m_dualSlow.data());
        Lanes* s = slowSensitivity(0, static_cast<int>(g));
        for (std::size_t i = 0; i < slow; ++i)
            s[i] = m_dualSlow[i].slope;
    }
}

Lanes* DfnSolver::slowSensitivity(int age, int group)
{
    const auto slot = static_cast<std::size_t>((m_slowNewest + kSlowAges - age) % kSlowAges);
    return asLanes(m_slowHistory[slot].data()) + static_cast<std::size_t>(group) * m_slow.size();
}

/// The slow states of the last step with derivatives, into the directions of the group.
void DfnSolver::predictSlow(std::size_t group)
{
    const int g = static_cast<int>(group);
    const DfnStepper::SlowPredictor& p = m_stepper.slowPredictor();
    const DfnStepper::Weights& w = m_stepper.lastWeights();
    const Lanes* start = asLanes(m_slowStartSensitivity.data()) + group * m_slow.size();
    for (std::size_t i = 0; i < m_slow.size(); ++i) {
        Lanes predicted = p.startSlope * start[i], known{};
        for (int j = 0; j < p.terms; ++j)
            predicted += p.weight[j] * slowSensitivity(j + 1, g)[i];
        for (int j = 1; j <= w.terms; ++j)
            known += w.gamma[j] * slowSensitivity(j, g)[i];
        if (w.atStart)
            known -= start[i];
        m_dualSlow[i] = Dual(m_stepper.slowPredicted()[i], predicted);
        m_dualKnown[i] = Dual(m_stepper.slowKnown()[i], known);
    }
    m_system.setSlow(m_parameters[group], m_dualSlow.data(), w.gamma[0], m_dualKnown.data(),
                     m_directions[group]);
}

double* DfnSolver::sensitivity(int age, int group)
{
    const auto slot = static_cast<std::size_t>((m_newest + kAges - age) % kAges);
    return m_history[slot].data() + static_cast<std::size_t>(group) * m_y.size() * Dual::kLanes;
}

/// Differential part kept, algebraic part from dF_alg/dy s = -dF_alg/dp: one solve with a Newton matrix whose
/// alpha is so large that the differential rows reproduce what stands on their right-hand side.
bool DfnSolver::startSensitivities()
{
    // Factors at the state of the last residual, which derivative() left.
    if (!m_system.factor(m_sensitivityFactors, DfnSystem::kStandstill, true))
        return false;
    for (std::size_t g = 0; g < m_directions.size(); ++g)
        if (!startGroup(g))
            return false;
    return true;
}

bool DfnSolver::startGroup(std::size_t g)
{
    const DfnLayout& l = m_system.layout();
    const std::size_t all = m_y.size();
    const int group = static_cast<int>(g);
    const double* vRate = m_yp.data() + l.potential();
    Lanes* rhs = asLanes(m_work.data());
    if (m_system.hasSlow()) {
        for (std::size_t i = 0; i < m_slow.size(); ++i) {
            m_dualSlow[i] = Dual(m_slow[i], slowSensitivity(0, group)[i]);
            m_dualKnown[i] = -DfnSystem::kStandstill * m_dualSlow[i];
        }
        m_system.setSlow(m_parameters[g], m_dualSlow.data(), DfnSystem::kStandstill, m_dualKnown.data(),
                         m_directions[g]);
    }
    m_system.setDirections(m_directions[g]);
    if (!m_system.directionalResidual(m_y.data(), vRate, m_work.data()))
        return false;
    Lanes* s = asLanes(sensitivity(0, group));
    for (std::size_t i = 0; i < all; ++i) {
        const int at = static_cast<int>(i);
        const bool kept = at < l.differential();
        rhs[i] = kept ? DfnSystem::kStandstill * s[i] : m_system.isCharge(at) ? s[i] : -rhs[i];
    }
    m_system.solve4(m_sensitivityFactors, m_work.data());
    for (auto i = static_cast<std::size_t>(l.differential()); i < all; ++i)
        s[i] = rhs[i];
    // y' = -f of the differential states, so s' = -df.
    if (!m_system.totalResidual(m_y.data(), vRate, sensitivity(0, group), m_work.data()))
        return false;
    Lanes* slope = asLanes(m_startSlope.data()) + g * all;
    for (int i = 0; i < l.differential(); ++i)
        slope[i] = -rhs[i];
    if (m_system.hasDoubleLayer())
        m_system.chargingSlopes(m_work.data(), m_startSlope.data() + g * all * Dual::kLanes);
    return !m_system.hasSlow() || startSlow(g);
}

/// Slopes of the slow states.
bool DfnSolver::startSlow(std::size_t g)
{
    const int group = static_cast<int>(g);
    const double* vRate = m_yp.data() + m_system.layout().potential();
    const double* s = sensitivity(0, group);
    if (!m_system.slowSlopes(m_parameters[g], m_y.data(), vRate, s, m_dualSlow.data(), m_dualNext.data()))
        return false;
    Lanes* slope = asLanes(m_slowStartSensitivity.data()) + g * m_slow.size();
    for (std::size_t i = 0; i < m_slow.size(); ++i)
        slope[i] = m_dualNext[i].slope;
    return true;
}

bool DfnSolver::advanceSensitivities()
{
    if (!m_stepper.factorHere(m_sensitivityFactors))
        return false;
    const DfnStepper::Weights& weights = m_stepper.lastWeights();
    m_newest = (m_newest + 1) % kAges;
    m_slowNewest = (m_slowNewest + 1) % kSlowAges;
    const DfnLayout& l = m_system.layout();
    const auto kept = static_cast<std::size_t>(l.differential() * Dual::kLanes);
    const std::size_t all = m_y.size() * Dual::kLanes;
    for (std::size_t g = 0; g < m_directions.size(); ++g) {
        const int group = static_cast<int>(g);
        double* s = sensitivity(0, group);
        if (m_system.hasSlow())
            predictSlow(g);
        m_system.setDirections(m_directions[g]);
        if (!m_system.directionalResidual(m_y.data(), m_stepper.vRate(), s))
            return false;
        const double* past[kAges];
        for (int j = 1; j <= weights.terms; ++j)
            past[j - 1] = sensitivity(j, group);
        const double* startSlope = weights.atStart ? m_startSlope.data() + g * all : nullptr;
        subtractPast(weights.terms, weights.gamma + 1, past, kept, all, s);
        if (startSlope)
            for (std::size_t i = 0; i < kept; ++i)
                s[i] += startSlope[i];
        if (m_system.hasDoubleLayer())
            m_system.subtractCharging(weights.terms, weights.gamma + 1, past, startSlope, s);
        m_system.solve4(m_sensitivityFactors, s);
        if (!m_system.hasSlow())
            continue;
        if (!m_system.advanceSlow(m_parameters[g], m_y.data(), m_stepper.vRate(), s, m_dualSlow.data(),
                                  weights.gamma[0], m_dualKnown.data(), m_dualNext.data()))
            return false;
        for (std::size_t i = 0; i < m_slow.size(); ++i)
            slowSensitivity(0, group)[i] = m_dualNext[i].slope;
    }
    return true;
}

} // namespace interphase
