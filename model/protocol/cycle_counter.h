#pragma once
#include "electrochem/trace.h"
#include "protocol/simulate.h"

#include <string_view>

namespace interphase {

/// Whether plated lithium may go back into the cell: it is not lost yet.
inline bool platedComesBack(const CellPhysics& physics)
{
    return physics.plating == PlatingKind::Reversible || physics.plating == PlatingKind::PartiallyReversible;
}

/// Adds up what passes in each repetition of a protocol.
class CycleCounter
{
public:
    /// The rows go into the cycles of `out`, which is borrowed. The cell is at rest before the first step.
    CycleCounter(const Cell& cell, const CellPhysics& physics, SimulationResult& out);
    void add(const ProtocolStep& step, const Trace& trace, int stretch);

    /// What a step leaves to the next.
    struct Left
    {
        bool resisted = false; ///< the resistance of this cycle is known
        double voltage_V = 0.0, current_A = 0.0;
    };
    const Left& left() const { return m_left; }
    /// Goes on behind another step.
    void goBack(const Left& left) { m_left = left; }

private:
    void addResistance(CycleSummary& c, const Trace& trace, int stretch);
    void addLithium(CycleSummary& c, const Trace& trace, int stretch);
    /// Column of the trace; -1: there is none.
    int columnOf(std::string_view observable) const;

    SimulationResult& m_out;
    bool m_platedComesBack;
    Left m_left;
    double m_firstLithium_Ah = -1.0; ///< in active material at the start; below 0: not known yet
};

} // namespace interphase
