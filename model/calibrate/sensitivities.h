#pragma once
#include "bayes/posterior.h"
#include "bayes/power_scaling.h"
#include "calibrate/derived.h"

namespace interphase {

/// How much each quantity of a run depends on its prior and on the data (see power_scaling.h), from the draws
/// that are there: no solve is needed, for the log likelihood of a draw is its log density less the log
/// prior. Draws beyond forty thousand are thinned. Empty where there are fewer than ten draws after the
/// warm-up; NaN for a quantity that does not vary.
std::vector<Sensitivity> powerSensitivities(Posterior& posterior, const SampledRun& run);

} // namespace interphase
