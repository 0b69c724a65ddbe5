#pragma once
#include "study/study.h"

#include <string>

namespace interphase {

/// All draws of the latest run as CSV: chain, draw, warmup, divergent, lp and each quantity. Throws
/// InputError where nothing was sampled.
std::string drawsAsCsv(Study& study);

} // namespace interphase
