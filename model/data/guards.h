#pragma once
#include "core/message.h"
#include "data/dataset.h"

#include <span>
#include <vector>

namespace interphase {

/// Looks for the silent errors of measured files: a current in mA under an A header (or the other way),
/// milliseconds under a seconds header, voltages in mV or outside 0 to 6 V, columns filled with zeros, gaps
/// while a current flows, a current whose integral is not the recorded capacity. Each finding is one sentence
/// with a suggestion. It fails, that is stays silent, where the wrong unit still gives a believable cell and
/// no capacity was recorded. `capacity_C` is the recorded capacity in coulomb for each row, NaN where the
/// file has none; may be empty.
std::vector<Message> findTrouble(const Dataset& data, std::span<const double> capacity_C);

} // namespace interphase
