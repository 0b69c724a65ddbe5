#pragma once
#include "study/definition.h"
#include "study/json_node.h"

namespace interphase {

/// Reads /correlations, blocks of priors that go together. Throws InputError for a matrix that is none of
/// correlations, a name that no quantity can have, and a quantity that stands in two blocks.
void parseCorrelations(const JsonNode& list, std::vector<CorrelationDefinition>& out);

} // namespace interphase
