#include "ui/plot/ecdf_plot.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

/// With the ends, where every distribution function is what it should be.
std::vector<double> closed(const std::vector<double>& values, double first, double last)
{
    std::vector<double> out{first};
    out.insert(out.end(), values.begin(), values.end());
    out.push_back(last);
    return out;
}

/// A long name in two lines.
QString broken(QString name)
{
    constexpr qsizetype kLine = 30;
    const qsizetype space = name.lastIndexOf(QLatin1Char(' '), kLine);
    if (name.size() > kLine && space > 0)
        name[space] = QLatin1Char('\n');
    return name;
}

} // namespace

EcdfPlot::EcdfPlot(const QString& xName, QWidget* parent) : PlotView(parent), m_xName(xName)
{
    setFileStem(QStringLiteral("calibration"));
    setMinimumSize(320, 280);
}

void EcdfPlot::setPanels(const std::vector<EcdfView>& panels, const QString& empty)
{
    m_panels = panels;
    m_empty = empty;
    refresh();
}

void EcdfPlot::addPanel(const EcdfView& panel, int row, int column, bool lowest)
{
    auto* rect = addAxisRect(plotLayout(), row, column);
    const int lines = broken(panel.name).count(QLatin1Char('\n')) + 1;
    rect->setMinimumMargins(QMargins(8, 8 + 15 * lines, 16, 4));
    const std::vector<double> x = closed(panel.point, 0.0, 1.0);
    addBand(rect, x, closed(panel.band.lower, 0.0, 0.0), closed(panel.band.upper, 0.0, 0.0),
            theme().withAlpha(theme().prior, 0.22), tr("expected"));
    addHorizontalLine(rect, 0.0, linePen(theme().prior, 1.0));
    const QColor color = panel.outside ? theme().warning : theme().model;
    addLine(rect, {x, closed(panel.excess, 0.0, 0.0)}, linePen(color, 2.0), panel.name);
    double largest = 0.05;
    for (const auto* values : {&panel.excess, &panel.band.lower, &panel.band.upper})
        for (const double v : *values)
            largest = std::max(largest, std::abs(v));
    setAxis(rect->axis(QCPAxis::atBottom), lowest ? m_xName : QString(), {}, 4);
    setAxis(rect->axis(QCPAxis::atLeft), column == 0 ? tr("Found − expected") : QString(),
            {100.0, QStringLiteral("%")}, 4);
    if (column > 0)
        rect->axis(QCPAxis::atLeft)->setLabel(QString());
    rect->axis(QCPAxis::atBottom)->setRange(0.0, 1.0);
    rect->axis(QCPAxis::atLeft)->setRange(-1.25 * largest, 1.25 * largest);
    addTitle(rect, broken(panel.name)); // above: it lies over no line
    addNote(rect, panel.remark, Qt::AlignRight | Qt::AlignBottom, theme().muted);
}

void EcdfPlot::rebuild()
{
    if (m_panels.empty())
        return addMessage(m_empty);
    const auto columns = static_cast<std::size_t>(columnsFor(m_panels.size()));
    for (std::size_t i = 0; i < m_panels.size(); ++i)
        addPanel(m_panels[i], static_cast<int>(i / columns), static_cast<int>(i % columns),
                 i + columns >= m_panels.size());
    alignColumns(static_cast<int>(columns));
    const auto rects = axisRects();
    const auto count = static_cast<qsizetype>(columns);
    for (qsizetype first = 0; first < rects.size(); first += count) { // as high as each other
        auto* group = new QCPMarginGroup(this);
        for (qsizetype i = first; i < std::min(first + count, rects.size()); ++i)
            rects[i]->setMarginGroup(QCP::msBottom, group);
    }
}

} // namespace interphase
