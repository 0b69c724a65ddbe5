#pragma once
#include "bayes/prior.h"

namespace interphase {

/// The prior with its width times `factor` (above 0) about the same centre: for asking how much a Bayes
/// factor depends on what was put in.
///
/// Normal, half-normal, Student's t: the scale. Lognormal, logit-normal: the standard deviation on their own
/// axis. Gamma: the standard deviation, the mean kept. Uniform, Beta: the range, about its middle; one that
/// did not reach below zero is moved up instead of across it. Bounds of the others stay where they are.
PriorSpec withWidth(const PriorSpec& spec, double factor);

} // namespace interphase
