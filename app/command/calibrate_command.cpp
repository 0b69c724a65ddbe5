#include "app/command/argument_parser.h"
#include "app/command/command.h"
#include "app/command/run_summary.h"
#include "app/command/terminal_progress.h"
#include "calibrate/calibration.h"
#include "calibrate/prediction_record.h"
#include "calibrate/resumption.h"
#include "core/message.h"
#include "core/text.h"
#include "study/definition_terms.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>

namespace interphase {
namespace {

constexpr const char* kDescription =
    "Searches the mode of a study's posterior and samples it. Everything goes into the study as it "
    "is\n"
    "made: after an interruption (Ctrl-C, a crash) the same command goes on where it ended, bit for bit. The "
    "options\n"
    "change the study's definition; what they do not name stays. At the end it predicts all data from 100\n"
    "draws, which says what held-out data make of the posterior, and prints the summary.";
constexpr const char* kExample = "interphase new spm_discharge my.interphase\n"
                                 "interphase calibrate my.interphase --chains 2 --warmup 100 --draws 100";
constexpr std::chrono::milliseconds kPollPeriod(100);
constexpr const char* kProgram = "interphase " INTERPHASE_VERSION;
constexpr int kPredictedDraws = 100;

struct CalibrateArguments
{
    std::string study, analysis;
    std::optional<long long> chains, draws, warmup, seed;
    std::optional<long long> targetEss;
    std::optional<double> targetMcse, targetAcceptance;
    std::string sampler, chainStarts, metric, earlier;
};

bool parse(const Arguments& words, CalibrateArguments& a)
{
    ArgumentParser parser("calibrate", kDescription, kExample);
    parser.positional("STUDY", a.study, "the study");
    parser.text("--analysis", "NAME", a.analysis, "this analysis, which becomes the selected one");
    parser.count("--chains", "N", a.chains, "chains side by side; with smc independent runs", 1, 64);
    parser.count("--draws", "N", a.draws, "draws of each chain that are kept; with smc particles of each run",
                 1, 1000000);
    parser.count("--warmup", "N", a.warmup, "draws of each chain spent on adaptation before", 0, 1000000);
    parser.count("--seed", "N", a.seed, "the same seed gives the same draws", 0, (1LL << 53));
    parser.count(
        "--target-ess", "N", a.targetEss,
        "stops where every quantity has N effective draws, at the latest after --draws; 0: no target", 0,
        10000000);
    parser.number("--target-mcse", "X", a.targetMcse,
                  "stops where the error of every mean is X posterior standard deviations; 0: no target");
    parser.text("--sampler", "nuts|ensemble|surrogate|smc", a.sampler,
                "NUTS uses gradients; the ensemble, differential evolution, needs none; the surrogate asks a "
                "polynomial "
                "first; smc leads particles from the priors to the posterior and weighs several modes");
    parser.text("--chain-starts", "mode|pathfinder", a.chainStarts, "where the chains of NUTS begin");
    parser.text("--metric", "dense|low-rank|diagonal", a.metric,
                "what NUTS learns in its warm-up: all correlations, only the strong ones, or none");
    parser.text(
        "--start-from", "STUDY", a.earlier,
        "begins at the draws of a study of a similar cell, with their covariance for metric; a warm-up "
        "of 30 is enough then");
    parser.number("--target-acceptance", "X", a.targetAcceptance,
                  "of NUTS; nearer to 1 its steps are shorter and fewer draws diverge");
    return parser.parse(words);
}

/// The index of a word an option was given; what it was before where it was not.
template <class Enum, std::size_t N>
Enum chosen(const char* option, const std::string& word, const std::array<std::string_view, N>& words,
            Enum before)
{
    const auto at = std::ranges::find(words, word);
    if (word.empty())
        return before;
    if (at == words.end())
        throw InputError(MessageId::InvalidArgument,
                         {option, "found \"" + word + "\"",
                          join(std::vector<std::string>(words.begin(), words.end()), ", ")});
    return static_cast<Enum>(at - words.begin());
}

double within(const char* option, const std::optional<double>& value, double before, double lower,
              double upper)
{
    if (value && !(*value >= lower && *value <= upper))
        throw InputError(MessageId::InvalidArgument,
                         {option, "found " + formatNumber(*value),
                          "a number from " + formatNumber(lower) + " to " + formatNumber(upper)});
    return value.value_or(before);
}

/// What particles have no use for is not taken silently.
void refuseForParticles(const CalibrateArguments& a)
{
    const auto refuse = [](bool given, const char* option, const char* why, const char* instead) {
        if (given)
            throw InputError(MessageId::InvalidArgument, {option, why, instead});
    };
    refuse(!a.earlier.empty(), "--start-from", "the sampler is smc, which begins at the priors",
           "one of the other samplers, or no --start-from");
    refuse(a.warmup && *a.warmup > 0, "--warmup", "the sampler is smc, whose particles have no warm-up",
           "no --warmup");
    refuse((a.targetEss && *a.targetEss > 0) || (a.targetMcse && *a.targetMcse > 0.0),
           a.targetEss ? "--target-ess" : "--target-mcse",
           "the sampler is smc, whose runs have a number of particles fixed beforehand",
           "more particles (--draws) or more runs (--chains)");
    refuse(a.draws && *a.draws < fewestDraws(SamplerKind::Smc), "--draws",
           "the sampler is smc, which needs particles enough to learn how to move them",
           (std::to_string(fewestDraws(SamplerKind::Smc)) + " or more").c_str());
    refuse(a.targetAcceptance.has_value(), "--target-acceptance",
           "the sampler is smc, which moves particles by no such target", "--sampler nuts");
    refuse(!a.chainStarts.empty(), "--chain-starts", "the sampler is smc, which begins at the priors",
           "--sampler nuts");
}

Definition overridden(Definition definition, const CalibrateArguments& a)
{
    SamplerDefinition& s = definition.sampler;
    changeKind(s, chosen("--sampler", a.sampler, kSamplerWords, s.kind));
    s.chainStarts = chosen("--chain-starts", a.chainStarts, kChainStartWords, s.chainStarts);
    if (!a.metric.empty() && s.kind != SamplerKind::Nuts)
        throw InputError(MessageId::InvalidArgument,
                         {"--metric",
                          "the sampler is " + std::string(kSamplerWords[static_cast<std::size_t>(s.kind)]) +
                              ", whose chains have none",
                          "--sampler nuts"});
    if (s.kind == SamplerKind::Smc)
        refuseForParticles(a);
    s.metric = chosen("--metric", a.metric, kMetricWords, s.metric);
    s.targetEss = a.targetEss ? static_cast<double>(*a.targetEss) : s.targetEss;
    s.targetMcse = within("--target-mcse", a.targetMcse, s.targetMcse, 0.0, 1.0);
    s.targetAcceptance = within("--target-acceptance", a.targetAcceptance, s.targetAcceptance, 0.5, 0.999);
    s.chains = static_cast<int>(a.chains.value_or(s.chains));
    s.draws = static_cast<int>(a.draws.value_or(s.draws));
    s.warmup = s.kind == SamplerKind::Smc ? 0 : static_cast<int>(a.warmup.value_or(s.warmup));
    s.seed = static_cast<std::uint64_t>(a.seed.value_or(static_cast<long long>(s.seed)));
    return definition;
}

/// What a run that was stopped has left.
std::string stoppedText(const std::string& path)
{
    const std::optional<RunInfo> run = Study::open(path, StudyMode::ReadOnly).latestRun(RunPurpose::Sample);
    return !run || run->draws == 0 ? "Stopped before there were draws; interphase calibrate begins again."
                                   : "Stopped; what was drawn is kept in " + path +
                                         ", and interphase calibrate goes on from there.";
}

/// Whether the latest run is already what is asked for.
bool isDone(Study& study, const Definition& definition)
{
    const std::optional<RunInfo> run = study.latestRun(RunPurpose::Sample);
    if (!run || run->status != RunStatus::Complete || run->stale())
        return false;
    return hasEnough(study, *run, definition.sampler) &&
           sameButForDraws(study.runDefinition(run->id).sampler, definition.sampler);
}

/// Writes the options into the study, and finds what is wrong with it before anything is started.
bool prepare(const CalibrateArguments& a)
{
    Study study = Study::open(a.study);
    if (!a.analysis.empty())
        study.selectAnalysis(study.analysisNamed(a.analysis));
    const Definition present = study.definition();
    const Definition wanted = overridden(present, a);
    requireComplete(wanted, a.study);
    prepareAnalysis(wanted, studyCell(study), study.datasets());
    if (wanted != present)
        study.setDefinition(wanted, "Set the sampler from the command line");
    return isDone(study, wanted);
}

std::string seconds(double s)
{
    return formatRounded(s, s < 10.0 ? 2 : 4) + " s";
}

/// From 1: runs of particles come one after the other.
std::size_t runUnderWay(const CalibrationSnapshot& s)
{
    return std::min(s.particles.size() + 1, s.sampling.iterations.size());
}

std::string describe(const CalibrationSnapshot& s, bool particles)
{
    const auto percent = [](double fraction) { return std::to_string(std::lround(100.0 * fraction)) + " %"; };
    if (s.phase == CalibrationPhase::Searching)
        return "Searching the mode: " + percent(s.searchFraction) + ", " + seconds(s.elapsed_s);
    if (s.phase != CalibrationPhase::Sampling || s.sampling.iterations.empty())
        return "Preparing";
    if (particles)
        return "Tempering: run " + std::to_string(runUnderWay(s)) + " of " +
               std::to_string(s.sampling.iterations.size()) + ", " + percent(s.sampling.fraction()) +
               " of the way, " + seconds(s.elapsed_s);
    int fewest = s.sampling.iterations.front();
    for (const int n : s.sampling.iterations)
        fewest = std::min(fewest, n);
    const bool warmup = fewest < s.warmup;
    return std::string(warmup ? "Warming up: " : "Sampling: ") + percent(s.sampling.fraction()) +
           " of all draws, " + std::to_string(s.sampling.divergences) + " divergences, " +
           seconds(s.elapsed_s);
}

CalibrationSnapshot runToTheEnd(const std::string& path, const std::string& earlier,
                                const std::stop_token& stop)
{
    TerminalProgress line;
    const bool particles =
        Study::open(path, StudyMode::ReadOnly).definition().sampler.kind == SamplerKind::Smc;
    Calibration calibration(path, kProgram);
    calibration.startFrom(earlier);
    calibration.start();
    const std::stop_callback forward(stop, [&calibration] { calibration.requestStop(); });
    bool told = false;
    const auto tell = [&](const CalibrationSnapshot& s) {
        if (s.resumed && !told)
            line.note("Going on with run " + std::to_string(s.run) + ".");
        told = told || s.resumed;
    };
    while (!calibration.waitFor(kPollPeriod)) {
        const CalibrationSnapshot s = calibration.snapshot();
        tell(s);
        line.show(describe(s, particles));
    }
    CalibrationSnapshot end = calibration.snapshot();
    tell(end);
    if (!end.status.ok()) // the summary says it otherwise
        for (const std::string& failed : failureLines(end.failures))
            line.note(failed);
    return end;
}

bool isPredicted(const std::string& path)
{
    Study study = Study::open(path, StudyMode::ReadOnly);
    const std::optional<PredictionRecord> present = latestPrediction(study);
    const std::optional<RunInfo> run = study.latestRun(RunPurpose::Sample);
    return run && present && present->run == run->id;
}

/// Predicts what the latest run makes of all data.
Status predict(const std::string& path, const std::stop_token& stop)
{
    Study study = Study::open(path);
    TerminalProgress line;
    const auto show = [&](double fraction) {
        line.show("Predicting: " + std::to_string(std::lround(100.0 * fraction)) + " %");
    };
    const PredictionRecord record = predictLatest(path, {.draws = kPredictedDraws}, {stop, show});
    if (record.prediction.status.ok())
        study.keepRun(study.runDefinition(record.run), {RunPurpose::Predict, {}, kProgram, {}},
                      {{kPredictionResult, formatPrediction(record)}});
    return record.prediction.status;
}

int printSummary(const std::string& path)
{
    Study study = Study::open(path, StudyMode::ReadOnly);
    std::cout << formatSummaryText(summariseLatestRun(study));
    return kDone;
}

int failed(int status, const std::string& sentence)
{
    std::cerr << sentence << '\n';
    return status;
}

} // namespace

int runCalibrate(const Arguments& words, const CommandContext& context)
{
    CalibrateArguments a;
    if (!parse(words, a))
        return kDone;
    const bool complete = prepare(a);
    if (complete) {
        std::cerr << "The run is complete; nothing is left to do. --draws N adds draws, another --seed "
                     "begins another run.\n";
    } else {
        const CalibrationSnapshot end = runToTheEnd(a.study, a.earlier, context.stop);
        if (end.status.outcome == Outcome::Cancelled)
            return failed(kInterrupted, stoppedText(a.study));
        if (!end.status.ok())
            return failed(
                isFileTrouble(end.status.reason.id) ? kBadInput : kNumericalFailure,
                end.status.reason.english()); // a study that cannot be written is no failure of numerics
        std::cerr << "Done in " << seconds(end.elapsed_s) << ".\n";
    }
    const bool predicts = !complete || !isPredicted(a.study);
    const Status predicted = predicts ? predict(a.study, context.stop) : Status();
    if (predicted.outcome == Outcome::Cancelled)
        return failed(kInterrupted, "Stopped while predicting; the draws are complete in " + a.study + ".");
    if (!predicted.ok())
        std::cerr << "No prediction: " << predicted.reason.english() << '\n';
    return printSummary(a.study);
}

} // namespace interphase
