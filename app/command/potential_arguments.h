#pragma once
#include "cell/cell.h"

#include <string>
#include <vector>

namespace interphase {

/// Lays smooth falling curves through measured potentials and puts them into a cell; says on standard error
/// how well they fit. Each assignment is "WHERE=FILE", WHERE an electrode ("negative", "positive") or a
/// material of a blended one by its name, followed by " lithiation" or " delithiation" where it is a branch
/// of a hysteresis, of which there are two. Throws InputError that names --potential or the file.
void usePotentials(Cell& cell, const std::vector<std::string>& assignments);

} // namespace interphase
