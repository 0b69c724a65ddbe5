#pragma once
#include "cell/cell.h"

#include <span>
#include <vector>

namespace interphase {

/// How the state of charge at which a cell rests at a given voltage moves with each free parameter, 1 per SI
/// unit: windows of the stoichiometries and the temperature move the open-circuit curve. The cell is at that
/// state of charge.
std::vector<double> restSocGradient(const Cell& cell, std::span<const ParameterId> free);

} // namespace interphase
