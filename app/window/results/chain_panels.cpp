#include "app/window/results/chain_panels.h"

#include "app/window/results/particle_words.h"
#include "app/window/results/quantity_label.h"
#include "app/window/results/sampler_words.h"
#include "app/window/results/words.h"
#include "bayes/mixing.h"
#include "bayes/trajectory.h"
#include "ui/text/number.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace interphase {
namespace {

constexpr std::size_t kRankBins = 20;
constexpr std::size_t kLags = 60;
constexpr std::size_t kGrowthPoints = 20;
constexpr int kEnergyBins = 40;

/// A line across from `first` to `last`.
PanelSeries level(const QString& name, double first, double last, double y)
{
    return {name, {{first, last}, {y, y}}, PanelStyle::Limit, -1};
}

PanelView rankPanel(const ParameterLabel& label, const Chains& chains, bool runs)
{
    PanelView out{label.symbol, Words::tr("Rank among all draws"), Words::tr("Draws"), {}};
    const auto histograms = rankHistograms(chains, kRankBins);
    double most = 0.0;
    for (std::size_t c = 0; c < histograms.size(); ++c) {
        PanelSeries series{(runs ? Words::tr("run %1") : Words::tr("chain %1")).arg(c + 1),
                           {},
                           PanelStyle::Steps,
                           static_cast<int>(c)};
        for (std::size_t bin = 0; bin < histograms[c].size(); ++bin) {
            series.points.x.push_back((static_cast<double>(bin) + 0.5) / static_cast<double>(kRankBins));
            series.points.y.push_back(histograms[c][bin]);
            most = std::max(most, series.points.y.back());
        }
        out.series.push_back(std::move(series));
    }
    const double each = static_cast<double>(chains.front().size()) / static_cast<double>(kRankBins);
    out.series.push_back(level(Words::tr("equal shares"), 0.0, 1.0, each));
    out.yUpper = 1.1 * std::max(most, 2.0 * each);
    return out;
}

PanelView autocorrelationPanel(const ParameterLabel& label, const Chains& chains)
{
    PanelView out{label.symbol, Words::tr("Lag"), Words::tr("Autocorrelation"), {}};
    PanelSeries series{label.name, {}, PanelStyle::Bars, -1};
    for (const double value : autocorrelations(chains, kLags)) {
        series.points.x.push_back(static_cast<double>(series.points.x.size()));
        series.points.y.push_back(value);
    }
    const double least = series.points.y.empty() ? 0.0 : *std::ranges::min_element(series.points.y);
    out.yLower = std::min(-0.2, 1.1 * least);
    out.yUpper = 1.05;
    out.series.push_back(std::move(series));
    return out;
}

PanelView growthPanel(const ParameterLabel& label, const Chains& chains, int wanted)
{
    PanelView out{label.symbol, Words::tr("Draws of each chain"), Words::tr("Effective draws"), {}};
    PanelSeries bulk{Words::tr("bulk"), {}, PanelStyle::Line, -1};
    PanelSeries tail{Words::tr("tails"), {}, PanelStyle::Line, kOtherTint};
    double most = wanted;
    for (const EssPoint& point : essGrowth(chains, kGrowthPoints)) {
        for (auto* series : {&bulk, &tail})
            series->points.x.push_back(static_cast<double>(point.draws));
        bulk.points.y.push_back(point.bulk);
        tail.points.y.push_back(point.tail);
        if (std::isfinite(point.bulk) && std::isfinite(point.tail))
            most = std::max({most, point.bulk, point.tail});
    }
    const double last = static_cast<double>(chains.front().size());
    out.series = {std::move(bulk), std::move(tail), level(Words::tr("wanted"), 0.0, last, wanted)};
    out.yUpper = 1.1 * most;
    return out;
}

template <class Make>
std::vector<PanelView> panelsOf(const PanelInput& input, const Make& make)
{
    std::vector<PanelView> out;
    for (std::size_t q = 0; q < input.kept.size(); ++q)
        if (!input.kept[q].empty() && input.kept[q].front().size() >= 4)
            out.push_back(make(quantityLabel(input.quantities[q]), input.kept[q]));
    return out;
}

/// How often values fall in equal bins of [lower, upper], as a density.
PanelSeries histogram(const QString& name, const std::vector<double>& values, double lower, double upper,
                      int tint)
{
    PanelSeries out{name, {}, PanelStyle::Steps, tint};
    std::vector<double> counts(kEnergyBins, 0.0);
    const double width = (upper - lower) / kEnergyBins;
    for (const double v : values) {
        const int bin = std::clamp(static_cast<int>((v - lower) / width), 0, kEnergyBins - 1);
        counts[static_cast<std::size_t>(bin)] += 1.0 / (width * static_cast<double>(values.size()));
    }
    for (int bin = 0; bin < kEnergyBins; ++bin) {
        out.points.x.push_back(lower + (bin + 0.5) * width);
        out.points.y.push_back(counts[static_cast<std::size_t>(bin)]);
    }
    return out;
}

/// Energies less the mean of their chain, and their changes from draw to draw.
PanelView energyPanel(const std::vector<double>& energies, const QString& title)
{
    const double mean =
        std::accumulate(energies.begin(), energies.end(), 0.0) / static_cast<double>(energies.size());
    std::vector<double> centred, moves;
    double reach = 0.0;
    for (std::size_t i = 0; i < energies.size(); ++i) {
        centred.push_back(energies[i] - mean);
        reach = std::max(reach, std::abs(centred.back()));
        if (i > 0)
            moves.push_back(energies[i] - energies[i - 1]);
    }
    return {title,
            Words::tr("Energy, less its mean"),
            Words::tr("Density"),
            {histogram(Words::tr("marginal"), centred, -reach, reach, -1),
             histogram(Words::tr("transitions"), moves, -reach, reach, kOtherTint)}};
}

QString noEnergies(SamplerKind kind)
{
    switch (kind) {
    case SamplerKind::Ensemble:
        return Words::tr("An ensemble has no energies.");
    case SamplerKind::Surrogate:
        return Words::tr("Draws by way of a surrogate have no energies.");
    case SamplerKind::Smc:
    case SamplerKind::Nuts:
        break;
    }
    return Words::tr("The energies appear with the first draws.");
}

PanelsView energyView(const PanelInput& input)
{
    PanelsView out;
    double smallest = std::numeric_limits<double>::infinity();
    for (std::size_t c = 0; c < input.energies.size(); ++c) {
        const double fraction = energyFraction(input.energies[c]);
        if (!std::isfinite(fraction)) // an ensemble has no energies
            continue;
        smallest = std::min(smallest, fraction);
        out.panels.push_back(energyPanel(
            input.energies[c], Words::tr("Chain %1, E-BFMI %2").arg(c + 1).arg(formatNumber(fraction, 2))));
    }
    if (out.panels.empty())
        out.sentence = noEnergies(input.sampler.kind);
    else if (smallest < kEnergyFractionLeast)
        out.sentence = Words::tr("The energy changes too little from draw to draw (grey line, narrower "
                                 "than the blue one): the tails are explored too slowly.");
    else
        out.sentence = Words::tr("From draw to draw the energy (grey line) changes about as much as it "
                                 "varies (blue): the tails are reached.");
    return out;
}

PanelsView depthView(const PanelInput& input)
{
    PanelView panel{Words::tr("All chains"), Words::tr("Tree depth"), Words::tr("Draws"), {}};
    PanelSeries series{Words::tr("draws"), {}, PanelStyle::Bars, -1};
    long long all = 0, limited = 0;
    for (std::size_t depth = 0; depth < input.treeDepths.size(); ++depth) {
        series.points.x.push_back(static_cast<double>(depth));
        series.points.y.push_back(static_cast<double>(input.treeDepths[depth]));
        all += input.treeDepths[depth];
        limited += static_cast<int>(depth) >= TrajectoryOptions{}.maxDepth ? input.treeDepths[depth] : 0;
    }
    if (input.sampler.kind == SamplerKind::Surrogate)
        return {Words::tr("Draws by way of a surrogate grow no trees."), {}};
    if (all == 0 || !usesGradients(input.sampler.kind))
        return {usesGradients(input.sampler.kind) ? Words::tr("The depths appear with the first draws.")
                                                  : Words::tr("An ensemble grows no trees."),
                {}};
    panel.series.push_back(std::move(series));
    return {limited > 0
                ? Words::tr("%1 of %2 trees reached the limit of depth: the chains turn before they "
                            "have crossed the posterior.")
                      .arg(formatCount(static_cast<double>(limited)), formatCount(static_cast<double>(all)))
                : Words::tr("A tree of depth d has up to 2^d - 1 gradients; none reached the limit."),
            {std::move(panel)}};
}

PanelsView waterfallView(const PanelInput& input)
{
    if (input.waterfall.empty() || !std::isfinite(input.waterfall.front()))
        return {Words::tr("Where the search for the mode ended from each start; it has not run yet."), {}};
    PanelView panel{QString(), Words::tr("Start, best first"), Words::tr("Log density below the best"), {}};
    PanelSeries ended{Words::tr("ended"), {}, PanelStyle::Points, -1};
    std::vector<double> failed;
    double most = 1.0;
    for (std::size_t i = 0; i < input.waterfall.size(); ++i) {
        const double start = static_cast<double>(i + 1), below = input.waterfall.front() - input.waterfall[i];
        if (!std::isfinite(below)) {
            failed.push_back(start);
            continue;
        }
        most = std::max(most, below);
        ended.points.x.push_back(start);
        ended.points.y.push_back(below);
    }
    panel.yLower = -0.05 * most;
    panel.yUpper = 1.1 * most;
    panel.series.push_back(std::move(ended));
    if (!failed.empty()) // along the upper edge
        panel.series.push_back({Words::tr("failed"),
                                {failed, std::vector<double>(failed.size(), 1.06 * most)},
                                PanelStyle::Points,
                                kOtherTint});
    QString sentence = startsWords(input.waterfall, input.startFailures, input.modes);
    if (const QString modes = modesWords(input.quantities, input.modes); !modes.isEmpty())
        sentence += QLatin1Char(' ') + modes;
    if (!failed.empty())
        sentence += QLatin1Char(' ') + Words::tr("Those that failed stand in grey along the upper edge.");
    return {sentence, {std::move(panel)}};
}

} // namespace

