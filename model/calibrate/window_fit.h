#pragma once
#include "calibrate/slow_run.h"
#include "cell/cell.h"
#include "core/run_context.h"
#include "core/status.h"

#include <string>
#include <vector>

namespace interphase {

/// A number with the half width of its 95 % interval.
struct FittedValue
{
    std::string name, unit;
    std::string material; ///< that the value is the share of; mostly empty
    double value = 0.0;
    double half = 0.0;
};

/// What a slow discharge (or charge) says about the electrodes.
struct WindowFit
{
    Status status;
    /// In this order: stoichiometries of the negative electrode, charged and discharged, of the positive one,
    /// charged and discharged, capacities of the electrodes in Ah per unit of
    /// stoichiometry, lithium between them in Ah, resistance; then, of blended electrodes, whose
    /// stoichiometries are means over their sites, the share of each material but the first in the capacity.
    std::vector<FittedValue> values;
    double rms_V = 0.0;
    double correlation = 0.0; ///< of neighbouring residuals; the intervals are widened for it
    /// With these windows, SOC 0 and 1 at its cut-offs, and the active fractions they mean; where these would
    /// not fit beside the pores, the rest is in the maximum concentration.
    Cell cell;
    /// Why the fit is not to be believed, sentences: impossible stoichiometries, residuals that are not
    /// noise, a current that is not slow.
    std::vector<std::string> doubts;
    /// A stoichiometry outside 0 to 1, its interval too, with which no cell can be written; null: none.
    const FittedValue* impossible() const;
    // Along the charge that passed, from the charged end, Ah.
    std::vector<double> charge_Ah, voltage_V, model_V;
    std::vector<double> slope_V_Ah, modelSlope_V_Ah;            ///< dV/dQ
    std::vector<double> negativeSlope_V_Ah, positiveSlope_V_Ah; ///< what each electrode contributes to it
};

/// Fits V = U_p(y) - U_n(x) - I R along a slow run, by the mode search of bayes in the stoichiometries at the
/// charged end, both capacities, the resistance and the shares of blended materials. The potentials are the
/// cell's, see SlowElectrode. Intervals: Gauss-Newton covariance with the residuals' own variance, widened
/// by (1 + r) / (1 - r) for their correlation r.
WindowFit fitWindows(const Cell& cell, const SlowRun& run, const RunContext& context = {});
/// The same of the slow run within the data; throws InputError where there is none, see slowRun().
WindowFit fitWindows(const Cell& cell, const Dataset& data, const RunContext& context = {});

} // namespace interphase
