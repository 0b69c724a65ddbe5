#pragma once
#include "app/window/results/chain_history.h"
#include "app/window/results/failure_words.h"
#include "app/window/time_left.h"
#include "calibrate/calibration.h"
#include "calibrate/surrogate_stage.h"
#include "ui/view/sample_view.h"

namespace interphase {

/// E-BFMI below which the energies are explored too slowly (@cite Betancourt2016).
inline constexpr double kEnergyFractionLeast = 0.3;

/// All that the page Sample tells of.
struct SampleStatus
{
    Definition definition;
    SamplerDefinition sampler; ///< of the run that is shown; where there is none, the definition's
    ChainHistory history;
    RunningDiagnostics diagnostics;
    std::optional<CalibrationSnapshot> running; ///< while a calibration is under way
    bool stopping = false;
    double drawsPerSecond = 0.0;  ///< of late; 0: not known
    std::optional<double> left_s; ///< until all draws are made, where that is known
    std::optional<ModeReport> mode;
    std::optional<SurrogateReport> surrogate; ///< of a stored run
    SurrogateUse surrogateUse;
    std::vector<ParticleRun> particles;   ///< of tempered particles, the runs that ended
    std::optional<SampleQuality> reached; ///< the target, where that ended the run
    FailureCounts failures;
    FailureRegions failureRegions; ///< of a run that ended
    std::optional<RunInfo> run;    ///< the stored one, when none is under way
    bool resumable = false;        ///< it can go on
    Status end;                    ///< how the last one ended in this window
    QString blocked;
    std::string earlier; ///< path of the study that the next run starts from; empty: none
};

/// What the button under the advice does.
enum class SampleAction { None, UseCorrelatedNoise, DrawMore, ChangeSampler, GoOn, ShowPosterior };

struct SampleAdvice
{
    AdviceView view;
    SampleAction action = SampleAction::None;
    int draws = 0;                                           ///< a chain, with DrawMore
    std::optional<SamplerDefinition> sampler = std::nullopt; ///< of a new run, with ChangeSampler
    bool limit = false; ///< it is of a limit that is crossed: the draws are not to be trusted as they are
};

/// Over all chains, warm-up included.
long long drawsWanted(const SampleStatus& status);
/// The share of them that is made: of particles under way by the temperatures they have come through.
double drawsMade(const SampleStatus& status);
TracesView tracesView(const SampleStatus& status);
/// Every limit that is crossed, worst first, each with what can be done about it; where there is none, what
/// comes next.
std::vector<SampleAdvice> sampleAdvice(const SampleStatus& status);
/// Why the draws of a run that ended are not to be trusted as they are; empty: no limit is crossed, or there
/// is nothing to judge.
QString sampleDoubt(const SampleStatus& status);
SampleView sampleView(const SampleStatus& status);
/// "4 chains · 1 210 of 4 000 draws · R-hat 1.004 · about 40 s left"
QString statusLine(const SampleStatus& status);

} // namespace interphase
