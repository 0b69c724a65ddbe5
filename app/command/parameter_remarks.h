#pragma once
#include "app/command/cell_arguments.h"

#include <string>
#include <vector>

namespace interphase {

/// What somebody who set these options may not know, a sentence each: parameters set by --set of something
/// that is not simulated, constants of ageing that are not this cell's own but the published ones, and growth
/// of the SEI that the temperature does not change.
std::vector<std::string> parameterRemarks(const CellArguments& arguments, const Cell& cell);

} // namespace interphase
