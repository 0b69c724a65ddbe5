#include "app/window/results/compare_texts.h"

#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "bayes/pareto_smoothing.h"
#include "ui/text/messages.h"
#include "ui/text/number.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

QString stepKind(StepKind kind)
{
    switch (kind) {
    case StepKind::Charge:
        return Words::tr("charge");
    case StepKind::Discharge:
        return Words::tr("discharge");
    case StepKind::Rest:
        return Words::tr("rest");
    case StepKind::Profile:
        break;
    }
    return Words::tr("profile");
}

} // namespace

QString concernText(const EvidenceWarning& warning)
{
    const QString figure = formatNumber(warning.figure, 2);
    switch (warning.concern) {
    case EvidenceConcern::Unmixed:
        return Words::tr("At %1 of the temperatures the particles did not forget where they were, so the "
                         "evidence may be off by more than its error: take more particles.")
            .arg(percentText(warning.figure));
    case EvidenceConcern::FewFounders:
        return Words::tr(
                   "Only %1 of the first particles have descendants in one of the runs, so the error is "
                   "uncertain: take more particles.")
            .arg(figure);
    case EvidenceConcern::DependentRanks:
        return Words::tr("New live points depend on those they came from (correlation %1), so the evidence "
                         "may be off by more than its error.")
            .arg(figure);
    case EvidenceConcern::LittleOverlap:
        return Words::tr(
                   "Only %1 of the bridge's proposal overlaps with the draws: the posterior is far from "
                   "normal, and SMC is the surer way.")
            .arg(percentText(warning.figure));
    case EvidenceConcern::ChainsDisagree:
        return Words::tr("The chains disagree (R-hat %1), and what is made of them knows no more than they "
                         "do: draw more, or take another method.")
            .arg(formatRHat(warning.figure));
    case EvidenceConcern::OneChain:
        return Words::tr(
            "The draws are of one chain: whether it has found all of the posterior, they cannot tell. Draw "
            "several.");
    case EvidenceConcern::SeveralModes:
        return Words::tr("The search had found %1 modes. What is made of draws knows those that chains have "
                         "visited, and not how they weigh: take SMC or nested sampling.")
            .arg(figure);
    case EvidenceConcern::RunsDisagree:
        return Words::tr("Independent runs differ by %1 times the errors they state: some have missed a part "
                         "of the posterior, and all may have. Take more particles, or another method.")
            .arg(figure);
    case EvidenceConcern::Disagreement:
        break; // disagreementText() names the two
    }
    return {};
}

QString nameOf(const ComparedAnalysis& analysis)
{
    return QString::fromStdString(analysis.info.name);
}

QString withError(double value, double error)
{
    return std::isfinite(value) ? formatUncertain(value, error) : QStringLiteral("–");
}

QString differenceText(const Comparison& c, std::size_t analysis,
                       std::optional<DensityDifference> ComparedPair::*difference)
{
    if (analysis == c.ranking.front())
        return QStringLiteral("0");
    for (const ComparedPair& p : c.pairs)
        if (p.first == c.ranking.front() && p.second == analysis && p.*difference)
            return withError(-(p.*difference)->elpd, (p.*difference)->error());
    return QStringLiteral("–");
}

QStringList byName(const std::map<QString, QStringList>& concerns)
{
    QStringList out;
    for (const auto& [concern, names] : concerns)
        out << QStringLiteral("%1: %2").arg(names.join(QStringLiteral(", ")), concern);
    return out;
}

QString methodName(EvidenceMethod method)
{
    switch (method) {
    case EvidenceMethod::Smc:
        return Words::tr("SMC");
    case EvidenceMethod::Nested:
        return Words::tr("nested sampling");
    case EvidenceMethod::Fitted:
        return Words::tr("SMC from a fitted normal");
    case EvidenceMethod::Bridge:
        break;
    }
    return Words::tr("bridge sampling");
}

static QString runsText(const MethodEvidence& method, const EvidenceOptions& options)
{
    const auto runs = static_cast<int>(method.runs.size());
    switch (method.method) {
    case EvidenceMethod::Smc:
    case EvidenceMethod::Fitted:
        return runs == 1 ? Words::tr("one run of %1 particles").arg(options.particles)
                         : Words::tr("%1 runs of %2 particles").arg(runs).arg(options.particles);
    case EvidenceMethod::Nested:
        return runs == 1 ? Words::tr("one run of %1 live points").arg(options.livePoints)
                         : Words::tr("%1 runs of %2 live points").arg(runs).arg(options.livePoints);
    case EvidenceMethod::Bridge:
        break;
    }
    return runs == 1 ? Words::tr("all draws together") : Words::tr("%1 runs, each by itself").arg(runs);
}

