#include "app/window/results/posterior_views.h"

#include "app/window/results/chain_history.h"
#include "app/window/results/posterior_words.h"
#include "app/window/results/quantity_label.h"
#include "bayes/contour_lines.h"
#include "bayes/density_estimate.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

constexpr std::size_t kPointsShown = 500;
constexpr std::size_t kDrawsForContours = 3000;

std::vector<double> pooled(const Chains& chains)
{
    std::vector<double> out;
    for (const auto& chain : chains)
        out.insert(out.end(), chain.begin(), chain.end());
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

SummaryRowView summaryRow(const Quantity& quantity, const Chains& chains, const ChainGroups& groups,
                          const DensityCurve& curve)
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const ParameterSummary s = summarise(chains, groups);
    return {quantityLabel(quantity.name),
            s.mean,
            s.sd,
            s.q05,
            s.median,
            s.q95,
            s.mcseQ05,
            s.mcseMedian,
            s.mcseQ95,
            s.rHat,
            s.essBulk,
            s.essTail,
            s.mcseMean,
            quantity.prior ? informationGain_bits(curve, quantity.prior->prior) : nan,
            nan,
            nan,
            0.0,
            0.0,
            quantity.prior == nullptr,
            true};
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
        out.summary.push_back(summaryRow(quantities[q], chains[q], input.groups, curve));
        if (q < input.sensitivities.size()) {
            const Sensitivity& s = input.sensitivities[q];
            SummaryRowView& row = out.summary.back();
            row.toPrior = s.toPrior;
            row.toLikelihood = s.toLikelihood;
            row.errorToPrior = s.errorToPrior;
            row.errorToLikelihood = s.errorToLikelihood;
            row.informed = s.informed;
        }
    }
    out.draws = static_cast<long long>(draws.front().size());
    const int count = static_cast<int>(draws.size());
    for (int y = 1; y < count; ++y)
        for (int x = 0; x < y; ++x)
            out.pairs.push_back(pair(x, y, draws, quantities));
    out.inWords = posteriorWords(out, input.priors, draws);
    out.sensitivity = sensitivityWords(out.summary);
    out.advice = agreementAdvice(out, input.chains / input.groups.together, input.groups.ordered);
    return out;
}

} // namespace interphase