PanelInput panelInput(const SampleStatus& s)
{
    return {s.history.quantities(),
            s.history.allKept(),
            s.history.energies(),
            s.history.treeDepths(),
            s.mode ? s.mode->waterfall : std::vector<double>{},
            s.sampler,
            s.mode ? s.mode->startFailures : FailureCounts{},
            s.particles,
            s.mode ? s.mode->modes : std::vector<FoundMode>{}};
}

PanelsView panelsView(SampleTab tab, const PanelInput& input)
{
    const bool runs = input.sampler.kind == SamplerKind::Smc;
    switch (tab) {
    case SampleTab::Temperatures:
        return temperaturesView(input.particles);
    case SampleTab::Ranks:
        return {
            runs ? Words::tr("How the particles of each run rank among all. Where runs agree all lines are "
                             "flat, near the dashed one.")
                 : Words::tr("How the draws of each chain rank among all. Where chains agree all lines are "
                             "flat, near the dashed one."),
            panelsOf(input, [runs](const ParameterLabel& label, const Chains& chains) {
                return rankPanel(label, chains, runs);
            })};
    case SampleTab::Autocorrelation:
        return {Words::tr("How alike a draw and the one so many draws later are, over all chains. The sooner "
                          "it is near zero, the more a draw is worth."),
                panelsOf(input, autocorrelationPanel)};
    case SampleTab::Growth: {
        const int wanted = 100 * input.sampler.chains;
        return {Words::tr("Effective draws of the bulk (blue) and the tails (grey) so far; dashed: 100 a "
                          "chain. A straight rise is sound; where it bends, more draws find new places."),
                panelsOf(input, [wanted](const ParameterLabel& label, const Chains& chains) {
                    return growthPanel(label, chains, wanted);
                })};
    }
    case SampleTab::Energy:
        return energyView(input);
    case SampleTab::Depth:
        return depthView(input);
    case SampleTab::Starts:
        return waterfallView(input);
    case SampleTab::Traces:
        break;
    }
    return {};
}

} // namespace interphase
