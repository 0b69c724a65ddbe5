#pragma once
// What is made of a fit of stoichiometry windows.
#include "calibrate/slow_electrode.h"
#include "calibrate/window_fit.h"

#include <array>
#include <string>
#include <vector>

namespace interphase {

/// An electrode as a fit finds it.
struct FittedElectrode
{
    double capacity_Ah = 0.0; ///< per unit of stoichiometry
    KindShares shares{1.0};
    double charged = 0.0, discharged = 0.0; ///< mean stoichiometries at the ends of the run
};

/// What the current of a slow run costs, at each of its points, to the first order.
struct SlowCosts
{
    /// What the surfaces lead the mean stoichiometry by, of each kind of particle; of negative and positive
    /// electrode, see SlowElectrode::Passing.
    std::array<std::vector<KindShares>, 2> leads;
    /// What the reactions add to the voltage, without their mean: that is part of the resistance.
    std::vector<double> reactions_V;
};
/// Of negative and positive electrode.
SlowCosts slowCosts(const SlowRun& run, const std::array<const SlowElectrode*, 2>& electrodes,
                    const std::array<FittedElectrode, 2>& fitted);

/// Windows to begin a search at, the cell's own and others, since the sum of squares has several valleys:
/// stoichiometry at the charged end and Ah per unit of it of the negative electrode, and of the positive one.
/// charge_Ah: of the run.
std::vector<std::array<double, 4>> windowStarts(const Cell& cell, double charge_Ah);
/// Puts it into the cell by the active fractions of its materials; what would not fit beside the pores goes
/// into the concentrations of lithium.
void writeElectrode(Cell& cell, Side side, const FittedElectrode& fitted);
/// Why a fit is not to be believed, see WindowFit::doubts. rate: of the run, 1/h.
std::vector<std::string> doubtsOf(const WindowFit& fit, double rate);

} // namespace interphase
