#pragma once
#include <string>
#include <vector>

namespace interphase {

/// Rows of equal length, the first of them the heads.
using TextTable = std::vector<std::vector<std::string>>;

/// A line a row: the first column to the left, the others to the right.
std::string aligned(const TextTable& table);

} // namespace interphase
