#include "protocol/cycle_jumper.h"

#include <algorithm>
#include <cmath>
#include <functional>

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
    constexpr int kSettle = 2; // neither the first cycle of all nor the first after a jump belongs to a pair
    if (!(m_tolerance_Ah > 0.0))
        return 0;
    std::vector<double> now = m_solver.condition();
    if (now.empty())
        return 0;
    now.push_back(cycle.end_s);
    std::vector<double> counted = watched(cycle);
    ++m_since;
    m_settling = false;
    int jump = 0;
    if (m_since > kSettle) {
        Change change{cycle.cycle, now, counted};
        std::ranges::transform(now, m_before, change.state.begin(), std::minus{});
        std::ranges::transform(counted, m_watchedBefore, change.watched.begin(), std::minus{});
        judge(change);
        jump = jumpFrom(now, change, left);
        m_last = std::move(change);
    }
    if (left <= 0) // what follows is another kind of cycle
        m_last = {};
    if (left <= 0 || jump > 0)
        m_since = 0;
    m_before = std::move(now);
    m_watchedBefore = std::move(counted);
    return jump;
}

/// Moves the state on and tells the solver. Returns by how many cycles; 0: it stays.
int CycleJumper::jumpFrom(std::vector<double>& state, const Change& change, int left)
{
    // Behind a jump one cycle settles and a pair tells how good it was; that is not worth less than two.
    constexpr int kLeast = 2, kFirst = 4, kGrowth = 3, kBehind = 3;
    if (m_last.state.empty())
        return 0;
    const double between = change.cycle - m_last.cycle;
    std::vector<double> bend(change.watched.size());
    double most = 0.0; // Ah per cycle and cycle
    for (std::size_t i = 0; i < bend.size(); ++i) {
        bend[i] = (change.watched[i] - m_last.watched[i]) / between;
        most = std::max(most, std::abs(bend[i]));
    }
    const double longest = std::sqrt(2.0 * m_tolerance_Ah / std::max(most, 1e-300));
    const int jump =
        static_cast<int>(std::min({longest, static_cast<double>(std::max(kFirst, kGrowth * m_jump.cycles)),
                                   static_cast<double>(left - kBehind)}));
    if (jump < kLeast)
        return 0;
    const double n = jump;
    std::vector<double> before = state;
    // Cycle k later the change is change + k bend, k = 1 .. n.
    for (std::size_t i = 0; i < state.size(); ++i)
        state[i] += n * change.state[i] + 0.5 * n * (n + 1.0) * (change.state[i] - m_last.state[i]) / between;
    m_solver.setCondition(std::span(state).first(state.size() - 1));
    m_resumes_s = state.back();
    m_jump = {jump, change, std::move(bend), 0.5 * n * n * most, std::move(before)};
    m_error_Ah += m_jump.stated_Ah;
    m_skipped += jump + 1;
    m_settling = true;
    return jump;
}

bool CycleJumper::retreat()
{
    if (m_jump.bend.empty())
        return false;
    m_solver.setCondition(std::span(m_jump.before).first(m_jump.before.size() - 1));
    m_resumes_s = m_jump.before.back();
    m_error_Ah -= m_jump.stated_Ah;
    m_skipped -= m_jump.cycles + 1;
    m_jump = {};
    m_settling = false;
    m_tolerance_Ah = 0.0;
    return true;
}

/// Looks at the end of the last jump, with the first pair behind it.
void CycleJumper::judge(const Change& change)
{
    const double later = change.cycle - m_jump.from.cycle;
    double off = 0.0; // Ah per cycle
    for (std::size_t i = 0; i < m_jump.bend.size(); ++i)
        off = std::max(off, std::abs(change.watched[i] - m_jump.from.watched[i] - later * m_jump.bend[i]));
    if (!m_jump.bend.empty())
        m_error_Ah += 0.5 * m_jump.cycles * off - m_jump.stated_Ah;
    m_jump.bend.clear();
}

} // namespace interphase
