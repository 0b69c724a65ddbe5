#pragma once
#include "study/definition.h"
#include "study/json_node.h"

namespace interphase {

/// Reads /noise: what all data sets share, and `groups` of those that have noise of their own. Throws
/// InputError; a data set may be named once.
void parseNoise(const JsonNode& noise, Definition& out);

/// A matrix as a list of rows, `size` of `size` numbers. Throws InputError.
std::vector<double> parseSquare(const JsonNode& node, std::size_t size, const char* expected);

} // namespace interphase
