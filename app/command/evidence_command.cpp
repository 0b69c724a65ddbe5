#include "app/command/argument_parser.h"
#include "app/command/command.h"
#include "app/command/compare_text.h"
#include "app/command/terminal_progress.h"
#include "app/window/time_left.h"
#include "calibrate/comparison.h"
#include "calibrate/evidence_job.h"
#include "core/message.h"
#include "core/text.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iostream>

namespace interphase {
namespace {

constexpr const char* kDescription =
    "The evidence (marginal likelihood) of an analysis with its error, from four independent runs; what it "
    "is\n"
    "at half and twice the widths of all priors; and how well it predicts what it has not seen: each step "
    "and\n"
    "each data set from the others (PSIS-LOO), and each block of measurements from all before it\n"
    "(leave-future-out). Blocks have about as many measurements each and follow each other in time, data "
    "sets\n"
    "in the order of the definition. Where k is too high the draws say little of what is left out; of "
    "blocks\n"
    "the posterior from those before is then drawn by SMC and goes on from block to block by weights and, "
    "where\n"
    "these do not reach, by SMC from its draws: tens of seconds for an SPM; not where it would take more "
    "than\n"
    "two minutes, unless --refit is given. It is kept in the study for interphase compare.\n"
    "Methods: smc (tempered sequential Monte Carlo, weighs several modes), nested (nested sampling, the "
    "same),\n"
    "bridge (bridge sampling from the draws of interphase calibrate, each chain by itself; quick, one "
    "mode).\n"
    "fitted (SMC from a normal density fitted to those draws, a way of its own beside the bridge, one "
    "mode).\n"
    "auto: bridge, and fitted where that takes less than two minutes, where there are draws and the chains "
    "agree;\n"
    "smc where there are none; smc and bridge where they do not, or their run had found several modes. Of "
    "several methods the value is taken "
    "of the one that states the smallest error among those that\n"
    "passed their own checks; the others check it.\n"
    "JSON: {analysis, measurements, unknowns, data_key, method, chosen_because, log_evidence, "
    "standard_error,\n"
    "methods: [{method, "
    "log_evidence, standard_error, scatter, stated_error, runs, evaluations, failed_solves, warnings}], "
    "widths: "
    "[{factor,\n"
    "route, log_evidence, standard_error, k, doubtful}], by_steps, by_data: {elpd, standard_error, p_loo, "
    "draws, "
    "doubtful,\n"
    "groups: [{name, points, elpd, k}]}, future: {elpd, standard_error, monte_carlo_error, draws, first, "
    "refits,\n"
    "doubtful, groups, with error and effective_draws},\n"
    "warnings, seconds}; what is not known is null.";
constexpr const char* kExample = "interphase new spm_discharge my.interphase\n"
                                 "interphase calibrate my.interphase --chains 2 --warmup 100 --draws 100\n"
                                 "interphase evidence my.interphase --method bridge";
constexpr const char* kProgram = "interphase " INTERPHASE_VERSION;

struct EvidenceArguments
{
    std::string study, analysis, method = "auto";
    bool json = false, every = false, noWidths = false, refit = false, noRefit = false;
    std::optional<long long> particles, livePoints, runs, blocks, seed;
    std::optional<double> futureFrom;
};

bool parse(const Arguments& words, EvidenceArguments& a)
{
    ArgumentParser parser("evidence", kDescription, kExample);
    parser.positional("STUDY", a.study, "the study");
    parser.text("--analysis", "NAME", a.analysis, "of this analysis (default: the selected one)");
    parser.flag("--every", a.every, "of all analyses that have none, or whose is out of date");
    parser.text("--method", "auto|smc|nested|bridge|fitted|all", a.method, "how (default: auto)");
    parser.count("--particles", "N", a.particles, "of smc and fitted (default: 500)", 20, 1000000);
    parser.count("--live-points", "N", a.livePoints, "of nested sampling (default: 300)", 20, 1000000);
    parser.count("--runs", "N", a.runs, "independent runs of smc, nested sampling and fitted (default: 4)", 1,
                 100);
    parser.flag("--no-widths", a.noWidths, "leaves the other widths of the priors out");
    parser.count("--blocks", "N", a.blocks, "of leave-future-out (default: 20)", 2, 1000);
    parser.number("--future-from", "SHARE", a.futureFrom,
                  "share of the measurements before the first block that is predicted (default: 0.5)");
    parser.flag("--refit", a.refit, "of leave-future-out, and SMC at other widths, however long it takes");
    parser.flag("--no-refit", a.noRefit, "of leave-future-out and at other widths, only by weights");
    parser.count("--seed", "N", a.seed, "the same seed gives the same numbers (default: 1)", 0, (1LL << 53));
    parser.flag("--json", a.json, "as JSON instead of a table");
    return parser.parse(words);
}

std::vector<EvidenceMethod> methodsOf(const std::string& word)
{
    if (word == "auto")
        return {};
    if (word == "all")
        return {EvidenceMethod::Smc, EvidenceMethod::Nested, EvidenceMethod::Bridge, EvidenceMethod::Fitted};
    const std::optional<EvidenceMethod> method = findMethod(word);
    if (!method)
        throw InputError(MessageId::InvalidArgument,
                         {"--method", "found \"" + word + "\"", "auto, smc, nested, bridge, fitted or all"});
    return {*method};
}

EvidenceOptions optionsOf(const EvidenceArguments& a)
{
    EvidenceOptions o;
    o.methods = methodsOf(a.method);
    o.particles = static_cast<int>(a.particles.value_or(o.particles));
    o.livePoints = static_cast<int>(a.livePoints.value_or(o.livePoints));
    o.runs = static_cast<int>(a.runs.value_or(o.runs));
    o.widths = !a.noWidths;
    o.blocks = static_cast<int>(a.blocks.value_or(o.blocks));
    if (a.refit && a.noRefit)
        throw InputError(MessageId::InvalidArgument, {"--refit", "given with --no-refit", "one of the two"});
    o.refits = a.refit ? FutureRefits::Always : a.noRefit ? FutureRefits::Never : FutureRefits::Automatic;
    o.futureFrom = a.futureFrom.value_or(o.futureFrom);
    if (!(o.futureFrom > 0.0 && o.futureFrom < 1.0))
        throw InputError(MessageId::InvalidArgument, {"--future-from", "found " + formatNumber(o.futureFrom),
                                                      "a number between 0 and 1"});
    o.seed = static_cast<std::uint64_t>(a.seed.value_or(static_cast<long long>(o.seed)));
    return o;
}

/// What the study keeps already, if it is what is asked for.
std::optional<EvidenceRecord> kept(Study& study, const EvidenceRequest& request)
{
    const std::optional<RunInfo> run = study.latestRun(RunPurpose::Evidence);
    std::optional<EvidenceRecord> record = latestEvidence(study);
    const bool same = run && !run->stale() && record && record->options == request.options &&
                      record->sampled == request.run;
    return same ? std::move(record) : std::nullopt;
}

int runOne(Study& study, const AnalysisInfo& info, const EvidenceArguments& a, const std::stop_token& stop)
{
    study.lookAt(info.id);
    const EvidenceRequest request = evidenceRequest(study, optionsOf(a));
    std::optional<EvidenceRecord> record = kept(study, request);
    if (!record) {
        TerminalProgress line;
        TimeLeft left;
        const auto begin = std::chrono::steady_clock::now();
        record = computeEvidence(
            request,
            {stop, [&](double f) {
                 left.add(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(), f);
                 const std::string rest = timeLeftText(left.seconds(1.0)).toStdString();
                 line.show(info.name + ": " + std::to_string(std::lround(100.0 * f)) + " %" +
                           (rest.empty() ? "" : ", " + rest));
             }});
        line.clear();
        if (record->status().outcome == Outcome::Cancelled) {
            std::cerr << "Stopped; nothing of " << info.name << " is kept.\n";
            return kInterrupted;
        }
        if (!record->status().ok()) {
            std::cerr << info.name << ": " << record->status().reason.english() << '\n';
            return kNumericalFailure;
        }
        keepEvidence(study, request, *record, kProgram);
    }
    std::cout << (a.json ? formatEvidenceJson(info.name, *record) : formatEvidenceText(info.name, *record));
    return kDone;
}

std::vector<std::int64_t> wanted(Study& study, const EvidenceArguments& a)
{
    if (a.every)
        return withoutEvidence(compareAnalyses(study));
    return {a.analysis.empty() ? study.currentAnalysis() : study.analysisNamed(a.analysis)};
}

} // namespace

int runEvidence(const Arguments& words, const CommandContext& context)
{
    EvidenceArguments a;
    if (!parse(words, a))
        return kDone;
    optionsOf(a); // refuses before the study is opened
    Study study = Study::open(a.study);
    const std::vector<std::int64_t> ids = wanted(study, a);
    const std::vector<AnalysisInfo> all = study.analyses();
    for (const AnalysisInfo& info : all) {
        if (std::ranges::count(ids, info.id) == 0)
            continue;
        const int status = runOne(study, info, a, context.stop);
        if (status != kDone)
            return status;
    }
    return kDone;
}

} // namespace interphase
