#include "app/window/results/future_views.h"

#include "app/window/results/compare_texts.h"
#include "app/window/results/words.h"
#include "ui/text/number.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

/// What an analysis makes of each block, a panel; what its draws do not reach is grey.
PanelView futurePanel(const ComparedAnalysis& analysis)
{
    const LeftFuture& future = *analysis.evidence->future;
    PanelView panel;
    panel.title = nameOf(analysis);
    panel.xTitle = Words::tr("Block");
    panel.yTitle = Words::tr("Log density a point");
    PanelSeries line{Words::tr("log density"), {}, PanelStyle::Line};
    PanelSeries sure{Words::tr("reached by the draws"), {}, PanelStyle::Points};
    PanelSeries rough{Words::tr("rough estimate"), {}, PanelStyle::Points, kOtherTint};
    for (std::size_t g = 0; g < future.density.terms.size(); ++g) {
        const auto x = static_cast<double>(future.first + g + 1);
        const double y = future.density.terms[g] / std::max(1, future.predicted(g).points);
        const bool doubtful = std::ranges::count(future.density.doubtful, g) > 0;
        for (Series* points : {&line.points, doubtful ? &rough.points : &sure.points}) {
            points->x.push_back(x);
            points->y.push_back(y);
        }
    }
    panel.series = {line, sure};
    if (!rough.points.x.empty())
        panel.series.push_back(rough);
    return panel;
}

QString withDrawError(double value, double error)
{
    return std::isfinite(error) && error > 0.0 ? withError(value, error) : formatNumber(value, 6);
}

QString stackedText(const ComparedAnalysis& analysis)
{
    return analysis.stacking ? weightText(analysis.stacking->weight, analysis.stacking->range)
                             : QStringLiteral("–");
}

} // namespace

std::optional<CompareTableView> futureTable(const Comparison& c)
{
    CompareTableView table;
    table.title = Words::tr("Each block predicted from those before it");
    table.remark = Words::tr("leave-future-out, log predictive density");
    table.heads = {QString(),
                   Words::tr("of all"),
                   Words::tr("less the first"),
                   Words::tr("stacking weight"),
                   Words::tr("largest k"),
                   Words::tr("fewest effective draws")};
    QStringList notes;
    std::map<QString, QStringList> concerns;
    for (const std::size_t i : c.ranking) {
        const std::optional<LeftFuture>& future = c.analyses[i].evidence->future;
        if (!future)
            continue;
        const FutureDensity& d = future->density;
        table.lines.push_back(
            {nameOf(c.analyses[i]),
             {withDrawError(d.elpd, d.monteCarloError), differenceText(c, i, &ComparedPair::future),
              stackedText(c.analyses[i]), formatNumber(*std::ranges::max_element(d.k), 2),
              formatCount(std::round(*std::ranges::min_element(d.effective)))}});
        if (table.lines.size() == 1)
            notes << futureSays(*future) << (c.analyses[i].stacking ? stackingSays() : QString());
        if (const QString concern = futureConcern(*future); !concern.isEmpty())
            concerns[concern] << nameOf(c.analyses[i]);
    }
    notes.removeAll(QString());
    table.note = (notes + byName(concerns)).join(QLatin1Char(' '));
    return table.lines.empty() ? std::nullopt : std::optional(table);
}

void addFuture(const Comparison& c, CompareView& view)
{
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const std::size_t i : c.ranking) {
        if (!c.analyses[i].evidence->future)
            continue;
        view.future.push_back(futurePanel(c.analyses[i]));
        for (const double y : view.future.back().series.front().points.y) {
            low = std::min(low, y);
            high = std::max(high, y);
        }
    }
    const double room = 0.1 * std::max(high - low, 1e-3);
    for (PanelView& panel : view.future) {
        panel.yLower = low - room;
        panel.yUpper = high + room;
    }
    if (!view.future.empty())
        view.futureCaption =
            Words::tr("Log predictive density of each block from those before it, a measurement; grey: "
                      "rough estimates.");
}

} // namespace interphase
