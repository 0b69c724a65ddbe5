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
    /// Of it, in quadrature: what the diffusivities of the solid would change, see kLeadDoubt.
    double halfOfLead = 0.0;
};

/// How well the lead of the particles' surfaces is taken to be known: 95 % of the time within this share of
/// itself, for each kind of particle. A choice, since diffusivities are rarely known well.
inline constexpr double kLeadDoubt = 0.5;

/// What a slow discharge (or charge) says about the electrodes.
struct WindowFit
{
    Status status;
    /// In this order: stoichiometries of the negative electrode, charged and discharged, of the positive one,
    /// charged and discharged, capacities of the electrodes in Ah per unit of
    /// stoichiometry, lithium between them in Ah, resistance; then, of blended electrodes, whose
    /// stoichiometries are means over their sites, the share of each material but the first in the capacity.
    std::vector<FittedValue> values;
    /// By how much the surfaces of the particles led the mean stoichiometry of negative and positive
    /// electrode, averaged over the run, see SlowElectrode::Passing: the windows are those of the means.
    double negativeLead = 0.0, positiveLead = 0.0;
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

/// Fits V = U_p(y + dy) + eta_p - U_n(x + dx) - eta_n - I R along a slow run, by the mode search of bayes in
/// the stoichiometries at the charged end, both capacities, the resistance and the shares of blended
/// materials. The potentials are the cell's, see SlowElectrode. dx and dy, by which the surfaces of the
/// particles lead the means x and y, are a shift that no slow run tells from other windows, and how the
/// overpotentials eta of the reactions change along the run bends the voltage as other capacities do: both
/// are those of the cell's own radii, diffusivities and rate constants, to the first order in the current.
/// What eta is in the mean belongs to R. Intervals: Gauss-Newton covariance with the residuals' own variance,
/// widened by (1 + r) / (1 - r) for their correlation r, and in quadrature by what kLeadDoubt of the lead of
/// each kind of particle changes.
WindowFit fitWindows(const Cell& cell, const SlowRun& run, const RunContext& context = {});
/// The same of the slow run within the data; throws InputError where there is none, see slowRun().
WindowFit fitWindows(const Cell& cell, const Dataset& data, const RunContext& context = {});

} // namespace interphase
