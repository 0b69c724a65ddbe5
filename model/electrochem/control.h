#pragma once

namespace interphase {

/// What is controlled during a step: the current in A (positive on discharge), the voltage in V, or the power
/// in W.
enum class Control { Current, Voltage, Power };

} // namespace interphase
