#pragma once
#include "bayes/prior.h"

namespace interphase {

/// How much of a prior is less plausible than x: its probability where its density is lower than at x, in
/// [0, 1] and within 0.001. Small where x lies in a tail; near 1 at the mode, also where that is an end of
/// the support (half-normal, gamma with a shape up to 1, beta). Priors that are normal in the logarithm or
/// the logit are looked at there, so that being small by orders of magnitude counts as a tail. 0 outside the
/// support, 1 anywhere inside a uniform prior.
double lessPlausibleShare(const Prior& prior, double x);

} // namespace interphase
