#include "protocol/cycle_counter.h"

#include "electrochem/coefficients.h"

#include <algorithm>
#include <cmath>

namespace interphase {

CycleCounter::CycleCounter(const Cell& cell, const CellPhysics& physics, SimulationResult& out)
    : m_out(out),
      m_platedComesBack(platedComesBack(physics)),
      m_left{.voltage_V = startVoltage(cell, ParameterId::InitialSoc).value}
{
}

int CycleCounter::columnOf(std::string_view observable) const
{
    for (std::size_t k = 0; k < m_out.more.size(); ++k)
        if (m_out.more[k].first == observable)
            return kTraceColumns + static_cast<int>(k);
    return -1;
}

void CycleCounter::add(const ProtocolStep& step, const Trace& trace, int stretch)
{
    const int first = trace.stretchBegin(stretch), end = trace.stretchBegin(stretch + 1);
    if (m_out.cycles.empty() || m_out.cycles.back().cycle != step.cycle) {
        m_out.cycles.emplace_back();
        m_out.cycles.back().cycle = step.cycle;
        m_left.resisted = false;
    }
    CycleSummary& c = m_out.cycles.back();
    for (int i = first + 1; i < end; ++i) {
        for (const Trace::Node& node : trace.nodes(stretch, i, trace.time(i))) {
            const double current = trace.evaluate(stretch, node.time_s, kTraceCurrent);
            const double charge = std::abs(current) * node.weight_s / 3600.0;
            const double energy = charge * trace.evaluate(stretch, node.time_s, kTraceVoltage);
            (current > 0.0 ? c.discharge_Ah : c.charge_Ah) += charge;
            (current > 0.0 ? c.discharge_Wh : c.charge_Wh) += energy;
        }
        c.warmest_K = std::max(c.warmest_K, trace.value(i, kTraceTemperature));
    }
    addResistance(c, trace, stretch);
    addLithium(c, trace, stretch);
    c.end_s = trace.time(end - 1);
    c.endVoltage_V = m_left.voltage_V = trace.value(end - 1, kTraceVoltage);
    m_left.current_A = trace.value(end - 1, kTraceCurrent);
    c.more.clear();
    for (std::size_t k = 0; k < m_out.more.size(); ++k)
        c.more.push_back(trace.value(end - 1, kTraceColumns + static_cast<int>(k)));
}

void CycleCounter::addResistance(CycleSummary& c, const Trace& trace, int stretch)
{
    constexpr double kWait_s = 10.0, kSlack_s = 1e-6, kLeast = 1e-3;
    const int first = trace.stretchBegin(stretch), last = trace.stretchBegin(stretch + 1) - 1;
    const double current = trace.value(first, kTraceCurrent), wait = trace.time(first) + kWait_s;
    const bool rises = current > 0.0 && current - m_left.current_A > kLeast * current;
    if (m_left.resisted || !rises || trace.time(last) < wait - kSlack_s)
        return;
    c.resistance_ohm =
        (m_left.voltage_V - trace.evaluate(stretch, wait, kTraceVoltage)) / (current - m_left.current_A);
    m_left.resisted = true;
}

void CycleCounter::addLithium(CycleSummary& c, const Trace& trace, int stretch)
{
    const int column = columnOf("cyclable_lithium_Ah"), plated = columnOf("plated_lithium_Ah");
    if (column < 0)
        return;
    const int first = trace.stretchBegin(stretch), last = trace.stretchBegin(stretch + 1) - 1;
    if (m_firstLithium_Ah < 0.0)
        m_firstLithium_Ah = trace.value(first, column);
    c.lithiumLost_Ah = m_firstLithium_Ah - trace.value(last, column);
    if (m_platedComesBack)
        c.lithiumLost_Ah -= trace.value(last, plated);
}

} // namespace interphase
