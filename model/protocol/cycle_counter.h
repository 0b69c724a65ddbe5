#pragma once
#include "electrochem/trace.h"
#include "protocol/simulate.h"

namespace interphase {

/// Adds up what passes in each repetition of a protocol.
class CycleCounter
{
public:
    /// Borrowed: the rows go into its cycles.
    explicit CycleCounter(SimulationResult& out) : m_out(out) {}
    void add(const ProtocolStep& step, const Trace& trace, int stretch);

private:
    SimulationResult& m_out;
    bool m_discharged = false;
    double m_lastVoltage = 0.0, m_lastCurrent = 0.0;
};

} // namespace interphase
