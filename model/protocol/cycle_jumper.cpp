#include "protocol/cycle_jumper.h"

#include <algorithm>
#include <cmath>

namespace interphase {

/// The discharge capacity and what else is counted in ampere-hours.
std::vector<double> CycleJumper::watched(const CycleSummary& cycle) const
{
    std::vector<double> out{cycle.discharge_Ah};
    const auto observables = m_solver.observables();
    for (std::size_t i = 0; i < std::min(observables.size(), cycle.more.size()); ++i)
        if (observables[i].unit == "Ah")
            out.push_back(cycle.more[i]);
    return out;
}

std::vector<int> alikeAfter(const std::vector<ProtocolStep>& steps)
{
    std::vector<int> out(steps.size(), 0);
    std::size_t next = steps.size(), nextEnd = steps.size(); // the cycle behind
    for (std::size_t end = steps.size(); end > 0;) {
        std::size_t begin = end - 1;
        while (begin > 0 && steps[begin - 1].cycle == steps[begin].cycle)
            --begin;
        const bool same =
            std::equal(steps.begin() + static_cast<std::ptrdiff_t>(begin),
                       steps.begin() + static_cast<std::ptrdiff_t>(end),
                       steps.begin() + static_cast<std::ptrdiff_t>(next),
                       steps.begin() + static_cast<std::ptrdiff_t>(nextEnd),
                       [](const ProtocolStep& a, const ProtocolStep& b) { return a.text == b.text; });
        for (std::size_t i = begin; i < end; ++i)
            out[i] = same ? out[next] + 1 : 0;
        next = begin;
        nextEnd = end;
        end = begin;
    }
    return out;
}

int CycleJumper::afterCycle(const CycleSummary& cycle, int left)
{
    constexpr int kFirst = 4, kGrowth = 3, kSettle = 2;
    if (!(m_tolerance_Ah > 0.0))
        return 0;
    std::vector<double> now = m_solver.condition();
    std::vector<double> charge = watched(cycle);
    ++m_since;
    int jump = 0;
    // The first cycle after a jump settles what the parabola did not get right.
    if (m_since > kSettle && now.size() == m_before.size() && !now.empty()) {
        std::vector<double> change(now.size());
        for (std::size_t i = 0; i < now.size(); ++i)
            change[i] = now[i] - m_before[i];
        std::vector<double> chargeChange(charge.size());
        for (std::size_t i = 0; i < charge.size(); ++i)
            chargeChange[i] = charge[i] - m_chargeBefore[i];
        const double between = cycle.cycle - m_pairCycle;
        if (m_lastChange.size() == change.size() && between > 0.0) {
            // Ah per cycle and cycle; what rounding and tolerances leave of it does not count for ever.
            double bend = 0.0;
            for (std::size_t i = 0; i < chargeChange.size(); ++i)
                bend = std::max(bend, std::abs(chargeChange[i] - m_lastChargeChange[i]) / between);
            const double longest = std::sqrt(2.0 * m_tolerance_Ah / std::max(bend, 1e-300));
            jump = static_cast<int>(
                std::min({longest, static_cast<double>(std::max(kFirst, kGrowth * m_lastJump)),
                          static_cast<double>(left - 1)}));
            if (jump > 0) {
                const double n = jump;
                // Cycle k later the change is change + k bend, k = 1 .. n.
                for (std::size_t i = 0; i < now.size(); ++i)
                    now[i] += n * change[i] + 0.5 * n * (n + 1.0) * (change[i] - m_lastChange[i]) / between;
                m_solver.setCondition(now);
                m_error_Ah += 0.5 * n * n * bend;
                m_skipped += jump;
                m_lastJump = jump;
            }
        }
        m_lastChange = std::move(change);
        m_lastChargeChange = std::move(chargeChange);
        m_pairCycle = cycle.cycle;
    }
    m_since = jump > 0 ? 0 : m_since;
    m_before = std::move(now);
    m_chargeBefore = std::move(charge);
    return std::max(jump, 0);
}

} // namespace interphase
