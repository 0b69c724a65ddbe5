#include "ui/plot/rate_map_plot.h"

#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace interphase {
namespace {

constexpr int kScaleWidth = 14;

/// Matplotlib's viridis at five places; between them it is close to linear in RGB.
QCPColorGradient viridis()
{
    QCPColorGradient gradient;
    gradient.setColorStops({{0.0, QColor(0x440154)},
                            {0.25, QColor(0x3b528b)},
                            {0.5, QColor(0x21918c)},
                            {0.75, QColor(0x5ec962)},
                            {1.0, QColor(0xfde725)}});
    gradient.setNanHandling(QCPColorGradient::nhTransparent);
    return gradient;
}

/// Half of the distance between the places of an axis.
double halfStep(const std::vector<double>& places)
{
    return places.size() > 1 ? 0.5 * (places.back() - places.front()) / static_cast<double>(places.size() - 1)
                             : 0.5;
}

/// The index of the place whose cell holds `at`; nothing outside.
std::optional<std::size_t> indexAt(const std::vector<double>& places, double at)
{
    const double half = halfStep(places);
    const double index = std::floor((at - places.front() + half) / (2.0 * half));
    if (!(index >= 0.0) || index >= static_cast<double>(places.size()))
        return std::nullopt;
    return static_cast<std::size_t>(index);
}

} // namespace

RateMapPlot::RateMapPlot(QWidget* parent) : PlotView(parent)
{
    setFileStem(QStringLiteral("map"));
    setInteractions({});
    setMouseTracking(true);
    setMinimumSize(360, 280);
}

void RateMapPlot::setMap(const RateMapView& view)
{
    const bool same = view.cells == m_view.cells && view.rates_C == m_view.rates_C &&
                      view.temperatures_K == m_view.temperatures_K && view.valueName == m_view.valueName &&
                      view.platingLine == m_view.platingLine;
    m_view = view;
    if (!same || plottableCount() == 0)
        refresh();
}

const RateMapCell& RateMapPlot::cell(std::size_t rate, std::size_t temperature) const
{
    return m_view.cells[temperature * m_view.rates_C.size() + rate];
}

void RateMapPlot::addCells(QCPAxisRect* rect)
{
    const auto columns = static_cast<int>(m_view.rates_C.size());
    const auto rows = static_cast<int>(m_view.temperatures_K.size());
    auto* map = new QCPColorMap(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    map->setName(axisTitle(m_view.valueName, m_view.valueUnit));
    map->setInterpolate(false);
    map->setTightBoundary(false);
    map->setAntialiased(false);
    map->data()->setSize(columns, rows);
    map->data()->setRange(QCPRange(m_view.rates_C.front(), m_view.rates_C.back()),
                          QCPRange(m_view.temperatures_K.front(), m_view.temperatures_K.back()));
    double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const RateMapCell& c = cell(static_cast<std::size_t>(column), static_cast<std::size_t>(row));
            const bool solved = c.state == RateMapState::Solved;
            map->data()->setCell(column, row, solved ? c.value : std::nan(""));
            if (solved) {
                lowest = std::min(lowest, c.value);
                highest = std::max(highest, c.value);
            }
        }
    const bool any = lowest <= highest;
    const double margin = any && highest - lowest > 1e-9 ? 0.0 : 0.5;
    addScale(map, any ? QCPRange(lowest - margin, highest + margin) : QCPRange(0.0, 1.0));
}

void RateMapPlot::addScale(QCPColorMap* map, const QCPRange& range)
{
    auto* scale = new QCPColorScale(this);
    plotLayout()->addElement(0, 1, scale);
    scale->setType(QCPAxis::atRight);
    scale->setBarWidth(kScaleWidth);
    styleAxis(scale->axis());
    map->setColorScale(scale);
    scale->setGradient(viridis());
    scale->setDataRange(range);
    scale->axis()->grid()->setVisible(false);
    scale->axis()->setLabel(axisTitle(m_view.valueName, m_view.valueUnit));
    scale->setRangeDrag(false);
    scale->setRangeZoom(false);
    scale->setMinimumMargins(QMargins(0, 12, 8, 4));
    auto* group = new QCPMarginGroup(this);
    axisRects().front()->setMarginGroup(QCP::msTop | QCP::msBottom, group);
    scale->setMarginGroup(QCP::msTop | QCP::msBottom, group);
}

