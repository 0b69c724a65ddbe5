#pragma once
#include "electrochem/cell_solver.h"
#include "protocol/simulate.h"

namespace interphase {

/// For each step how many cycles follow that have the same steps as its own, one after the other. Steps of a
/// cycle stand side by side.
std::vector<int> alikeAfter(const std::vector<ProtocolStep>& steps);

/// Skips cycles of an ageing run whose change from one to the next hardly changes.
///
/// Two cycles that follow each other say how the cell (all of its state, at the end of a cycle) changes per
/// cycle; two such pairs how that changes. The state goes on along the parabola through these; what the
/// parabola's square term contributes to the capacity, or to the lithium that some observable counts where
/// that is more, is the stated error of a jump, an upper bound as long as the third order is small. Sums over
/// the state, lithium above all, go on as they were.
class CycleJumper
{
public:
    /// tolerance_Ah: stated error of the discharge capacity and of lithium, of each jump. 0: no jumps.
    CycleJumper(CellSolver& solver, double tolerance_Ah) : m_solver(solver), m_tolerance_Ah(tolerance_Ah) {}

    /// At the end of a cycle of which `left` are still to come: puts the solver where it will be some cycles
    /// later. Returns how many; 0: none.
    int afterCycle(const CycleSummary& cycle, int left);
    /// Sum of the stated errors, Ah.
    double statedError_Ah() const { return m_error_Ah; }
    long skipped() const { return m_skipped; }

private:
    std::vector<double> watched(const CycleSummary& cycle) const;

    CellSolver& m_solver;
    double m_tolerance_Ah;
    std::vector<double> m_before;           ///< state at the end of the cycle before
    std::vector<double> m_chargeBefore;     ///< watched(), of the cycle before
    std::vector<double> m_lastChange;       ///< of the state per cycle, at the pair before
    std::vector<double> m_lastChargeChange; ///< of watched()
    int m_pairCycle = 0;                    ///< last cycle of the pair before
    int m_since = 0;                        ///< cycles in a row that were simulated
    int m_lastJump = 0;
    long m_skipped = 0;
    double m_error_Ah = 0.0;
};

} // namespace interphase
