#pragma once
#include "cell/cell.h"

#include <string>

namespace interphase {

/// Battery Parameter eXchange (BPX) files, versions 0.1 to 1.1, models DFN and SPMe.
///
/// Problem: a parameter file is a stranger's JSON with formulas in it; every mistake in it must be told, not
/// guessed at. Method: each field is looked up in the list of BPX fields; unknown, missing, mistyped and
/// out-of-bounds fields are refused with file, line and BPX path; formulas are parsed, never executed (see
/// Expression).
///
/// How fields are understood:
///   - "Transport efficiency" is eps/tau itself, no Bruggeman exponent is applied to it.
///   - "Surface area per unit volume" a gives the active fraction eps_s = a R / 3, unless User-defined states
///   one.
///   - j0 = F k sqrt(c_e / c_e,0) sqrt(x (1 - x)) with the "Reaction rate constant" k.
///   - Absent: activation energies 0, entropic coefficients 0, reference temperature 298.15 K, temperature
///   the
///     ambient one or else the reference one, initial state of charge 1; parameters of this program alone
///     ("User-defined/...") 0 for resistances and double layers, 1 for factors.
///   - 0.x keeps the initial concentration under "Electrolyte" and temperatures under "Cell"; 1.x under
///   "State".
///   - Fields no model here uses (thermal properties, references, validation data, unknown user-defined
///   entries) are
///     kept in Cell::otherFields and written back.
/// Fails: InputError for all of the above and, saying so, for what is not supported: SPM and partial files,
/// blended electrodes, open-circuit hysteresis, a solid diffusivity that depends on the stoichiometry, a
/// degraded state.

/// Reads a file of at most 16 MB.
Cell readBpx(const std::string& file);
/// `fileName` names the source in errors.
Cell parseBpx(const std::string& json, const std::string& fileName);
/// The cell as BPX 1.1; parseBpx() gives it back exactly, formulas and tables as they were.
std::string formatBpx(const Cell& cell);

} // namespace interphase
