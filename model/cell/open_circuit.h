#pragma once
#include "cell/cell.h"

namespace interphase {

/// A cell at rest: what its stoichiometry windows and open-circuit potentials imply.
///
/// SOC runs linearly through both windows: x = x_0 + SOC (x_100 - x_0), y = y_0 - SOC (y_0 - y_100). The
/// temperature is the cell's, U(T) = U(T_ref) + (T - T_ref) dU/dT. \cite Marquis2019

enum class Electrode { Negative, Positive };

/// The stoichiometry of an electrode at a state of charge.
double stoichiometry(const Cell& cell, Electrode electrode, double soc);
/// V and V per unit of stoichiometry, at the cell's temperature.
Curve::Sample openCircuitPotential(const Cell& cell, Electrode electrode, double stoichiometry);

/// V.
double openCircuitVoltage(const Cell& cell, double soc);
/// V per unit of SOC.
double openCircuitVoltageSlope(const Cell& cell, double soc);

/// The state of charge at which the cell rests at this voltage. Looked for in 0..1 and, since windows rarely
/// meet the cut-offs exactly, up to 0.1 beyond, as far as both electrodes allow. The voltage is taken to rise
/// with SOC; where it does not, one of the solutions is found. Throws InputError (VoltageOutOfReach) with the
/// voltages there are.
double socFromVoltage(const Cell& cell, double voltage_V);
/// d SOC / d V there, the inverse of openCircuitVoltageSlope(). Large on a plateau.
double socPerVolt(const Cell& cell, double soc);

/// The charge an electrode takes over its window, A.h of the whole cell: F A N L eps_s c_max (s_max - s_min)
/// / 3600.
double electrodeCapacity_Ah(const Cell& cell, Electrode electrode);
/// The smaller of the two. They are equal where the windows come from one balance of lithium.
double theoreticalCapacity_Ah(const Cell& cell);

} // namespace interphase
