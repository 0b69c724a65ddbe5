#pragma once
#include "core/output_file.h"
#include "protocol/model_details.h"
#include "protocol/simulate.h"

namespace interphase {

// What simulate writes, each file with a header and committed. Throws InputError where it cannot be written.

/// A row for each moment.
void writeRows(const SimulationResult& result, OutputFile& file);
/// A row for each repetition of the protocol.
void writeCycles(const SimulationResult& result, OutputFile& file);
/// A row for each quantity, time and place.
void writeProfiles(const ModelDetails& details, OutputFile& file);

} // namespace interphase
