#include "app/window/results/posterior_views.h"

#include "app/window/results/chain_history.h"
#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "bayes/contour_lines.h"
#include "bayes/density_estimate.h"
#include "core/r_hat.h"
#include "ui/text/number.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace interphase {
namespace {

constexpr std::size_t kPointsShown = 500;
constexpr std::size_t kDrawsForContours = 3000;
constexpr double kStrongCorrelation = 0.6;
constexpr double kLittleBits = 0.25;
const QString kComma = QStringLiteral(", ");

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

/// What there is to know of a quantity besides its draws.
struct Quantity
{
    std::string name;
    const NamedPrior* prior = nullptr; ///< null where it is derived
    Support support;
};

std::vector<Quantity> quantitiesOf(const PosteriorInput& input, const std::vector<std::vector<double>>& draws)
{
    std::vector<Quantity> out;
    for (const NamedPrior& prior : input.priors)
        out.push_back({prior.name, &prior, {prior.prior.lower(), prior.prior.upper()}});
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (const std::string& name : input.derived) {
        const std::vector<double>& values = draws[out.size()];
        const bool positive = *std::ranges::min_element(values) > 0.0;
        out.push_back({name, nullptr, {positive ? 0.0 : -infinity, infinity}});
    }
    return out;
}

/// All but the outermost draws, with some room.
std::pair<double, double> axisRange(std::vector<double> draws, const Support& support)
{
    std::sort(draws.begin(), draws.end());
    const double low = sortedQuantile(draws, 0.002), high = sortedQuantile(draws, 0.998);
    const double room = 0.12 * (high - low);
    return {std::max(support.lower, low - room), std::min(support.upper, high + room)};
}

MarginalView marginal(const Quantity& quantity, const std::vector<double>& draws, const DensityCurve& curve)
{
    MarginalView out;
    out.label = quantityLabel(quantity.name);
    std::tie(out.lower, out.upper) = axisRange(draws, quantity.support);
    out.posterior = {curve.x, curve.density};
    if (!quantity.prior)
        return out;
    constexpr int kPoints = 160;
    for (int i = 0; i <= kPoints; ++i) {
        const double x = out.lower + (out.upper - out.lower) * i / kPoints;
        const double density = std::exp(quantity.prior->prior.logDensity(x));
        if (!std::isfinite(density))
            continue;
        out.prior.x.push_back(x);
        out.prior.y.push_back(density);
    }
    return out;
}

PairView pair(int x, int y, const std::vector<std::vector<double>>& draws,
              const std::vector<Quantity>& quantities)
{
    const auto column = static_cast<std::size_t>(x), row = static_cast<std::size_t>(y);
    PairView out{x, y, {thinned(draws[column], kPointsShown), thinned(draws[row], kPointsShown)}, {}};
    const std::vector<double> xs = thinned(draws[column], kDrawsForContours);
    const std::vector<double> ys = thinned(draws[row], kDrawsForContours);
    const DensityGrid grid = estimateDensity(xs, ys, quantities[column].support, quantities[row].support);
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

SummaryRowView summaryRow(const Quantity& quantity, const Chains& chains, const DensityCurve& curve)
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const ParameterSummary s = summarise(chains);
    return {quantityLabel(quantity.name),
            s.mean,
            s.sd,
            s.q05,
            s.median,
            s.q95,
            s.rHat,
            s.essBulk,
            quantity.prior ? informationGain_bits(curve, quantity.prior->prior) : nan,
            nan,
            nan,
            quantity.prior == nullptr};
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

bool priorDecides(const SummaryRowView& row)
{
    return !row.derived &&
           Sensitivity{row.toPrior, row.toLikelihood, 0.0}.finding() == SensitivityFinding::PriorDominates;
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
    names.insert(names.end(), input.derived.begin(), input.derived.end());
    ChainHistory history(std::move(names), input.chains);
    history.add(input.draws);
    return history;
}

} // namespace

QString sensitivityWords(const std::vector<SummaryRowView>& rows)
{
    QStringList prior, both;
    for (const SummaryRowView& row : rows) {
        if (std::isnan(row.toPrior))
            continue;
        const SensitivityFinding finding = Sensitivity{row.toPrior, row.toLikelihood, 0.0}.finding();
        if (finding == SensitivityFinding::PriorDominates)
            prior << row.label.symbol;
        else if (finding == SensitivityFinding::Conflict)
            both << row.label.symbol;
    }
    QStringList out;
    if (!prior.isEmpty())
        out << Words::tr("The posterior of %1 follows its prior, not the data.").arg(prior.join(kComma));
    if (!both.isEmpty())
        out << Words::tr("The posterior of %1 moves with its prior and with the data: the two may be in "
                         "conflict, or the prior is strong.")
                   .arg(both.join(kComma));
    const bool known = std::ranges::any_of(rows, [](const auto& row) { return !std::isnan(row.toPrior); });
    if (out.isEmpty() && known)
        out << Words::tr("No posterior depends notably on its prior.");
    return out.join(QLatin1Char(' '));
}

PosteriorView posteriorView(const PosteriorInput& input)
{
    PosteriorView out;
    const ChainHistory history = historyOf(input);
    if (history.keptLength() < 8)
        return out;
    const std::vector<Chains> chains = history.allKept();
    std::vector<std::vector<double>> draws;
    for (const Chains& quantity : chains)
        draws.push_back(pooled(quantity));
    const std::vector<Quantity> quantities = quantitiesOf(input, draws);
    for (std::size_t q = 0; q < quantities.size(); ++q) {
        const DensityCurve curve = estimateDensity(draws[q], quantities[q].support, 240);
        out.marginals.push_back(marginal(quantities[q], draws[q], curve));
        out.summary.push_back(summaryRow(quantities[q], chains[q], curve));
        if (q < input.sensitivities.size()) {
            out.summary.back().toPrior = input.sensitivities[q].toPrior;
            out.summary.back().toLikelihood = input.sensitivities[q].toLikelihood;
        }
    }
    out.draws = static_cast<long long>(draws.front().size());
    const int count = static_cast<int>(draws.size());
    for (int y = 1; y < count; ++y)
        for (int x = 0; x < y; ++x)
            out.pairs.push_back(pair(x, y, draws, quantities));
    const QStringList words = {conflictWords(out, input.priors),
                               pairWords(strongestPair(draws, input.priors.size()), out, input.priors),
                               priorWords(out)};
    out.inWords = words.join(QLatin1Char(' ')).trimmed();
    out.sensitivity = sensitivityWords(out.summary);
    out.priorDecides = std::ranges::any_of(out.summary, priorDecides);
    out.advice = convergence(out);
    return out;
}

} // namespace interphase
