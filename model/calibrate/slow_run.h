#pragma once
#include "data/dataset.h"

#include <vector>

namespace interphase {

/// The slow discharge or charge within a data set, as an open-circuit voltage is read from it: equally spaced
/// over the charge that passed, from the charged end on.
struct SlowRun
{
    std::vector<double> charge_Ah, voltage_V;
    double current_A = 0.0; ///< mean, positive on discharge
};

/// The part of the data with the most charge at current of one sign. Throws InputError where no such part is
/// long enough.
SlowRun slowRun(const Dataset& data);

/// dV/dQ, V/Ah: at each point the slope of a straight line through the points within 1.5 % of the charge.
std::vector<double> voltageSlopes(const SlowRun& run);

} // namespace interphase
