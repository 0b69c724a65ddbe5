#include "app/window/results/posterior_words.h"

#include "app/window/results/pair_words.h"
#include "app/window/results/particle_words.h"
#include "app/window/results/words.h"
#include "bayes/power_scaling.h"
#include "bayes/prior_tail.h"
#include "core/r_hat.h"
#include "ui/text/number.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kLittleBits = 0.25;
const QString kComma = QStringLiteral(", ");

QString priorWords(const PosteriorView& view)
{
    QStringList poor;
    const SummaryRowView* best = nullptr;
    for (const SummaryRowView& row : view.summary) {
        if (row.klBits < kLittleBits)
            poor << row.label.symbol;
        if (!best || row.klBits > best->klBits)
            best = &row;
    }
    if (!poor.isEmpty())
        return Words::tr("The data say little of %1: hardly better known than from the prior.")
            .arg(poor.join(QStringLiteral(", ")));
    return best ? Words::tr("Most was learnt of %1 (%2 bit over the prior).")
                      .arg(best->label.symbol)
                      .arg(best->klBits, 0, 'f', 1)
                : QString();
}

/// Quantities whose posterior lies where their prior gave next to nothing, or at the end of a uniform one.
QString conflictWords(const PosteriorView& view, const std::vector<NamedPrior>& priors)
{
    constexpr double kTail = 0.01;
    QStringList against, atEnd;
    for (std::size_t q = 0; q < priors.size(); ++q) {
        const Prior& prior = priors[q].prior;
        const double middle = view.summary[q].q50;
        const double share = prior.cdf(middle);
        if (prior.spec().kind == PriorKind::Uniform && 2.0 * std::min(share, 1.0 - share) < kTail)
            atEnd << view.summary[q].label.symbol;
        else if (lessPlausibleShare(prior, middle) < kTail)
            against << view.summary[q].label.symbol;
    }
    QStringList out;
    if (!against.isEmpty())
        out << Words::tr(
                   "Prior and data disagree on %1: the posterior lies where the prior gave less than 1 %. "
                   "One of them, or the model, is wrong there.")
                   .arg(against.join(kComma));
    if (!atEnd.isEmpty())
        out << Words::tr("The posterior of %1 lies at an end of its uniform prior: where values beyond are "
                         "possible, widen it.")
                   .arg(atEnd.join(kComma));
    return out.join(QLatin1Char(' '));
}

} // namespace

std::vector<double> thinned(const std::vector<double>& values, std::size_t most)
{
    const std::size_t count = std::min(values.size(), most);
    std::vector<double> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(values[i * values.size() / count]);
    return out;
}

QString posteriorWords(const PosteriorView& view, const std::vector<NamedPrior>& priors,
                       const std::vector<std::vector<double>>& draws)
{
    const QStringList words = {conflictWords(view, priors), pairWords(view, priors, draws), priorWords(view)};
    return words.join(QLatin1Char(' ')).trimmed();
}

QString sensitivityWords(const std::vector<SummaryRowView>& rows)
{
    QStringList prior, both, unclear;
    for (const SummaryRowView& row : rows) {
        if (std::isnan(row.toPrior))
            continue;
        const SensitivityFinding finding = Sensitivity{row.toPrior,  row.toLikelihood, 0.0,
                                                       row.informed, row.errorToPrior, row.errorToLikelihood}
                                               .finding();
        if (finding == SensitivityFinding::PriorDominates)
            prior << row.label.symbol;
        else if (finding == SensitivityFinding::Conflict)
            both << row.label.symbol;
        else if (finding == SensitivityFinding::Uncertain)
            unclear << row.label.symbol;
    }
    QStringList out;
    if (!prior.isEmpty())
        out << (prior.size() == 1 ? Words::tr("The posterior of %1 follows its prior: the data say little of "
                                              "it, or the prior is strong.")
                                  : Words::tr("The posteriors of %1 follow their priors: the data say little "
                                              "of them, or the priors are strong."))
                   .arg(prior.join(kComma));
    if (!both.isEmpty())
        out << Words::tr("Prior and data both move %1: the two may be in conflict, or the prior is strong.")
                   .arg(both.join(kComma));
    if (!unclear.isEmpty())
        out << Words::tr("Of %1 the draws are too few to tell whether the posterior depends on its prior.")
                   .arg(unclear.join(kComma));
    const bool known = std::ranges::any_of(rows, [](const auto& row) { return !std::isnan(row.toPrior); });
    if (out.isEmpty() && known)
        out << Words::tr("No posterior depends notably on its prior.");
    return out.join(QLatin1Char(' '));
}

AdviceView agreementAdvice(const PosteriorView& view, int chains, bool ordered)
{
    const SummaryRowView* worst = nullptr;
    for (const SummaryRowView& row : view.summary)
        if (!worst || !(row.rHat <= worst->rHat))
            worst = &row;
    if (!worst)
        return {};
    if (!ordered && chains < 2)
        return {oneRunText(), Words::tr("Sample more runs")};
    if (!ordered && !(worst->rHat <= kRHatAgrees))
        return {
            Words::tr("Not to be trusted yet: the runs do not agree on %1 (R-hat over runs %2; 1.01 or less "
                      "is wanted).")
                .arg(worst->label.symbol, formatRHat(worst->rHat)),
            Words::tr("Take more particles")};
    if (worst->rHat <= kRHatAgrees && chains < 2)
        return {Words::tr("With one chain it cannot be judged whether chains agree: R-hat compares its "
                          "halves only."),
                Words::tr("Sample more chains")};
    if (worst->rHat <= kRHatAgrees)
        return {};
    return {
        Words::tr("Not to be trusted yet: the chains do not agree on %1 (R-hat %2; 1.01 or less is wanted).")
            .arg(worst->label.symbol, formatRHat(worst->rHat)),
        Words::tr("Draw more")};
}

} // namespace interphase
