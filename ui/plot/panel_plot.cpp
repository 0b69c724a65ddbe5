#include "ui/plot/panel_plot.h"

#include "ui/text/symbol.h"

#include <algorithm>

namespace interphase {
namespace {

constexpr int kRowHeight = 190;

/// So that bars and points at the ends are whole.
double roomBeside(const PanelView& panel)
{
    const auto wide = [](const PanelSeries& s) {
        return s.style == PanelStyle::Bars || s.style == PanelStyle::Points;
    };
    return std::any_of(panel.series.begin(), panel.series.end(), wide) ? 0.5 : 0.0;
}

} // namespace

PanelPlot::PanelPlot(QWidget* parent) : PlotView(parent)
{
    setFileStem(QStringLiteral("chains"));
}

void PanelPlot::setPanels(const std::vector<PanelView>& panels)
{
    if (panels == m_panels)
        return;
    m_panels = panels;
    const int columns = columnsFor(panels.size());
    const int rows = (static_cast<int>(panels.size()) + columns - 1) / columns;
    setMinimumHeight(std::max(1, rows) * kRowHeight);
    refresh();
}

QColor PanelPlot::colorOf(const PanelSeries& series) const
{
    if (series.style == PanelStyle::Limit)
        return theme().warning;
    if (series.tint == kOtherTint)
        return theme().muted;
    return series.tint < 0 ? theme().model
                           : theme().chains[static_cast<std::size_t>(series.tint) % theme().chains.size()];
}

void PanelPlot::addBars(QCPAxisRect* rect, const PanelSeries& series)
{
    auto* bars = new QCPBars(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    bars->setData(toQVector(series.points.x), toQVector(series.points.y));
    const double width = series.points.x.size() > 1 ? series.points.x[1] - series.points.x[0] : 1.0;
    bars->setWidth(0.8 * width);
    bars->setPen(Qt::NoPen);
    bars->setBrush(theme().withAlpha(colorOf(series), 0.75));
    bars->setName(series.name);
    bars->setSelectable(QCP::stNone);
}

void PanelPlot::addSeries(QCPAxisRect* rect, const PanelSeries& series)
{
    const QColor color = colorOf(series);
    switch (series.style) {
    case PanelStyle::Bars:
        return addBars(rect, series);
    case PanelStyle::Points:
        addPoints(rect, series.points, color, series.name, 6.0);
        return;
    case PanelStyle::Limit:
        addLine(rect, series.points, linePen(color, 1.0, Qt::DashLine), series.name);
        return;
    case PanelStyle::Line:
    case PanelStyle::Steps:
        auto* line = addLine(rect, series.points, linePen(color), series.name);
        if (series.style == PanelStyle::Steps)
            line->setLineStyle(QCPGraph::lsStepCenter);
    }
}

void PanelPlot::addPanel(const PanelView& panel, int row, int column)
{
    auto* rect = addAxisRect(plotLayout(), row, column);
    rect->setMinimumMargins(QMargins(8, 22, 16, 4)); // half of the last label stands to the right
    auto* bottom = rect->axis(QCPAxis::atBottom);
    auto* left = rect->axis(QCPAxis::atLeft);
    setAxis(bottom, panel.xTitle, {}, 4);
    setAxis(left, panel.yTitle, {}, 4);
    for (const PanelSeries& series : panel.series)
        addSeries(rect, series);
    bottom->rescale();
    bottom->setRange(bottom->range().lower - roomBeside(panel), bottom->range().upper + roomBeside(panel));
    left->rescale();
    if (panel.yLower < panel.yUpper)
        left->setRange(panel.yLower, panel.yUpper);
    else
        left->scaleRange(1.1);
    addTitle(rect, plainSymbol(panel.title));
}

void PanelPlot::rebuild()
{
    const int columns = columnsFor(m_panels.size());
    for (std::size_t i = 0; i < m_panels.size(); ++i)
        addPanel(m_panels[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    alignColumns(columns);
}

} // namespace interphase
