#pragma once
#include "study/definition.h"
#include "study/json_node.h"

namespace interphase {

/// Reads the list of measured capacities, after the data sets and spectra, whose names they must not have.
void parseCapacities(const JsonNode& capacities, Definition& out);

} // namespace interphase
