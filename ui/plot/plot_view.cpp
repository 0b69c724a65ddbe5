#include "ui/plot/plot_view.h"

#include "ui/plot/plot_menu.h"

#include <algorithm>

namespace interphase {

QVector<double> toQVector(const std::vector<double>& values)
{
    return QVector<double>(values.begin(), values.end());
}

PlotView::PlotView(QWidget* parent) : QCustomPlot(parent)
{
    setLocale(QLocale::c()); // numbers look the same everywhere, powers of ten too
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    setNoAntialiasingOnDrag(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QWidget::customContextMenuRequested, this, &PlotView::showMenu);
    connect(this, &QCustomPlot::mouseWheel, this, [this] { m_zoomed = true; });
    connect(this, &QCustomPlot::mouseMove, this,
            [this](QMouseEvent* e) { m_zoomed = m_zoomed || (e->buttons() & Qt::LeftButton); });
}

void PlotView::setTheme(const Theme& theme)
{
    m_theme = theme;
    setBackground(QBrush(theme.surface));
    refresh();
}

void PlotView::refresh()
{
    const auto ranges = m_zoomed ? axisRanges() : QVector<QCPRange>();
    clearPlottables();
    clearItems();
    plotLayout()->clear();
    plotLayout()->setRowSpacing(8);
    plotLayout()->setColumnSpacing(8);
    rebuild();
    setAxisRanges(ranges);
    replot(QCustomPlot::rpQueuedReplot);
}

void PlotView::resetZoom()
{
    m_zoomed = false;
    refresh();
}

int PlotView::drawnPoints() const
{
    int points = 0;
    for (int i = 0; i < plottableCount(); ++i) {
        auto* plottable = const_cast<PlotView*>(this)->plottable(i); // interface1D() is not const
        if (const auto* series = plottable->interface1D())
            points += series->dataCount();
        else
            points += 1;
    }
    return points;
}

QVector<QCPRange> PlotView::axisRanges() const
{
    QVector<QCPRange> ranges;
    const auto rects = axisRects();
    for (const auto* rect : rects)
        ranges << rect->axis(QCPAxis::atBottom)->range() << rect->axis(QCPAxis::atLeft)->range();
    return ranges;
}

void PlotView::setAxisRanges(const QVector<QCPRange>& ranges)
{
    const auto rects = axisRects();
    if (ranges.size() != 2 * rects.size())
        return;
    for (qsizetype i = 0; i < rects.size(); ++i) {
        rects[i]->axis(QCPAxis::atBottom)->setRange(ranges[2 * i]);
        rects[i]->axis(QCPAxis::atLeft)->setRange(ranges[2 * i + 1]);
    }
}

QCPAxisRect* PlotView::addAxisRect(QCPLayoutGrid* grid, int row, int column)
{
    auto* rect = new QCPAxisRect(this, true);
    grid->addElement(row, column, rect);
    rect->setMinimumMargins(QMargins(8, 8, 16, 4));
    rect->setRangeZoomFactor(0.8);
    for (auto* axis : {rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft)})
        styleAxis(axis);
    return rect;
}

void PlotView::styleAxis(QCPAxis* axis)
{
    axis->setLayer(QStringLiteral("axes"));
    axis->grid()->setLayer(QStringLiteral("grid"));
    axis->grid()->setPen(QPen(m_theme.grid, 1.0));
    axis->grid()->setZeroLinePen(QPen(m_theme.grid, 1.0));
    axis->setBasePen(QPen(m_theme.axis, 1.0));
    axis->setTickPen(QPen(m_theme.axis, 1.0));
    axis->setSubTickPen(Qt::NoPen);
    axis->setTickLength(0, 3);
    axis->setTickLabelFont(textFont(TextSize::Small));
    axis->setTickLabelColor(m_theme.muted);
    axis->setLabelFont(textFont(TextSize::Normal));
    axis->setLabelColor(m_theme.text);
    axis->setTickLabelPadding(5);
    axis->setLabelPadding(4);
    axis->setTicker(QSharedPointer<NiceTicker>::create());
}

void PlotView::setAxis(QCPAxis* axis, const QString& quantity, const DisplayScale& scale, int ticks)
{
    axis->setLabel(axisTitle(quantity, scale.unit));
    axis->setTicker(QSharedPointer<NiceTicker>::create(scale.factor, ticks));
}

QCPGraph* PlotView::addLine(QCPAxisRect* rect, const Series& series, const QPen& pen, const QString& name)
{
    auto* graph = addGraph(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    // Sorting would exchange the two values at a jump.
    graph->setData(toQVector(series.x), toQVector(series.y), std::ranges::is_sorted(series.x));
    graph->setPen(pen);
    graph->setName(name);
    graph->setSelectable(QCP::stNone);
    return graph;
}

QCPGraph* PlotView::addPoints(QCPAxisRect* rect, const Series& series, const QColor& color,
                              const QString& name, double size)
{
    auto* graph = addLine(rect, series, QPen(color), name);
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, Qt::NoPen, QBrush(color), size));
    return graph;
}

