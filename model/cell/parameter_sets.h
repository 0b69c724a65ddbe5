#pragma once
#include "cell/cell.h"

#include <string>
#include <vector>

namespace interphase {

/// The names of the parameter sets in a folder ("Chen2020" for Chen2020.json), sorted; none where there is no
/// folder.
std::vector<std::string> bundledSets(const std::string& parameterSetFolder);

/// The cell of a bundled set, or of the BPX file with this path (UTF-8). Throws InputError:
/// UnknownParameterSet, and what readBpx() throws.
Cell loadCell(const std::string& nameOrFile, const std::string& parameterSetFolder);

} // namespace interphase
