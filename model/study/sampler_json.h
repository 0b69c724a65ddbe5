#pragma once
#include "study/definition.h"
#include "study/json_node.h"

namespace interphase {

/// Reads {"kind": "nuts", "chains": 4, ...}; what is missing is that kind's default.
void parseSampler(const JsonNode& node, SamplerDefinition& out);

} // namespace interphase