void RateMapPlot::addFailures(QCPAxisRect* rect)
{
    Series failed;
    for (std::size_t t = 0; t < m_view.temperatures_K.size(); ++t)
        for (std::size_t r = 0; r < m_view.rates_C.size(); ++r)
            if (cell(r, t).state == RateMapState::Failed) {
                failed.x.push_back(m_view.rates_C[r]);
                failed.y.push_back(m_view.temperatures_K[t]);
            }
    if (failed.x.empty())
        return;
    auto* graph = addLine(rect, failed, Qt::NoPen, tr("not solved"));
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCross, linePen(theme().warning, 2.0), Qt::NoBrush, 9.0));
}

/// Light on dark, so that it is seen on every colour of the map.
void RateMapPlot::addPlatingLine(QCPAxisRect* rect)
{
    if (m_view.platingLine.empty())
        return;
    QVector<double> x, y;
    for (const auto& piece : m_view.platingLine) {
        x << piece[0] << piece[2] << qQNaN();
        y << piece[1] << piece[3] << qQNaN();
    }
    const std::pair<QColor, double> strokes[] = {{QColor(0x1a1a1a), 5.0}, {QColor(0xffffff), 2.5}};
    for (const auto& [color, width] : strokes) {
        auto* curve = new QCPCurve(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
        curve->setData(x, y);
        QPen pen = linePen(color, width);
        pen.setCapStyle(Qt::RoundCap);
        curve->setPen(pen);
        curve->setName(tr("plating begins"));
        curve->setSelectable(QCP::stNone);
    }
}

void RateMapPlot::rebuild()
{
    if (m_view.rates_C.empty() || m_view.cells.size() != m_view.rates_C.size() * m_view.temperatures_K.size())
        return;
    auto* rect = addAxisRect(plotLayout(), 0, 0);
    rect->setMinimumMargins(QMargins(8, 12, 8, 4));
    setAxis(rect->axis(QCPAxis::atBottom), tr("Rate"), {1.0, QStringLiteral("C")}, 7);
    setAxis(rect->axis(QCPAxis::atLeft), tr("Temperature"), {1.0, QStringLiteral("K")}, 7);
    for (auto* axis : {rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft)})
        axis->grid()->setVisible(false);
    const double a = halfStep(m_view.rates_C), b = halfStep(m_view.temperatures_K);
    rect->axis(QCPAxis::atBottom)->setRange(m_view.rates_C.front() - a, m_view.rates_C.back() + a);
    rect->axis(QCPAxis::atLeft)
        ->setRange(m_view.temperatures_K.front() - b, m_view.temperatures_K.back() + b);
    addCells(rect);
    addFailures(rect);
    addPlatingLine(rect);
}

QString RateMapPlot::textAt(const QPoint& at) const
{
    const auto rects = axisRects();
    if (rects.isEmpty() || m_view.cells.empty() || !rects.front()->rect().contains(at))
        return {};
    const auto rate = indexAt(m_view.rates_C, rects.front()->axis(QCPAxis::atBottom)->pixelToCoord(at.x()));
    const auto temperature =
        indexAt(m_view.temperatures_K, rects.front()->axis(QCPAxis::atLeft)->pixelToCoord(at.y()));
    return rate && temperature ? cell(*rate, *temperature).text : QString();
}

void RateMapPlot::mouseMoveEvent(QMouseEvent* event)
{
    PlotView::mouseMoveEvent(event);
    const QString text = textAt(event->pos());
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), Qt::convertFromPlainText(text), this);
}

} // namespace interphase
