#pragma once
#include "cell/cell.h"
#include "cell/side.h"

#include <array>

namespace interphase {

/// A cell at rest: what its stoichiometry windows and open-circuit potentials imply.
///
/// SOC runs linearly through both windows: x = x_0 + SOC (x_100 - x_0), y = y_0 - SOC (y_0 - y_100). The
/// temperature is the cell's, U(T) = U(T_ref) + (T - T_ref) dU/dT. The kinds of particle in an
/// electrode are at the same potential; together they hold the lithium that their windows say. \cite
/// Marquis2019

/// How many kinds of particle an electrode has, 1 to kMostKinds.
int kindsOf(const Cell& cell, Side side);
/// Whether it has more than one.
bool isBlended(const Cell& cell, Side side);

/// The stoichiometry of the first kind of particle of an electrode, by its window.
double stoichiometry(const Cell& cell, Side side, double soc);
/// The lithium of an electrode over its sites: the same with one kind of particle, else the mean.
double meanStoichiometry(const Cell& cell, Side side, double soc);
/// Whether the potential of a kind of particle has branches between which a state moves that is remembered.
bool remembers(const Cell& cell, Side side, int kind);
/// V and V per unit of stoichiometry of one kind of particle, at the cell's temperature and, where
/// it remembers, its hysteresis state at the start.
Curve::Sample restPotential(const Cell& cell, Side side, double stoichiometry, int kind = 0);
/// The stoichiometries of an electrode's kinds where all have the same potential and hold `lithium` together;
/// it and `sites` of each kind in mol/m3 of electrode.
std::array<double, kMostKinds> sharedStoichiometries(const Cell& cell, Side side,
                                                     const std::array<double, kMostKinds>& sites,
                                                     double lithium);

/// An electrode at rest that holds a given amount of lithium.
struct ElectrodeAtRest
{
    Curve::Sample potential;                        ///< V, and V per unit of the mean stoichiometry
    std::array<double, kMostKinds> stoichiometry{}; ///< of each kind of particle
};
/// By its mean stoichiometry, within 0 to 1, whatever its windows: the effective open-circuit potential of an
/// electrode whose kinds of particle are in equilibrium with each other.
ElectrodeAtRest electrodeAtRest(const Cell& cell, Side side, double meanStoichiometry);

/// V and V per unit of SOC: the potential of an electrode at rest, of one or two kinds of particle.
Curve::Sample electrodePotential(const Cell& cell, Side side, double soc);
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
double electrodeCapacity_Ah(const Cell& cell, Side side);
/// The smaller of the two. They are equal where the windows come from one balance of lithium.
double theoreticalCapacity_Ah(const Cell& cell);

} // namespace interphase
