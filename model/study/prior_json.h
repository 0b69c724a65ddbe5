#pragma once
#include "bayes/prior.h"
#include "study/json_node.h"

namespace interphase {

/// Reads {"distribution": "lognormal", "median": ..., "sigma": ..., "lower": ..., "upper": ...}. Throws
/// InputError for a prior that is not proper.
PriorSpec parsePrior(const JsonNode& node);

/// The interval outside which the density is zero: the family's support cut to [lower, upper].
struct PriorSupport
{
    double lower = 0.0;
    double upper = 0.0;
};
PriorSupport priorSupport(const PriorSpec& prior);

} // namespace interphase
