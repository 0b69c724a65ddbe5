// Forward sensitivities of the DFN, four directions at a time; see dfn_solver.h for the method.
#include "electrochem/dfn_solver.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr int kAges = 6; ///< the newest and the five a BDF of order 5 looks back at

/// Weights of y'(t_0) on the values at t_0, t_1, ... t_order (newest first) for the polynomial through them.
void derivativeWeights(const double* t, int order, double* gamma)
{
    gamma[0] = 0.0;
    for (int j = 1; j <= order; ++j)
        gamma[0] += 1.0 / (t[0] - t[j]);
    for (int j = 1; j <= order; ++j) {
        double w = 1.0 / (t[j] - t[0]);
        for (int m = 1; m <= order; ++m)
            if (m != j)
                w *= (t[0] - t[m]) / (t[j] - t[m]);
        gamma[j] = w;
    }
}

} // namespace

void DfnSolver::seedDirections()
{
    const std::size_t groups = (m_free.size() + Dual::kLanes - 1) / Dual::kLanes;
    m_directions.resize(groups);
    for (std::size_t g = 0; g < groups; ++g) {
        ParameterArray<Dual> p;
        for (std::size_t i = 0; i < kParameterCount; ++i)
            p.values[i] = m_cell->parameters.values[i];
        for (std::size_t lane = 0; lane < Dual::kLanes && g * Dual::kLanes + lane < m_free.size(); ++lane)
            p[m_free[g * Dual::kLanes + lane]].slope[lane] = 1.0;
        m_directions[g] = cellCoefficients(p);
    }
    m_history.resize(groups ? kAges : 0);
    m_historyTime.assign(kAges, 0.0);
    m_historyCount = 0;
    m_newest = 0;
    for (auto& age : m_history)
        age.assign(groups * m_y.size() * Dual::kLanes, 0.0);
    for (std::size_t g = 0; g < groups; ++g) {
        m_system.setDirections(m_directions[g]);
        m_system.initialDirections({sensitivity(0, static_cast<int>(g)), m_y.size() * Dual::kLanes});
    }
}

double* DfnSolver::sensitivity(int age, int group)
{
    const auto slot = static_cast<std::size_t>((m_newest + kAges - age) % kAges);
    return m_history[slot].data() + static_cast<std::size_t>(group) * m_y.size() * Dual::kLanes;
}

/// Differential part kept, algebraic part from dF_alg/dy s = -dF_alg/dp: one solve with a Newton matrix whose
/// alpha is so large that the differential rows reproduce what stands on their right-hand side.
bool DfnSolver::startSensitivities(double t)
{
    constexpr double kAlpha = 1e13;
    const auto kept = static_cast<std::size_t>(m_system.layout().differential() * Dual::kLanes);
    const std::size_t all = m_y.size() * Dual::kLanes;
    if (!m_system.factor(m_sensitivityFactors, DfnSystem::Mode::Full, kAlpha, m_y.data()))
        return false;
    std::vector<double> rhs(all);
    for (std::size_t g = 0; g < m_directions.size(); ++g) {
        m_system.setDirections(m_directions[g]);
        if (!m_system.directionalResidual(m_y.data(), m_yp.data(), rhs.data()))
            return false;
        double* s = sensitivity(0, static_cast<int>(g));
        for (std::size_t i = 0; i < all; ++i)
            rhs[i] = i < kept ? kAlpha * s[i] : -rhs[i];
        m_system.solve4(m_sensitivityFactors, rhs.data());
        std::copy(rhs.begin() + static_cast<std::ptrdiff_t>(kept), rhs.end(), s + kept);
    }
    m_historyTime[static_cast<std::size_t>(m_newest)] = t;
    m_historyCount = 1;
    return true;
}

bool DfnSolver::advanceSensitivities(double t, int order)
{
    const int depth = std::min(order, m_historyCount);
    double times[kAges], gamma[kAges];
    times[0] = t;
    for (int j = 1; j <= depth; ++j)
        times[j] = m_historyTime[static_cast<std::size_t>((m_newest + kAges - j + 1) % kAges)];
    derivativeWeights(times, depth, gamma);
    if (!m_system.factor(m_sensitivityFactors, DfnSystem::Mode::Full, gamma[0], m_y.data()))
        return false;
    m_newest = (m_newest + 1) % kAges;
    m_historyTime[static_cast<std::size_t>(m_newest)] = t;
    m_historyCount = std::min(m_historyCount + 1, kAges - 1);
    const int kept = m_system.layout().differential() * Dual::kLanes;
    const int all = static_cast<int>(m_y.size()) * Dual::kLanes;
    for (std::size_t g = 0; g < m_directions.size(); ++g) {
        const int group = static_cast<int>(g);
        double* s = sensitivity(0, group);
        m_system.setDirections(m_directions[g]);
        if (!m_system.directionalResidual(m_y.data(), m_yp.data(), s))
            return false;
        for (int i = 0; i < all; ++i)
            s[i] = -s[i];
        for (int j = 1; j <= depth; ++j) {
            const double* old = sensitivity(j, group);
            for (int i = 0; i < kept; ++i)
                s[i] -= gamma[j] * old[i];
        }
        m_system.solve4(m_sensitivityFactors, s);
    }
    return true;
}

} // namespace interphase
