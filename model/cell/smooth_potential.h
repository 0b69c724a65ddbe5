#pragma once
#include "cell/cell.h"
#include "cell/function.h"
#include "cell/side.h"

namespace interphase {

/// A smooth falling curve through the measured points of an open-circuit potential.
///
/// Problem: points of a cycler are noisy and do not fall everywhere; a curve through all of them has a slope
/// that is noise, and one stoichiometry too many for a potential. Method: least squares of cubic B-splines on
/// knots that lie closer where the potential falls steeply, with a penalty on second differences of their
/// coefficients (P-splines, \cite EilersMarx1996) and one on those that rise (\cite Eilers2005), which makes
/// the curve fall everywhere and C2; as much penalty as generalised cross-validation says. Use:
///
///     setPotential(cell, Side::Negative, 0, smoothPotential(points).table);
struct SmoothPotential
{
    FunctionTable table; ///< of the curve, x rising and y falling, a few points for each knot
    double rms_V = 0.0;  ///< of the residuals
};

/// points: x rising, at least kFewestPotentialPoints. Throws InputError for fewer, for x outside 0..1 or not
/// rising, and where the potential rises over all; name: what they are called there.
SmoothPotential smoothPotential(const FunctionTable& points, const std::string& name = "potential");
inline constexpr int kFewestPotentialPoints = 8;

/// Puts a potential into a cell, in place of what the kind of particle had; branches of a hysteresis that
/// there were are gone. Throws InputError (FunctionNotFinite).
void setPotential(Cell& cell, Side side, int kind, const FunctionTable& table);
/// The same with the two branches of a hysteresis; the potential at rest is their mean.
void setBranches(Cell& cell, Side side, int kind, const FunctionTable& lithiation,
                 const FunctionTable& delithiation);
/// One of the branches of a hysteresis that the cell has.
void setBranch(Cell& cell, Side side, int kind, bool lithiation, const FunctionTable& table);

/// What does not fit between a measured potential that was put into a cell and its windows and limits,
/// sentences.
std::vector<std::string> potentialDoubts(const Cell& cell, Side side, int kind, const FunctionTable& table);

} // namespace interphase
