#pragma once
#include "bayes/sbc_trials.h"
#include "calibrate/density_check.h"
#include "calibrate/prediction_record.h"

namespace interphase {

// Simulation-based calibration of a study's own model and prior (bayes/sbc_trials.h) under NUTS with the
// study's target acceptance and metric, whatever the study samples with: surrogates and ensembles would have
// to find their way anew in each replicate.

enum class SbcKind {
    Prior,     ///< truths from the prior
    Posterior, ///< truths from the draws of the latest run, simulated data on top of the measured ones
};

struct SamplerCheckOptions
{
    SbcKind kind = SbcKind::Posterior;
    SbcOptions sbc{.replicates = 50, .draws = 99, .thin = 2, .warmup = 80};
};

struct SamplerCheck
{
    SbcKind kind = SbcKind::Posterior;
    SamplerKind studys = SamplerKind::Nuts; ///< of the study; NUTS is what is checked
    int wanted = 0;                         ///< replicates; more than there are ranks of: it was interrupted
    RunId run = 0; ///< whose draws and definition it was made with; 0: of the study as it is
    SbcRanks ranks;
    std::optional<DensityCheck> density{}; ///< of the draws of that run; empty: there are none, or of old
    double seconds = 0.0;                  ///< spent
};
/// Kept with the sampled run.
inline constexpr const char* kSamplerCheckResult = "sampler check";

/// Throws InputError where nothing has been sampled, or too few draws for the replicates. From the prior it
/// takes the latest run's definition too, and the study's where there is no run.
SamplerCheck checkSampler(const std::string& path, const SamplerCheckOptions& options,
                          const RunContext& context);

/// What was kept with the latest sampled run; empty where there is none.
std::optional<SamplerCheck> latestSamplerCheck(Study& study);

std::string formatSamplerCheck(const SamplerCheck& check);
/// Throws InputError where the text is not what formatSamplerCheck writes.
SamplerCheck parseSamplerCheck(const std::string& json);

} // namespace interphase
