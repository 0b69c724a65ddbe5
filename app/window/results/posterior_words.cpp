#include "app/window/results/posterior_words.h"

#include "app/window/results/words.h"
#include "bayes/power_scaling.h"
#include "core/r_hat.h"
#include "ui/text/number.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace interphase {
namespace {

constexpr double kStrongCorrelation = 0.6;
constexpr double kLittleBits = 0.25;
const QString kComma = QStringLiteral(", ");

std::vector<double> ranks(const std::vector<double>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> out(values.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        out[order[i]] = static_cast<double>(i);
    return out;
}

/// Spearman's: of the ranks, so that a bent ridge counts as well. Ties hardly occur.
double rankCorrelation(const std::vector<double>& a, const std::vector<double>& b)
{
    const std::vector<double> x = ranks(a), y = ranks(b);
    const double middle = 0.5 * (static_cast<double>(x.size()) - 1.0);
    double xy = 0.0, xx = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - middle) * (y[i] - middle);
        xx += (x[i] - middle) * (x[i] - middle);
    }
    return xx > 0.0 ? xy / xx : 0.0;
}

struct Strongest
{
    std::size_t a = 0, b = 0;
    double correlation = 0.0;
};

/// Among the first `count` quantities.
Strongest strongestPair(const std::vector<std::vector<double>>& draws, std::size_t count)
{
    Strongest out;
    for (std::size_t b = 1; b < count; ++b)
        for (std::size_t a = 0; a < b; ++a) {
            const double r = rankCorrelation(thinned(draws[a], 2000), thinned(draws[b], 2000));
            if (std::abs(r) > std::abs(out.correlation))
                out = {a, b, r};
        }
    return out;
}

QString pairWords(const Strongest& pair, const PosteriorView& view, const std::vector<NamedPrior>& priors)
{
    const QString a = view.summary[pair.a].label.symbol, b = view.summary[pair.b].label.symbol;
    const QString r = QString::number(pair.correlation, 'f', 2).replace(QLatin1Char('-'), QChar(0x2212));
    if (std::abs(pair.correlation) < kStrongCorrelation)
        return priors.size() < 2
                   ? QString()
                   : Words::tr(
                         "No two parameters are strongly tied; most are %1 and %2 (rank correlation %3).")
                         .arg(a, b, r);
    const bool positive = priors[pair.a].prior.lower() >= 0.0 && priors[pair.b].prior.lower() >= 0.0;
    const QString known = !positive ? QString()
                          : pair.correlation > 0.0
                              ? Words::tr(": the data know their ratio better than either")
                              : Words::tr(": the data know their product better than either");
    return (pair.correlation > 0.0 ? Words::tr("%1 and %2 rise together (rank correlation %3)%4.")
                                   : Words::tr("Where %1 is larger, %2 is smaller (rank correlation %3)%4."))
        .arg(a, b, r, known);
}

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

/// Quantities whose posterior lies where their prior gave next to nothing.
QString conflictWords(const PosteriorView& view, const std::vector<NamedPrior>& priors)
{
    constexpr double kTail = 0.005;
    QStringList out;
    for (std::size_t q = 0; q < priors.size(); ++q) {
        const double share = priors[q].prior.cdf(view.summary[q].q50);
        if (std::min(share, 1.0 - share) < kTail)
            out << view.summary[q].label.symbol;
    }
    return out.isEmpty() ? QString()
                         : Words::tr("Prior and data disagree on %1: the posterior lies where the prior gave "
                                     "less than 1 %. One of "
                                     "them, or the model, is wrong there.")
                               .arg(out.join(QStringLiteral(", ")));
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
    const QStringList words = {conflictWords(view, priors),
                               pairWords(strongestPair(draws, priors.size()), view, priors),
                               priorWords(view)};
    return words.join(QLatin1Char(' ')).trimmed();
}

QString sensitivityWords(const std::vector<SummaryRowView>& rows)
{
    QStringList prior, both;
    for (const SummaryRowView& row : rows) {
        if (std::isnan(row.toPrior))
            continue;
        const SensitivityFinding finding =
            Sensitivity{row.toPrior, row.toLikelihood, 0.0, row.informed}.finding();
        if (finding == SensitivityFinding::PriorDominates)
            prior << row.label.symbol;
        else if (finding == SensitivityFinding::Conflict)
            both << row.label.symbol;
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
    const bool known = std::ranges::any_of(rows, [](const auto& row) { return !std::isnan(row.toPrior); });
    if (out.isEmpty() && known)
        out << Words::tr("No posterior depends notably on its prior.");
    return out.join(QLatin1Char(' '));
}

AdviceView agreementAdvice(const PosteriorView& view)
{
    const SummaryRowView* worst = nullptr;
    for (const SummaryRowView& row : view.summary)
        if (!worst || !(row.rHat <= worst->rHat))
            worst = &row;
    if (!worst || worst->rHat <= kRHatAgrees)
        return {};
    return {
        Words::tr("Not to be trusted yet: the chains do not agree on %1 (R-hat %2; 1.01 or less is wanted).")
            .arg(worst->label.symbol, formatRHat(worst->rHat)),
        Words::tr("Draw more")};
}

} // namespace interphase
