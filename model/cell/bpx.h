#pragma once
#include "cell/cell.h"
#include "cell/side.h"

#include <string>
#include <vector>

namespace interphase {

/// Battery Parameter eXchange (BPX) files, versions 0.1 to 1.1, models DFN, SPMe and SPM.
///
/// Problem: a parameter file is a stranger's JSON with formulas in it; every mistake in it must be told, not
/// guessed at.
///
/// Method: each field is looked up in the list of BPX fields; unknown, missing, mistyped and out-of-bounds
/// fields are refused with file, line and BPX path; formulas are parsed, never executed (see Expression).
///
/// How fields are understood:
///
/// - "Transport efficiency" is eps/tau itself; no Bruggeman exponent is applied to it.
/// - "Surface area per unit volume" a gives eps_s = a R / 3, unless User-defined states an active fraction.
/// - j0 = F k sqrt(c_e / c_e,0) sqrt(x (1 - x)) with the "Reaction rate constant" k.
/// - Absent activation energies and entropic coefficients are 0, an absent reference temperature is 298.15 K,
///   an absent temperature the ambient or else the reference one, an absent initial state of charge 1.
/// - Absent parameters of this program alone ("User-defined/...") are 0 (resistances, double layers) or 1
///   (factors).
/// - 0.x keeps the initial concentration under "Electrolyte" and temperatures under "Cell"; 1.x keeps them
///   under "State".
/// - An electrode may be a blend of up to kMostKinds kinds of particle (their names: particleNames()), with
///   one pair of hysteresis branches each: with a decay constant a state between them is remembered, without
///   one the branch follows the current and the potential at rest is their mean. A diffusivity may be a
///   function of the stoichiometry; its parameter is the value at 0.5.
/// - A file of model SPM has no electrolyte, separator or pores; its cell has no curves of the electrolyte,
///   and runs as SPM alone.
/// - Fields no model here uses (references, validation data, unknown user-defined entries) are kept in
///   Cell::otherFields and written back.
///
/// Fails: InputError for all of the above and, saying so, for what is not supported: partial files, more than
/// kMostKinds kinds of particle, a degraded state ("LLI" and "LAM", of which BPX 1.1 states neither unit nor
/// reference).

/// Reads a file of at most 16 MB.
Cell readBpx(const std::string& file);
/// `fileName` names the source in errors.
Cell parseBpx(const std::string& json, const std::string& fileName);
/// The cell as BPX 1.1; parseBpx() gives it back exactly, formulas and tables as they were.
std::string formatBpx(const Cell& cell);
/// What the file calls the kinds of particle of a blended electrode, kMostKinds of them; ordinals where it
/// does not say.
std::vector<std::string> particleNames(const Cell& cell, Side side);

} // namespace interphase
