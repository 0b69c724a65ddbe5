#pragma once
#include "calibrate/mode_report.h"

namespace interphase {

/// Starts of chains that are draws of Pathfinder, from as many starting points as the search for the mode
/// had; into report.chainStarts and report.pathfinderK. Where Pathfinder finds nothing the starts stay empty:
/// the chains then begin around the mode. Means nothing once context.stop was requested.
void addPathfinderStarts(const Posterior& posterior, const SamplerDefinition& sampler,
                         const RunContext& context, ModeReport& report);

} // namespace interphase
