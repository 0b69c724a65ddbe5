#pragma once
#include "study/definition.h"
#include "study/json_node.h"

namespace interphase {

/// Reads the list of impedance spectra, after the data sets, whose names they must not have.
void parseSpectra(const JsonNode& spectra, Definition& out);

} // namespace interphase
