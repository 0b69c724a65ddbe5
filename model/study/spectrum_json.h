#pragma once
#include "study/definition.h"
#include "study/json_node.h"

namespace interphase {

/// Reads the list of impedance spectra, after the data sets, whose names they must not have.
void parseSpectra(const JsonNode& spectra, Definition& out);

/// A list of numbers, or one of them; as many as `count` unless that is 0.
std::vector<double> parseNumbers(const JsonNode& node, std::size_t count, const char* expected);
/// The name of an entry, not empty, that no data set, spectrum or capacity of `earlier` has.
std::string parseName(const JsonNode& item, const char* what, const Definition& earlier);

} // namespace interphase
