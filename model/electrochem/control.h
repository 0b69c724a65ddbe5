#pragma once
#include "core/status.h"

namespace interphase {

/// What is controlled during a step: the current in A (positive on discharge), the voltage in V, or the power
/// in W.
enum class Control { Current, Voltage, Power };

/// Why a step cannot begin: no state of the cell has the value in A, V or W that is asked of it.
Status noInitialState(Control control, double time_s, double value);

} // namespace interphase
