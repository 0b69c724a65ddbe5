#pragma once
#include "study/study.h"

#include <string>

namespace interphase {

/// The cell of the latest run with its overrides, and the posterior's medians in the place of the free
/// parameters, as BPX. Throws InputError where nothing was sampled.
std::string calibratedCell(Study& study);

/// The definition as JSON from which the study can be made again: the data sets name the files they were read
/// from.
std::string portableDefinition(Study& study);

} // namespace interphase