QString effortText(const MethodEvidence& method, const EvidenceOptions& options)
{
    const QString runs = runsText(method, options);
    return passedChecks(method) || !method.status.ok() ? runs
                                                       : Words::tr("%1; fails its own checks").arg(runs);
}

QString groupName(const LeftOutGroup& group)
{
    const QString data = QString::fromStdString(group.data);
    return group.step == 0
               ? data
               : Words::tr("%1, step %2 (%3)").arg(data).arg(group.step).arg(stepKind(group.kind));
}

/// A spectrum and capacities have no time.
static bool hasTime(const LeftOutGroup& block)
{
    return block.end_s > block.begin_s;
}

/// Where a block begins.
static QString beginOf(const LeftOutGroup& block)
{
    const QString data = QString::fromStdString(block.data);
    return hasTime(block) ? Words::tr("%1 s of %2").arg(QString::number(std::lround(block.begin_s)), data)
                          : data;
}

QString blockName(const LeftOutGroup& block)
{
    if (!hasTime(block))
        return QString::fromStdString(block.data);
    return Words::tr("%1, %2 to %3 s")
        .arg(QString::fromStdString(block.data), QString::number(std::lround(block.begin_s)),
             QString::number(std::lround(block.end_s)));
}

QString routeText(const WidthEvidence& width)
{
    const auto doubted = [&](const QString& text) {
        return width.doubtful ? Words::tr("%1, whose own checks did not pass").arg(text) : text;
    };
    switch (width.route) {
    case WidthRoute::Weights:
        return Words::tr("by weights, k %1").arg(formatNumber(width.k, 2));
    case WidthRoute::Rerun:
        return doubted(Words::tr("by another run"));
    case WidthRoute::Smc:
        return doubted(Words::tr("by SMC, as the draws do not reach there"));
    case WidthRoute::Path:
        return Words::tr("by SMC from the draws");
    case WidthRoute::Unknown:
        break;
    }
    return Words::tr(
        "not known: the draws do not reach there; SMC does, where fitting again is asked for (--refit)");
}

/// That two methods contradict each other; empty where none do.
static QString disagreementText(const EvidenceRecord& record)
{
    const auto apart = furthestApart(record.methods);
    if (!apart || !apart->disagree())
        return {};
    return Words::tr(
               "%1 and %2 disagree: they differ by %3, which is %4 of their combined standard errors. One "
               "of them has missed a part of the posterior or states too small an error.")
        .arg(methodName(record.methods[apart->first].method),
             methodName(record.methods[apart->second].method), formatNumber(apart->difference, 2),
             formatNumber(apart->errors, 2));
}

static QString agreementText(const MethodDifference& apart)
{
    constexpr double kMany = 3.0;
    return apart.errors > kMany
               ? Words::tr("The methods differ by up to %1 of their combined standard errors, but by no more "
                           "than %2: too little to matter.")
                     .arg(formatNumber(apart.errors, 2), formatNumber(apart.difference, 2))
               : Words::tr("The methods agree within %1 of their combined standard errors.")
                     .arg(formatNumber(apart.errors, 2));
}

QStringList concernsOf(const EvidenceRecord& record)
{
    QStringList out;
    for (const MethodEvidence& method : record.methods) {
        const QString name = methodName(method.method);
        if (!method.status.ok())
            out << Words::tr("%1 failed: %2").arg(name, messageText(method.status.reason));
        for (const EvidenceWarning& warning : method.warnings)
            out << QStringLiteral("%1: %2").arg(name, concernText(warning));
    }
    for (const EvidenceWarning& warning : record.warnings)
        if (warning.concern != EvidenceConcern::Disagreement)
            out << concernText(warning);
    if (const QString apart = disagreementText(record); !apart.isEmpty())
        out << apart;
    return out;
}

