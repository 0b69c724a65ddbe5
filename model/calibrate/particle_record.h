#pragma once
#include "bayes/smc.h"
#include "study/study.h"

#include <string>
#include <vector>

namespace interphase {

/// What one independent run of tempered particles came through (particle_stage.h).
struct ParticleRun
{
    int run = 0; ///< the chain it is to the study
    int particles = 0;
    double logEvidence = 0.0;
    double standardError = 0.0;
    int founders = 0; ///< first particles that have descendants
    int unmixed = 0;  ///< temperatures at which particles did not forget where they were
    std::vector<SmcStage> stages;
};

inline constexpr const char* kParticleResult = "particles";
std::string formatParticles(const std::vector<ParticleRun>& runs);
/// Throws InputError where the text is not what formatParticles writes.
std::vector<ParticleRun> parseParticles(const std::string& json);
/// Empty where the run is of another sampler, or of a version that kept none.
std::vector<ParticleRun> storedParticles(Study& study, RunId run);

} // namespace interphase
