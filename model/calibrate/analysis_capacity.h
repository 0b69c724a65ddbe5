#pragma once
#include "calibrate/cell_forward_model.h"

namespace interphase {

/// The measured capacities of a definition as the model sees them. Throws InputError where the model cannot
/// have any: it goes by a measured temperature, or its cut-off lies above the voltage of the rest.
DrivenCapacity prepareCapacity(const CapacityUse& use, const CellModelSpec& spec);

} // namespace interphase
