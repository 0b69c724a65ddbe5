#pragma once
#include "protocol/simulate.h"
#include "ui/view/ageing_view.h"

#include <string>
#include <vector>

namespace interphase {

/// The cycles of a run, as far as it is.
struct AgeingCycles
{
    std::vector<std::string> names; ///< of CycleSummary::more
    std::vector<CycleSummary> cycles;
    long skipped = 0;
    double skipError_Ah = 0.0;
    bool platedComesBack = false; ///< plating is reversible: that lithium is not lost
};
AgeingCycles cyclesOf(const SimulationResult& result, const CellPhysics& physics);

/// A cycle of charge and discharge between the cut-offs.
QString firstProtocol(const Cell& cell);
/// 1e-4 of the nominal capacity, with one digit.
double firstTolerance_Ah(const Cell& cell);

/// The steps of one cycle, all of them repeated. Throws InputError that names the step.
Protocol ageingProtocol(const AgeingRequestView& request, double nominalCapacity_Ah);

/// Whether anything in this cell changes from cycle to cycle.
bool ages(const Cell& cell, const CellPhysics& physics);

/// Fills in panels, jumps, figures and summary. running: more is to come.
void addCycles(const AgeingCycles& run, bool running, AgeingView& out);

} // namespace interphase
