#include "app/window/results/posterior_views.h"

#include "app/window/results/chain_history.h"
#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "bayes/contour_lines.h"
#include "bayes/density_estimate.h"
#include "calibrate/analysis.h"
#include "cell/bpx.h"
#include "core/r_hat.h"
#include "ui/text/number.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace interphase {
namespace {

constexpr std::size_t kPointsShown = 500;
constexpr std::size_t kDrawsForContours = 3000;
constexpr double kStrongCorrelation = 0.6;
constexpr double kLittleBits = 0.25;

std::vector<double> pooled(const Chains& chains)
{
    std::vector<double> out;
    for (const auto& chain : chains)
        out.insert(out.end(), chain.begin(), chain.end());
    return out;
}

std::vector<double> thinned(const std::vector<double>& values, std::size_t most)
{
    const std::size_t count = std::min(values.size(), most);
    std::vector<double> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(values[i * values.size() / count]);
    return out;
}

Support supportOf(const Prior& prior)
{
    return {prior.lower(), prior.upper()};
}

/// All but the outermost draws, with some room.
std::pair<double, double> axisRange(std::vector<double> draws, const Prior& prior)
{
    std::sort(draws.begin(), draws.end());
    const double low = sortedQuantile(draws, 0.002), high = sortedQuantile(draws, 0.998);
    const double room = 0.12 * (high - low);
    return {std::max(prior.lower(), low - room), std::min(prior.upper(), high + room)};
}

MarginalView marginal(const NamedPrior& prior, const std::vector<double>& draws, const DensityCurve& curve)
{
    MarginalView out;
    out.label = quantityLabel(prior.name);
    std::tie(out.lower, out.upper) = axisRange(draws, prior.prior);
    out.posterior = {curve.x, curve.density};
    constexpr int kPoints = 160;
    for (int i = 0; i <= kPoints; ++i) {
        const double x = out.lower + (out.upper - out.lower) * i / kPoints;
        const double density = std::exp(prior.prior.logDensity(x));
        if (!std::isfinite(density))
            continue;
        out.prior.x.push_back(x);
        out.prior.y.push_back(density);
    }
    return out;
}

PairView pair(int x, int y, const std::vector<std::vector<double>>& draws,
              const std::vector<NamedPrior>& priors)
{
    const auto column = static_cast<std::size_t>(x), row = static_cast<std::size_t>(y);
    PairView out{x, y, {thinned(draws[column], kPointsShown), thinned(draws[row], kPointsShown)}, {}};
    const std::vector<double> xs = thinned(draws[column], kDrawsForContours);
    const std::vector<double> ys = thinned(draws[row], kDrawsForContours);
    const DensityGrid grid =
        estimateDensity(xs, ys, supportOf(priors[column].prior), supportOf(priors[row].prior));
    if (grid.empty())
        return out;
    for (const double mass : {0.5, 0.9}) {
        ContourView contour{mass, {}};
        for (const ContourLine& line : contourLines(grid, credibleLevel(grid, xs, ys, mass)))
            contour.lines.push_back({line.x, line.y});
        out.contours.push_back(std::move(contour));
    }
    return out;
}

SummaryRowView summaryRow(const NamedPrior& prior, const Chains& chains, const DensityCurve& curve)
{
    const ParameterSummary s = summarise(chains);
    return {quantityLabel(prior.name),
            s.mean,
            s.sd,
            s.q05,
            s.median,
            s.q95,
            s.rHat,
            s.essBulk,
            informationGain_bits(curve, prior.prior)};
}

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

Strongest strongestPair(const std::vector<std::vector<double>>& draws)
{
    Strongest out;
    for (std::size_t b = 1; b < draws.size(); ++b)
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
        return view.summary.size() < 2
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

AdviceView convergence(const PosteriorView& view)
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

ChainHistory historyOf(const PosteriorInput& input)
{
    std::vector<std::string> names;
    for (const NamedPrior& prior : input.priors)
        names.push_back(prior.name);
    ChainHistory history(std::move(names), input.chains);
    history.add(input.draws);
    return history;
}

} // namespace

PosteriorView posteriorView(const PosteriorInput& input)
{
    PosteriorView out;
    const ChainHistory history = historyOf(input);
    if (history.keptLength() < 8)
        return out;
    std::vector<std::vector<double>> draws;
    for (std::size_t q = 0; q < input.priors.size(); ++q) {
        const Chains chains = history.kept(q, history.keptLength());
        draws.push_back(pooled(chains));
        const DensityCurve curve = estimateDensity(draws.back(), supportOf(input.priors[q].prior), 240);
        out.marginals.push_back(marginal(input.priors[q], draws.back(), curve));
        out.summary.push_back(summaryRow(input.priors[q], chains, curve));
    }
    out.draws = static_cast<long long>(draws.front().size());
    const int count = static_cast<int>(draws.size());
    for (int y = 1; y < count; ++y)
        for (int x = 0; x < y; ++x)
            out.pairs.push_back(pair(x, y, draws, input.priors));
    const QStringList words = {conflictWords(out, input.priors),
                               pairWords(strongestPair(draws), out, input.priors), priorWords(out)};
    out.inWords = words.join(QLatin1Char(' ')).trimmed();
    out.advice = convergence(out);
    return out;
}

PosteriorView readPosteriorView(Study& study, RunId run)
{
    const std::optional<CellText> cell = study.runCell(run);
    if (!cell)
        return {};
    const Definition definition = study.runDefinition(run);
    const Analysis analysis =
        prepareAnalysis(definition, parseBpx(cell->json, cell->name), study.runDatasets(run));
    return posteriorView({analysis.posterior->parameters(), study.readDraws(run), definition.sampler.chains});
}

QString staleSentence(const RunInfo& run)
{
    if (!run.stale())
        return {};
    QStringList parts;
    const auto add = [&parts](bool changed, const QString& word) {
        if (changed)
            parts << word;
    };
    add(run.changes.cell || run.otherCell, Words::tr("the cell"));
    add(run.changes.model, Words::tr("the model"));
    add(run.changes.data || run.otherData, Words::tr("the data"));
    add(run.changes.priors, Words::tr("the priors"));
    add(run.changes.noise, Words::tr("the noise"));
    const QString what =
        parts.size() < 2 ? parts.join(QString())
                         : Words::tr("%1 and %2")
                               .arg(parts.mid(0, parts.size() - 1).join(QStringLiteral(", ")), parts.last());
    return Words::tr("Out of date: since this was computed, %1 changed.").arg(what);
}

} // namespace interphase
