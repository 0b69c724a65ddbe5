#include "protocol/cycle_counter.h"

#include <algorithm>
#include <cmath>

namespace interphase {

void CycleCounter::add(const ProtocolStep& step, const Trace& trace, int stretch)
{
    const int first = trace.stretchBegin(stretch), end = trace.stretchBegin(stretch + 1);
    if (m_out.cycles.empty() || m_out.cycles.back().cycle != step.cycle) {
        m_out.cycles.emplace_back();
        m_out.cycles.back().cycle = step.cycle;
        m_discharged = false;
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
    const double current = trace.value(first, kTraceCurrent);
    if (!m_discharged && current > 0.0 && m_lastVoltage > 0.0) {
        const double later = trace.evaluate(stretch, trace.time(first) + 10.0, kTraceVoltage);
        c.resistance_ohm = (m_lastVoltage - later) / (current - m_lastCurrent);
        m_discharged = true;
    }
    c.end_s = trace.time(end - 1);
    c.endVoltage_V = m_lastVoltage = trace.value(end - 1, kTraceVoltage);
    m_lastCurrent = trace.value(end - 1, kTraceCurrent);
    c.more.clear();
    for (std::size_t k = 0; k < m_out.more.size(); ++k)
        c.more.push_back(trace.value(end - 1, kTraceColumns + static_cast<int>(k)));
}

} // namespace interphase