QString choiceText(const EvidenceRecord& record)
{
    const auto ended = std::ranges::count_if(record.methods, [](const auto& m) { return m.status.ok(); });
    if (ended == 0 || record.methods.size() < 2)
        return {};
    const MethodEvidence& best = record.best();
    const QString name = methodName(best.method), error = formatNumber(best.standardError, 2);
    const auto passed = std::ranges::count_if(record.methods, passedChecks);
    QString out;
    if (ended == 1)
        out = Words::tr("Taken: %1, the only method that came to an end.").arg(name);
    else if (passed == 0)
        out = Words::tr("Taken: %1, which states the smallest error (%2); no method passed its own checks.")
                  .arg(name, error);
    else if (passed == 1)
        out = Words::tr("Taken: %1, the only method that passed its own checks.").arg(name);
    else if (const auto apart = furthestApart(record.methods); apart && apart->disagree())
        out = Words::tr("Taken: %1, of the methods that passed their own checks.").arg(name);
    else
        out =
            Words::tr("Taken: %1, which states the smallest error (%2) of the methods that passed their own "
                      "checks.")
                .arg(name, error);
    const auto apart = furthestApart(record.methods);
    return apart && !apart->disagree() ? QString(out + QLatin1Char(' ') + agreementText(*apart)) : out;
}

QString leftOutConcern(const LeftOut& leftOut)
{
    const PredictiveDensity& density = leftOut.density;
    if (density.doubtful.empty())
        return {};
    QStringList names;
    for (const std::size_t g : density.doubtful)
        names << groupName(leftOut.groups[g]);
    return Words::tr("Without %1 the posterior is another (k above %2): what is said of it is only a rough "
                     "estimate.")
        .arg(names.join(QStringLiteral("; ")),
             formatNumber(paretoLimit(static_cast<std::size_t>(leftOut.draws)), 2));
}

QString futureSays(const LeftFuture& future)
{
    const LeftOutGroup& first = future.predicted(0);
    QStringList out{Words::tr("%1 of %2 blocks are predicted, from %3 on.")
                        .arg(future.density.terms.size())
                        .arg(future.blocks.size())
                        .arg(beginOf(first))};
    const bool several = std::ranges::any_of(
        future.blocks, [&](const LeftOutGroup& block) { return block.data != future.blocks.front().data; });
    if (several)
        out << Words::tr("Data sets follow each other as on the page Data.");
    if (!future.density.fits.empty())
        out << Words::tr("The posterior from the blocks before was drawn anew, %1 times.")
                   .arg(future.density.fits.size());
    const double error = future.density.monteCarloError;
    if (std::isfinite(error))
        out << (future.density.doubtful.empty() ? Words::tr("Monte Carlo error of the sum: %1.")
                                                : Words::tr("Monte Carlo error of the sum: at least %1."))
                   .arg(formatNumber(error, 2));
    return out.join(QLatin1Char(' '));
}

QString weightText(double weight, const WeightRange& range)
{
    return Words::tr("%1 (%2 to %3)")
        .arg(weight, 0, 'f', 2)
        .arg(range.low, 0, 'f', 2)
        .arg(range.high, 0, 'f', 2);
}

QString stackingSays()
{
    return Words::tr("Weights by stacking: the mean, and 5 % to 95 %, of what they could be by the Bayesian "
                     "bootstrap over the blocks and the Monte Carlo error of each.");
}

QString futureConcern(const LeftFuture& future)
{
    const std::vector<std::size_t>& doubtful = future.density.doubtful;
    if (doubtful.empty())
        return {};
    const LeftOutGroup& last = future.predicted(doubtful.back());
    QString out =
        Words::tr("The draws hardly reach the posterior from what came before %1 (k above %2, or "
                  "fewer than %3 effective draws, in %4 of %5 blocks): up to there this is only a rough "
                  "estimate. Fitting again there would tell.")
            .arg(beginOf(last), formatNumber(paretoLimit(static_cast<std::size_t>(future.draws)), 2),
                 formatNumber(fewestEffective(static_cast<std::size_t>(future.draws)), 3))
            .arg(doubtful.size())
            .arg(future.density.terms.size());
    if (future.refitHours > 0.0)
        out +=
            QLatin1Char(' ') + Words::tr("It would take about %1 h.").arg(formatNumber(future.refitHours, 1));
    return out;
}

QString stateText(ComparedState state)
{
    switch (state) {
    case ComparedState::NoEvidence:
        return Words::tr("no evidence yet");
    case ComparedState::Stale:
        return Words::tr("out of date");
    case ComparedState::OtherData:
        return Words::tr("fits other data");
    case ComparedState::Compared:
        break;
    }
    return {};
}

} // namespace interphase
