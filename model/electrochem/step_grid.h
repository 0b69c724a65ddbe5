#pragma once
#include "electrochem/trace.h"

#include <vector>

namespace interphase {

/// The steps in time of one solve, for others of a similar cell under the same current.
struct StepGrid
{
    Trace trace;
    /// What Newton's iteration changed of the predicted unknowns at each point, points x unknowns; empty: not
    /// known. The cells that follow miss much the same, so they start that much closer.
    std::vector<double> missed;
};

} // namespace interphase
