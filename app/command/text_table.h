#pragma once
#include <string>
#include <vector>

namespace interphase {

using TextTable = std::vector<std::vector<std::string>>;

/// Rows of equal length as lines: the first column to the left, the others to the right.
std::string aligned(const TextTable& table);

} // namespace interphase
