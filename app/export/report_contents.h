#pragma once
#include "app/window/results/failure_words.h"
#include "calibrate/mode_report.h"
#include "calibrate/particle_record.h"
#include "calibrate/solver_check.h"
#include "calibrate/surrogate_stage.h"
#include "study/study.h"
#include "ui/view/compare_view.h"
#include "ui/view/data_view.h"
#include "ui/view/identify_view.h"
#include "ui/view/nyquist_view.h"
#include "ui/view/posterior_view.h"
#include "ui/view/predict_view.h"
#include "ui/view/protocol_view.h"
#include "ui/view/sample_view.h"

#include <optional>

namespace interphase {

/// What the chains say of themselves.
struct RunDiagnostics
{
    int chains = 0;
    std::size_t kept = 0; ///< draws of each chain after the warm-up
    int warmup = 0;
    int divergences = 0;
    long long gradients = 0;
    double acceptance = 0.0;
    double energyFraction = 0.0; ///< the smallest of the chains
};

/// Everything the report and the figures show of a study: the latest run, what it was made with, and what was
/// computed from it. A value; where something was not computed, its part is empty.
struct ReportContents
{
    QString file;                       ///< of the study, without its folder
    Definition definition;              ///< of the run; without one, of the study
    std::vector<Dataset> datasets;      ///< without their rows
    std::vector<DatasetView> dataViews; ///< of each, with its rows
    std::optional<RunInfo> run;
    std::optional<ModeReport> mode;
    std::optional<SurrogateReport> surrogate; ///< what stood for the model
    SurrogateUse surrogateUse;
    RunDiagnostics diagnostics;
    FailureCounts failures; ///< of the run's chains
    FailureRegions failureRegions;
    TracesView traces;
    std::vector<PanelView> ranks;        ///< of the chains
    std::vector<PanelView> temperatures; ///< of tempered particles, in the place of what only chains have
    std::vector<ParticleRun> particles;  ///< likewise, what each run came through
    std::vector<PanelView> energies;
    std::vector<PanelView> autocorrelations, growth; ///< of each quantity
    std::vector<PanelView> depths;                   ///< of the trees; empty where there are none
    PanelsView starts;                 ///< where the search for the mode ended, and what it says
    std::optional<SolverCheck> solver; ///< where that was checked
    PosteriorView posterior;
    IdentifyView identify;
    std::vector<PredictView> predictions; ///< one a data set
    std::vector<NyquistView> nyquists;    ///< one a spectrum that is predicted
    CompareView comparison;               ///< of the analyses of the study, where two have evidence
    ProtocolView protocol;
    SamplerCheckView samplerCheck;
    QStringList warnings; ///< stale, not converged
};

/// Reads all of it; seconds for a large run: for a job, with a connection of its own.
ReportContents collectReport(Study& study);

} // namespace interphase
