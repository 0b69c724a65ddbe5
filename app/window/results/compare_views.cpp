#include "app/window/results/compare_views.h"

#include "app/window/results/compare_texts.h"
#include "app/window/results/future_views.h"
#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "ui/pages/noise_kinds.h"
#include "ui/text/messages.h"
#include "ui/text/number.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace interphase {
namespace {

constexpr double kHardly = 5e-4; ///< a probability below is shown as none

QString factorText(const std::optional<BayesFactor>& factor)
{
    return factor ? withError(factor->log, factor->standardError) : QStringLiteral("–");
}

/// "12 : 1", "1 : 3.4"; a power of ten where the number would be long.
QString oddsText(double logOdds)
{
    constexpr double kLong = 9.2; // ten thousand
    const double size = std::abs(logOdds);
    const QString number = size < kLong ? formatNumber(std::exp(size), 3)
                                        : QStringLiteral("1e%1").arg(std::round(size / std::log(10.0)));
    return logOdds >= 0.0 ? QStringLiteral("%1 : 1").arg(number) : QStringLiteral("1 : %1").arg(number);
}

Verdict verdictOf(const ComparedAnalysis& a)
{
    if (a.state == ComparedState::NoEvidence)
        return {Tone::Neutral, stateText(a.state)};
    const MethodEvidence& best = a.evidence->best();
    if (a.state != ComparedState::Compared)
        return {Tone::Warning, stateText(a.state)};
    const bool doubtful = !concernsOf(*a.evidence).isEmpty();
    return {doubtful ? Tone::Weak : Tone::Good,
            Words::tr("log evidence %1").arg(withError(best.logEvidence, best.standardError))};
}

ComparedAnalysisView rowOf(const Comparison& c, const ComparedAnalysis& a)
{
    ComparedAnalysisView row;
    row.id = a.info.id;
    row.name = nameOf(a);
    row.detail = analysisDetail(a);
    row.state = verdictOf(a);
    if (a.state == ComparedState::Compared && c.ranking.size() > 1)
        row.headline = percentText(a.probability < kHardly ? 0.0 : a.probability);
    row.weight = a.definition.priorWeight;
    row.selected = a.info.id == c.selected;
    return row;
}

std::optional<EvidencePointView> pointAt(const EvidenceRecord& record, double factor, double zero)
{
    const WidthEvidence* width = record.atWidth(factor);
    return width ? std::optional(EvidencePointView{width->logEvidence - zero, width->standardError})
                 : std::nullopt;
}

/// Those at other widths are held against the best at these widths, which are another model's.
std::vector<EvidenceRowView> evidenceRows(const Comparison& c)
{
    std::vector<EvidenceRowView> out;
    const auto bestAt = [&](double factor) {
        double best = -std::numeric_limits<double>::infinity();
        for (const std::size_t i : c.ranking)
            if (const WidthEvidence* width = c.analyses[i].evidence->atWidth(factor))
                best = std::max(best, width->logEvidence);
        return best;
    };
    // One alone is held against itself as stated: what its evidence loses or gains by its priors.
    const bool alone = c.ranking.size() == 1;
    const double own = alone ? c.analyses[c.ranking.front()].evidence->best().logEvidence : 0.0;
    const double half = alone ? own : bestAt(kHalfWidth), twice = alone ? own : bestAt(kDoubleWidth);
    for (const std::size_t i : c.ranking) {
        const EvidenceRecord& record = *c.analyses[i].evidence;
        const double zero = c.analyses[c.ranking.front()].evidence->best().logEvidence;
        out.push_back({nameOf(c.analyses[i]),
                       {record.best().logEvidence - zero, record.best().standardError},
                       pointAt(record, kHalfWidth, half),
                       pointAt(record, kDoubleWidth, twice)});
    }
    return out;
}

QString sentenceOf(const Comparison& c, const ComparedPair& p)
{
    return messageText(describe(p.factor, c.analyses[p.first].info.name, c.analyses[p.second].info.name));
}

CompareTableView factorTable(const Comparison& c)
{
    CompareTableView table;
    table.title = Words::tr("Bayes factors");
    table.remark = Words::tr("their logarithms, with standard errors");
    table.heads = {QString(), Words::tr("as stated"), Words::tr("half widths"), Words::tr("twice"),
                   Words::tr("posterior odds")};
    for (const ComparedPair& p : c.pairs)
        table.lines.push_back({sentenceOf(c, p),
                               {factorText(p.factor), factorText(p.atHalfWidths),
                                factorText(p.atDoubleWidths), oddsText(p.logPosteriorOdds)}});
    return table;
}

/// How one way of leaving out is shown.
struct LeftOutWay
{
    std::optional<LeftOut> EvidenceRecord::*which;
    std::optional<DensityDifference> ComparedPair::*difference;
    QString title;
};

std::optional<CompareTableView> leftOutTable(const Comparison& c, const LeftOutWay& way)
{
    CompareTableView table;
    table.title = way.title;
    table.remark = Words::tr("PSIS-LOO, log predictive density");
    table.heads = {QString(), Words::tr("of all"), Words::tr("less the first"),
                   Words::tr("effective unknowns"), Words::tr("largest k")};
    QStringList notes;
    std::map<QString, QStringList> concerns; // the same is said once
    for (const std::size_t i : c.ranking) {
        const std::optional<LeftOut>& left = (*c.analyses[i].evidence).*way.which;
        if (!left || left->groups.empty())
            continue;
        const PredictiveDensity& d = left->density;
        table.lines.push_back(
            {nameOf(c.analyses[i]),
             {formatNumber(d.elpd, 6), differenceText(c, i, way.difference),
              formatNumber(d.effectiveParameters, 3), formatNumber(*std::ranges::max_element(d.k), 2)}});
        if (const QString concern = leftOutConcern(*left); !concern.isEmpty())
            concerns[concern] << nameOf(c.analyses[i]);
        if (table.lines.size() == 1 && left->groups.size() < 10)
            notes.prepend(Words::tr("There are %1 of them: the standard errors are uncertain themselves.")
                              .arg(left->groups.size()));
    }
    table.note = (notes + byName(concerns)).join(QLatin1Char(' '));
    return table.lines.empty() ? std::nullopt : std::optional(table);
}

/// Each method's estimate and those at other widths, of each analysis.
CompareTableView methodTable(const Comparison& c)
{
    CompareTableView table;
    std::map<QString, QStringList> choices;
    table.title = Words::tr("Log evidence by method");
    table.remark = Words::tr("with standard errors");
    table.heads = {QString(), Words::tr("log evidence"), Words::tr("scatter of the runs"), QString()};
    for (const std::size_t i : c.ranking) {
        const EvidenceRecord& record = *c.analyses[i].evidence;
        for (const MethodEvidence& m : record.methods) {
            const bool taken = &m == &record.best();
            const QString text =
                Words::tr("%1: %2, %3")
                    .arg(nameOf(c.analyses[i]), methodName(m.method), effortText(m, record.options));
            if (!m.status.ok())
                table.lines.push_back({text, {Words::tr("failed"), QStringLiteral("–"), QString()}});
            else
                table.lines.push_back({text,
                                       {withError(m.logEvidence, m.standardError),
                                        m.runs.size() > 1 ? formatNumber(m.scatter, 2) : QStringLiteral("–"),
                                        taken ? Words::tr("taken") : Words::tr("a check")}});
        }
        for (const WidthEvidence& w : record.widths)
            table.lines.push_back(
                {w.factor < 1.0 ? Words::tr("%1 with half the widths of its priors, %2")
                                      .arg(nameOf(c.analyses[i]), routeText(w))
                                : Words::tr("%1 with twice the widths of its priors, %2")
                                      .arg(nameOf(c.analyses[i]), routeText(w)),
                 {w.route == WidthRoute::Unknown ? QStringLiteral("–")
                                                 : withError(w.logEvidence, w.standardError),
                  QStringLiteral("–"), QString()}});
        if (const QString choice = choiceText(record); !choice.isEmpty())
            choices[choice] << nameOf(c.analyses[i]);
        for (const QString& concern : concernsOf(record))
            choices[concern] << nameOf(c.analyses[i]);
    }
    table.note = byName(choices).join(QLatin1Char(' '));
    return table;
}

void addTables(const Comparison& c, CompareView& view)
{
    if (!c.pairs.empty())
        view.tables.push_back(factorTable(c));
    if (!c.ranking.empty())
        view.tables.push_back(methodTable(c));
    const LeftOutWay ways[] = {
        {&EvidenceRecord::bySteps, &ComparedPair::bySteps, Words::tr("Each step predicted from the others")},
        {&EvidenceRecord::byData, &ComparedPair::byData,
         Words::tr("Each data set predicted from the others")}};
    for (const LeftOutWay& way : ways)
        if (const auto table = leftOutTable(c, way))
            view.tables.push_back(*table);
    if (const auto table = futureTable(c))
        view.tables.push_back(*table);
    addFuture(c, view);
}

/// Whether the sign of the Bayes factor is the same at other widths, as far as it is known.
bool holdsAtWidths(const ComparedPair& p)
{
    for (const auto& other : {p.atHalfWidths, p.atDoubleWidths})
        if (!other || other->favoursFirst() != p.factor.favoursFirst() || !other->certain())
            return false;
    return p.factor.certain();
}

QString sameText(const Comparison& c)
{
    for (std::size_t i = 1; i < c.analyses.size(); ++i)
        if (!compareDefinitions(c.analyses[i].definition, c.analyses[0].definition).stale())
            return Words::tr("%1 is a copy of %2 so far. Choose it and change its model, its noise or its "
                             "priors; then compute the evidence.")
                .arg(nameOf(c.analyses[i]), nameOf(c.analyses[0]));
    return {};
}

QString adviceText(const Comparison& c)
{
    if (c.analyses.size() == 1 && c.ranking.size() == 1)
        return Words::tr("%1 alone has evidence of these data: without another to compare it with it has no "
                         "probability.")
                   .arg(nameOf(c.analyses.front())) +
               QLatin1Char(' ') +
               Words::tr("Ask which model the data speak for: add a copy of this analysis, and change its "
                         "model, its noise or its priors.");
    if (c.analyses.size() == 1)
        return Words::tr("Ask which model the data speak for: add a copy of this analysis, and change its "
                         "model, its noise or its priors.");
    const QString same = sameText(c);
    if (!same.isEmpty())
        return same;
    if (c.ranking.size() == 1)
        return Words::tr("%1 alone has evidence of these data: without another to compare it with it has no "
                         "probability.")
            .arg(nameOf(c.analyses[c.ranking.front()]));
    if (c.ranking.empty())
        return {};
    QStringList out{sentenceOf(c, c.pairs.front())};
    if (!c.pairs.front().atHalfWidths || !c.pairs.front().atDoubleWidths)
        out << Words::tr("What priors of half or twice the widths make of it is not wholly known.");
    else if (c.pairs.front().factor.strength() != BayesFactorStrength::Weak)
        out << (holdsAtWidths(c.pairs.front())
                    ? Words::tr("So they do with priors of half and twice the widths.")
                    : Words::tr("With priors of half or twice the widths that is not certain."));
    for (const std::size_t i : {c.pairs.front().first, c.pairs.front().second}) {
        const QStringList concerns = concernsOf(*c.analyses[i].evidence);
        if (!concerns.isEmpty())
            out << QStringLiteral("%1: %2").arg(nameOf(c.analyses[i]), concerns.front());
    }
    return out.join(QLatin1Char(' '));
}

QString messageOf(const Comparison& c)
{
    if (c.ranking.empty())
        return Words::tr("No evidence has been computed yet.");
    return {};
}

QString captionOf(const Comparison& c)
{
    if (c.ranking.empty())
        return {};
    const EvidenceRecord& best = *c.analyses[c.ranking.front()].evidence;
    return Words::tr("%1 measurements · bars: two standard errors · ▾ half, ▴ twice the widths of the priors")
        .arg(formatCount(best.points));
}

} // namespace

QString analysisDetail(const ComparedAnalysis& a)
{
    const ModelKind kind = a.definition.model.kind;
    const QString model = kind == ModelKind::Dfn    ? QStringLiteral("DFN")
                          : kind == ModelKind::Spme ? QStringLiteral("SPMe")
                                                    : QStringLiteral("SPM");
    QStringList parts{model};
    parts << (a.evidence && a.state != ComparedState::Stale
                  ? Words::tr("%1 unknowns").arg(a.evidence->parameters)
                  : Words::tr("%1 free parameters").arg(static_cast<int>(a.definition.free.size())));
    parts << noiseKindNames().value(static_cast<int>(a.definition.noise.kind));
    return parts.join(QStringLiteral(" · "));
}

CompareView compareView(const Comparison& c)
{
    CompareView view;
    for (const ComparedAnalysis& analysis : c.analyses)
        view.analyses.push_back(rowOf(c, analysis));
    view.evidence = evidenceRows(c);
    view.caption = captionOf(c);
    view.message = messageOf(c);
    addTables(c, view);
    view.advice = {adviceText(c), {}};
    view.missing = !withoutEvidence(c).empty();
    return view;
}

} // namespace interphase