void PlotView::addBand(QCPAxisRect* rect, const std::vector<double>& x, const std::vector<double>& lower,
                       const std::vector<double>& upper, const QColor& color, const QString& name)
{
    if (lower.size() != x.size() || upper.size() != x.size() || x.empty())
        return;
    auto* low = addLine(rect, {x, lower}, Qt::NoPen, QString(name + tr(", lower")));
    auto* high = addLine(rect, {x, upper}, Qt::NoPen, QString(name + tr(", upper")));
    high->setBrush(color);
    high->setChannelFillGraph(low);
}

void PlotView::addHorizontalLine(QCPAxisRect* rect, double y, const QPen& pen)
{
    auto* line = new QCPItemStraightLine(this);
    line->setClipAxisRect(rect);
    for (auto* point : {line->point1, line->point2})
        point->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    for (auto* point : {line->point1, line->point2}) {
        point->setTypeX(QCPItemPosition::ptAxisRectRatio);
        point->setAxisRect(rect);
    }
    line->point1->setCoords(0.0, y);
    line->point2->setCoords(1.0, y);
    line->setPen(pen);
    line->setSelectable(false);
}

void PlotView::addShade(QCPAxisRect* rect, double begin, double end, const QColor& color)
{
    auto* shade = new QCPItemRect(this);
    shade->setClipAxisRect(rect);
    shade->setLayer(QStringLiteral("background"));
    for (auto* corner : {shade->topLeft, shade->bottomRight}) {
        corner->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
        corner->setAxisRect(rect);
        corner->setTypeX(QCPItemPosition::ptPlotCoords);
        corner->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    shade->topLeft->setCoords(begin, 0.0);
    shade->bottomRight->setCoords(end, 1.0);
    shade->setPen(Qt::NoPen);
    shade->setBrush(color);
    shade->setSelectable(false);
}

QCPItemText* PlotView::addNote(QCPAxisRect* rect, const QString& text, Qt::Alignment corner,
                               const QColor& color)
{
    auto* note = new QCPItemText(this);
    note->setClipToAxisRect(false);
    note->position->setAxisRect(rect);
    note->position->setType(QCPItemPosition::ptAxisRectRatio);
    note->position->setCoords(corner & Qt::AlignRight ? 1.0 : 0.0, corner & Qt::AlignBottom ? 1.0 : 0.0);
    note->setPositionAlignment(corner);
    note->setTextAlignment(Qt::AlignLeft);
    note->setPadding(QMargins(8, 6, 8, 6));
    note->setText(text);
    note->setFont(textFont(TextSize::Small));
    note->setColor(color);
    note->setSelectable(false);
    return note;
}

void PlotView::addTitle(QCPAxisRect* rect, const QString& text)
{
    auto* title = new QCPItemText(this);
    title->setClipToAxisRect(false);
    title->position->setType(QCPItemPosition::ptAxisRectRatio);
    title->position->setAxisRect(rect);
    title->position->setCoords(0.0, 0.0);
    title->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
    title->setTextAlignment(Qt::AlignLeft);
    title->setPadding(QMargins(0, 0, 0, 4));
    title->setText(text);
    title->setFont(textFont(TextSize::Small));
    title->setColor(theme().text);
    title->setSelectable(false);
}

void PlotView::addMessage(const QString& text)
{
    auto* message = new QCPTextElement(this, text, textFont(TextSize::Normal));
    message->setTextColor(theme().muted);
    message->setTextFlags(Qt::AlignCenter | Qt::TextWordWrap);
    message->setMinimumSize(120, 40);    // not as wide as its text in one line
    message->setMaximumSize(8000, 8000); // else as high as its text, at the top
    plotLayout()->addElement(0, 0, message);
}

int PlotView::columnsFor(std::size_t panels)
{
    return panels <= 1 ? 1 : panels <= 4 ? 2 : 3;
}

void PlotView::alignColumns(int columns)
{
    plotLayout()->setColumnSpacing(8);
    const auto rects = axisRects();
    for (int column = 0; column < columns; ++column) {
        auto* group = new QCPMarginGroup(this);
        for (qsizetype i = column; i < rects.size(); i += columns)
            rects[i]->setMarginGroup(QCP::msLeft | QCP::msRight, group);
    }
}

void PlotView::shareX(const QList<QCPAxisRect*>& rects)
{
    for (auto* from : rects) {
        for (auto* to : rects) {
            if (from != to)
                connect(from->axis(QCPAxis::atBottom), qOverload<const QCPRange&>(&QCPAxis::rangeChanged),
                        to->axis(QCPAxis::atBottom), qOverload<const QCPRange&>(&QCPAxis::setRange));
        }
        from->setMarginGroup(QCP::msLeft | QCP::msRight, rects.front()->marginGroup(QCP::msLeft)
                                                             ? rects.front()->marginGroup(QCP::msLeft)
                                                             : new QCPMarginGroup(this));
        if (from != rects.back()) {
            from->axis(QCPAxis::atBottom)->setTickLabels(false);
            from->axis(QCPAxis::atBottom)->setLabel(QString());
        }
    }
}

QPen PlotView::linePen(const QColor& color, double width, Qt::PenStyle style) const
{
    QPen pen(color, width, style);
    pen.setCosmetic(false);
    return pen;
}

void PlotView::mouseDoubleClickEvent(QMouseEvent* event)
{
    QCustomPlot::mouseDoubleClickEvent(event);
    resetZoom();
}

void PlotView::showMenu(const QPoint& at)
{
    PlotMenu menu(this);
    menu.exec(mapToGlobal(at));
}

} // namespace interphase
