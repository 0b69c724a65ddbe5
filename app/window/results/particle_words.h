#pragma once
#include "app/window/results/sample_views.h"

#include <vector>

namespace interphase {

// Tempered particles in words: independent runs that lead particles from the priors to the posterior are no
// chains, and what is said of chains says nothing of them.

/// What the runs came through: temperatures, effective particles, moves accepted, log evidence, ancestors.
/// Empty where nothing is kept.
std::vector<FigureView> particleFigures(const std::vector<ParticleRun>& runs);
/// What order the particles stand in, and so what effective sizes of them mean.
QString particleOrderText();
/// What one run alone cannot tell.
QString oneRunText();
/// "Tempered particles, 4 independent runs"
QString particleMethodText(int runs);
/// Whether the log evidences of the runs differ by more than their errors; see runsDisagree().
bool evidencesDisagree(const std::vector<ParticleRun>& runs);
/// Where particles have not forgotten where they were, what that means; empty where they have everywhere.
QString unmixedText(const std::vector<ParticleRun>& runs);
/// Temperature, effective particles, moves accepted and log evidence of each run, stage by stage.
PanelsView temperaturesView(const std::vector<ParticleRun>& runs);
/// Limits that are crossed, worst first. Empty while there is too little to tell.
std::vector<SampleAdvice> particleAdvice(const SampleStatus& status);

} // namespace interphase
