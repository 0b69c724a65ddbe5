#pragma once
#include "study/definition.h"
#include "study/json_node.h"

#include <string_view>

namespace interphase {

/// Whether a formula may name this: a parameter by its symbol ("D_s_n", see parameterAlias()) or BPX path, an
/// unknown of the noise, or "Initial SOC (name)".
bool isFormulaName(std::string_view name);

/// Throws InputError that says what is wrong with a formula and where: "character 5: found ...; expected
/// ...", or the name that is none.
void requireFormula(const std::string& formula);

/// Reads {"name": "formula", ...}.
void parseDerived(const JsonNode& node, std::vector<DerivedDefinition>& out);

} // namespace interphase
