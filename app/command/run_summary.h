#pragma once
#include "bayes/diagnostics.h"
#include "bayes/failure_counts.h"
#include "calibrate/failure_region.h"
#include "calibrate/mode_report.h"
#include "calibrate/particle_record.h"
#include "calibrate/prediction_record.h"
#include "calibrate/protocol_record.h"
#include "calibrate/sampler_check.h"
#include "calibrate/sampling_target.h"
#include "calibrate/sensitivities.h"
#include "calibrate/solver_check.h"
#include "calibrate/surrogate_stage.h"
#include "core/r_hat.h"
#include "study/study.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace interphase {

/// Where the fewest effective draws are, of bulk and tails and of derived quantities too.
struct FewestEffective
{
    std::string name; ///< empty: not known
    double ess = 0.0;
    bool tails = false; ///< it is that of the tails
};

/// What a run found, and how far it can be trusted.
struct RunSummary
{
    std::string study;
    std::string title;
    RunInfo run;
    RunId stoppedRun = 0;                     ///< a later one that has no draws behind its warm-up; 0: none
    std::vector<int> warmup;                  ///< stored draws of the warm-up, per chain
    std::vector<int> draws;                   ///< stored draws after it, per chain
    SamplerDefinition sampler;                ///< the run was begun with
    std::vector<std::string> derived;         ///< names of quantities computed from others
    std::vector<ParameterSummary> quantities; ///< run.quantities, then derived; NaN below 4 draws a chain
    std::vector<Sensitivity> sensitivities;   ///< of the same; empty where they are not known
    std::vector<std::string> problems;        ///< why a quantity could not be derived
    std::optional<SurrogateReport> surrogate; ///< what stood for the model
    SurrogateUse surrogateUse;
    std::vector<ParticleRun> particles;   ///< of tempered particles, what each run came through
    std::optional<SampleQuality> reached; ///< the target that ended the sampling
    std::vector<double> energyFraction;   ///< per chain
    double acceptance = 0.0;              ///< mean over the draws
    long long leapfrogs = 0;              ///< gradients used, warm-up included
    int divergences = 0;                  ///< after the warm-up
    FailureCounts failures;               ///< failed solves of the chains, warm-up included
    std::map<MessageId, std::vector<FailureRegion>> failureRegions; ///< of each reason; see failure_region.h
    std::optional<ModeReport> mode;
    std::optional<PredictionRecord> prediction; ///< from the run's own draws
    std::optional<SolverCheck> solver;          ///< whether its error matters, where that was checked
    std::optional<ProtocolRecord> protocol;     ///< likewise
    std::optional<SamplerCheck> samplerCheck;   ///< of the run

    const std::string& name(std::size_t quantity) const;
    double largestRHat() const; ///< of what was sampled; NaN where one of them is
    FewestEffective fewestEffective() const;
    double essWanted() const { return kEssAChain * sampler.chains; }
    bool converged() const { return largestRHat() <= kRHatAgrees; }
    /// In what the study is another now, in words; empty when the run still holds.
    std::vector<std::string> staleBecause() const;
};

/// Of the latest run. Throws InputError where nothing was sampled.
RunSummary summariseLatestRun(Study& study);
/// The latest run that samples. Throws InputError where there is none.
RunInfo latestSampledRun(Study& study);

/// What the summary warns of beside its numbers, a line each: "NOT CONVERGED: ...".
std::vector<std::string> runWarnings(const RunSummary& summary);

/// For each reason how many solves failed, and the first one's sentence: "12 solves failed; the first: At
/// ...".
std::vector<std::string> failureLines(const FailureCounts& failures);
/// "mostly where NAME is below 3e-15 (92 % of them, 3 % of the draws)"; empty where there is none.
std::string failureRegionText(const std::vector<FailureRegion>& regions);
/// By how much a finer solver moves each mean, and a sentence.
std::string formatSolverCheckText(const SolverCheck& check);
/// A table for people.
std::string formatSummaryText(const RunSummary& summary);
/// JSON, as summary --help describes it.
std::string formatSummaryJson(const RunSummary& summary);

} // namespace interphase
