#pragma once
#include "core/message.h"

#include <string>
#include <vector>

namespace interphase {

/// A measured file after reading: SI units, the engine's sign (discharge positive).
struct Dataset
{
    std::string name;
    std::string sourceFile;        ///< file name without folder
    std::string sourceSha256;      ///< of the file's bytes, lower-case hex
    std::string format;            ///< e.g. "CSV", "Digatron CSV"
    std::vector<double> time_s;    ///< strictly increasing
    std::vector<double> current_A; ///< positive on discharge
    std::vector<double> voltage_V;
    std::vector<double> temperature_K; ///< empty where the file has none
    std::vector<std::string> notes;    ///< what was dropped or assumed, one sentence each
    std::vector<Message> findings; ///< likely errors in the file (units, gaps, zeros), each with a suggestion
};

} // namespace interphase
