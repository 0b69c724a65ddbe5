#pragma once
#include "app/window/results/chain_history.h"
#include "app/window/results/failure_words.h"
#include "app/window/study_session.h"
#include "bayes/failure_counts.h"
#include "calibrate/mode_report.h"
#include "calibrate/particle_record.h"
#include "calibrate/sampling_target.h"
#include "calibrate/surrogate_stage.h"
#include "ui/view/common.h"
#include "ui/view/shell_view.h"

#include <QString>

#include <optional>

namespace interphase {

/// A run of the sampler as the study keeps it. A value.
struct StoredRun
{
    RunInfo info;
    SamplerDefinition sampler; ///< it was begun with; its draws are those wanted now where it can go on
    ChainHistory history;
    RunningDiagnostics diagnostics;
    FailureCounts failures;
    std::optional<ModeReport> mode;
    bool resumable = false;
    std::optional<SampleQuality> reached; ///< the target, where that ended the run
    FailureRegions failureRegions;
    std::optional<SurrogateReport> surrogate;
    SurrogateUse surrogateUse;
    std::vector<ParticleRun> particles; ///< of tempered particles, what each run came through
};

/// The latest run of the current analysis, empty where there is none. For a job: opens the study for itself.
std::optional<StoredRun> readStoredRun(const std::string& path);
std::optional<StoredRun> readStoredRun(Study& study);

/// R-hat is looked at this often, in draws of a chain.
int diagnosticsStep(const SamplerDefinition& sampler);

/// Why nothing can be computed yet, in one sentence; empty when it can.
QString blockedSentence(const StudySession& session);
/// The page where that is mended.
PageId blockedPage(const StudySession& session);
/// Both, for the page that cannot compute.
EmptyView blockedView(const StudySession& session);

} // namespace interphase
