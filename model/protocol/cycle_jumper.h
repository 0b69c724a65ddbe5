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
/// cycle; two such pairs how that changes. The state and the time go on along the parabola through these.
/// Sums over the state, lithium above all, go on as they were. What relaxes within a cycle has no trend, and
/// what the tolerances leave of it is magnified by the jump (the state of charge at the end of a hold, say):
/// the first cycle after a jump settles it and says nothing about the cell, see settling().
///
/// The stated error of a jump is what the parabola's square term contributes to the capacity, or to the
/// lithium that some observable counts where that is more. When the next pair is known it is compared with
/// the parabola instead: had the change drifted away evenly, half of the difference was missed in each cycle
/// of the jump.
class CycleJumper
{
public:
    /// tolerance_Ah: stated error of the discharge capacity and of lithium, of each jump. 0: no jumps.
    CycleJumper(CellSolver& solver, double tolerance_Ah) : m_solver(solver), m_tolerance_Ah(tolerance_Ah) {}

    /// At the end of a cycle, of which `left` like it are still to come: puts the solver where it will be
    /// some cycles later. Returns how many; 0: none.
    int afterCycle(const CycleSummary& cycle, int left);
    /// Where a cycle fails whose jump was not looked at yet: puts the solver back to where it jumped from,
    /// from where every cycle is simulated. False: there was no such jump.
    bool retreat();
    /// When the run goes on after a jump or a retreat, s.
    double resumes_s() const { return m_resumes_s; }
    /// Whether the cycle that runs now, or is the next, is the first one after a jump.
    bool settling() const { return m_settling; }
    /// Sum of the stated errors, Ah.
    double statedError_Ah() const { return m_error_Ah; }
    /// Cycles that nothing is known of: skipped, or the first after a jump.
    long skipped() const { return m_skipped; }

private:
    /// How a cycle differs from the one before it.
    struct Change
    {
        int cycle = 0;               ///< the later one
        std::vector<double> state;   ///< the solver's, and the time, s
        std::vector<double> watched; ///< Ah, see watched()
    };
    /// A jump whose end was not looked at yet.
    struct Jump
    {
        int cycles = 0;
        Change from;
        std::vector<double> bend; ///< of watched(), Ah per cycle and cycle
        double stated_Ah = 0.0;
        std::vector<double> before; ///< the state it began at, and the time, s
    };

    std::vector<double> watched(const CycleSummary& cycle) const;
    int jumpFrom(std::vector<double>& state, const Change& change, int left);
    void judge(const Change& change);

    CellSolver& m_solver;
    double m_tolerance_Ah;
    std::vector<double> m_before;        ///< state at the end of the cycle before, and that end, s
    std::vector<double> m_watchedBefore; ///< watched(), of the cycle before
    Change m_last;                       ///< of the pair before
    Jump m_jump;
    int m_since = 0; ///< cycles in a row that were simulated
    bool m_settling = false;
    long m_skipped = 0;
    double m_error_Ah = 0.0, m_resumes_s = 0.0;
};

} // namespace interphase
