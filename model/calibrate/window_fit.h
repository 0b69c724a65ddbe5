#pragma once
#include "cell/cell.h"
#include "core/status.h"
#include "data/dataset.h"

#include <string>
#include <vector>

namespace interphase {

/// A number with the half width of its 95 % interval.
struct FittedValue
{
    std::string name, unit;
    double value = 0.0;
    double half = 0.0;
};

/// What a slow discharge (or charge) says about the electrodes.
struct WindowFit
{
    Status status;
    /// Stoichiometries at both ends of the data, capacities of the electrodes in Ah per unit of
    /// stoichiometry, lithium between them in Ah, resistance.
    std::vector<FittedValue> values;
    double rms_V = 0.0;
    double correlation = 0.0; ///< of neighbouring residuals; the intervals are widened for it
    Cell cell; ///< with these windows, SOC 0 and 1 at its cut-offs, and the active fractions they mean
    // Along the charge that passed, from the charged end, Ah.
    std::vector<double> charge_Ah, voltage_V, model_V;
    std::vector<double> slope_V_Ah, modelSlope_V_Ah;            ///< dV/dQ
    std::vector<double> negativeSlope_V_Ah, positiveSlope_V_Ah; ///< what each electrode contributes to it
};

/// Fits V = U_p(y) - U_n(x) - I R along the longest part of the data with current of one sign, by
/// the mode search of bayes in the stoichiometries at the charged end, both capacities and the resistance.
/// The potentials are the cell's. Intervals: Gauss-Newton covariance with the residuals' own variance,
/// widened by (1 + r) / (1 - r) for their correlation r. Throws InputError for a blended electrode or too
/// little data.
WindowFit fitWindows(const Cell& cell, const Dataset& data);

} // namespace interphase
