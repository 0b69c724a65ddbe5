#pragma once
#include "cell/curve.h"
#include "cell/function.h"

#include <functional>
#include <optional>

namespace interphase {

/// From what a parameter file states to what the engine evaluates.

using ExactFunction = std::function<Curve::Sample(double)>;

/// The function itself, with its exact slope. Throws InputError (InvalidExpression) for a malformed formula;
/// a table must be in order (see TableFunction).
ExactFunction exactFunction(const FunctionSpec& spec);
/// The value of a function that is the same everywhere: a number, a formula without x, a table of equal
/// values.
std::optional<double> constantValue(const FunctionSpec& spec);

/// Where curves are sampled; past these ends a formula is not trusted.
inline constexpr double kLowestConcentration = 1.0;     ///< mol/m3
inline constexpr double kHighestConcentration = 6000.0; ///< mol/m3
/// How far an end of 0..1 is pulled in where a formula is not finite there, such as log(x / (1 - x)).
inline constexpr double kSingularMargin = 1e-4;
/// Interpolation error the number of intervals is chosen for, within the two numbers below: of potentials
/// this much of max(1 V, |f|), of entropic coefficients of max(their magnitude, |f|); of the electrolyte's
/// properties this much of |f| from 10 mol/m3 on. (Below, where formulas with fractional powers bend sharply,
/// it is up to 2 %.)
inline constexpr double kPotentialTolerance = 2e-8;
inline constexpr double kElectrolyteTolerance = 1e-7;
inline constexpr int kFewestIntervals = 2048;
inline constexpr int kMostIntervals = 16384;

/// A potential or entropic coefficient over the stoichiometry as it is written, sampled on 0..1. Throws
/// InputError (InvalidExpression, FunctionNotFinite).
Curve stoichiometryCurve(const FunctionSpec& spec);
/// A potential as particles have it, with ends (see Curve). Throws the same.
Curve potentialCurve(const FunctionSpec& spec);

/// A conductivity or diffusivity over the concentration in mol/m3; positive for every argument.
///
/// Formulas are fits and often go below zero where they were not fitted; a solver that tries such a
/// concentration for a moment must not meet a negative diffusivity. So, with m = 5e-4 f(rest):
///
/// - values y below 2 m are replaced by m + y^2 / (4 m), those below 0 by m (C1, monotone in y);
/// - past 1 and 6000 mol/m3 the slope runs out linearly to zero over |f / f'| (at most 1000 mol/m3), which
///   halves or raises the value by half at most; from there the curve is constant.
///
/// Between, the formula is what the file says. Throws InputError (InvalidExpression, FunctionNotFinite,
/// FunctionNotPositive).
Curve electrolyteCurve(const FunctionSpec& spec, double restConcentration_mol_m3);

/// A transference number or thermodynamic factor over the concentration, divided by its value at rest; past 1
/// and 6000 mol/m3 as above. Throws the same.
Curve relativeCurve(const FunctionSpec& spec, double restConcentration_mol_m3);

} // namespace interphase
