#include "ui/plot/corner_plot.h"

#include "ui/plot/plot_export.h"
#include "ui/text/symbol.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr int kSmallestPanel = 72;
const QMargins kOuter(72, 12, 12, 52); // room for the titles of the outer axes

} // namespace

CornerPlot::CornerPlot(QWidget* parent) : PlotView(parent)
{
    setFileStem(QStringLiteral("posterior"));
    setMouseTracking(true);
}

void CornerPlot::setPosterior(const PosteriorView& posterior)
{
    m_posterior = posterior;
    const int side = static_cast<int>(posterior.marginals.size()) * (kSmallestPanel + 8);
    setMinimumSize(side + kOuter.left() + kOuter.right(), side + kOuter.top() + kOuter.bottom());
    refresh();
}

void CornerPlot::setOptions(const CornerOptions& options)
{
    m_options = options;
    refresh();
}

QCPAxisRect* CornerPlot::addPanel(int x, int y)
{
    auto* rect = addAxisRect(plotLayout(), y, x);
    rect->setAutoMargins(QCP::msNone);
    rect->setMargins(QMargins(0, 0, 0, 0));
    for (auto type : {QCPAxis::atBottom, QCPAxis::atLeft})
        rect->axis(type)->grid()->setVisible(false);
    m_panels.append({x, y, rect});
    titleAxes(rect, x, y);
    setRanges(rect, x, y);
    return rect;
}

double CornerPlot::panelSide(int all) const
{
    const int count = std::max(1, static_cast<int>(m_posterior.marginals.size()));
    return std::max(1.0, (all - (count - 1) * plotLayout()->columnSpacing()) / static_cast<double>(count));
}

QString CornerPlot::axisText(const MarginalView& marginal, const DisplayScale& scale) const
{
    // A long unit does not fit along a small panel; the table beside it has it in full. A power of ten must
    // stay.
    const QFontMetrics metrics(textFont(TextSize::Small));
    const int room = height() / std::max(1, static_cast<int>(m_posterior.marginals.size())) - 24;
    const QString whole = plainSymbol(marginal.label.symbol);
    const QString full = axisTitle(whole, scale.unit);
    if (metrics.horizontalAdvance(full) < room)
        return full;
    const QString symbol = metrics.elidedText(whole, Qt::ElideRight, room);
    const QString power = scale.unit.section(QLatin1Char(' '), 0, 0);
    return power.startsWith(QLatin1String("10")) ? axisTitle(symbol, power) : symbol;
}

void CornerPlot::titleAxes(QCPAxisRect* rect, int x, int y)
{
    const int last = static_cast<int>(m_posterior.marginals.size()) - 1;
    const auto scaleOf = [this](int i) {
        const MarginalView& m = m_posterior.marginals[static_cast<std::size_t>(i)];
        return scaleFor(std::max(std::abs(m.lower), std::abs(m.upper)), m.label.unit);
    };
    // Labels of one panel must not reach into the next.
    const QFontMetrics metrics(textFont(TextSize::Small));
    const double wide = panelSide(width() - kOuter.left() - kOuter.right());
    const double high = panelSide(height() - kOuter.top() - kOuter.bottom());
    const TickRoom across{wide / metrics.horizontalAdvance(QLatin1Char('0')), false};
    const TickRoom up{high / metrics.height(), true};
    const auto title = [&](QCPAxis* axis, int parameter, bool shown) {
        const MarginalView& m = m_posterior.marginals[static_cast<std::size_t>(parameter)];
        const DisplayScale scale = scaleOf(parameter);
        axis->setTicker(QSharedPointer<NiceTicker>::create(
            scale.factor, 3, axis->orientation() == Qt::Horizontal ? across : up));
        axis->setTickLabels(shown);
        axis->setLabelFont(textFont(TextSize::Small));
        axis->setLabel(shown ? axisText(m, scale) : QString());
        setExportTitle(axis, axisTitle(plainSymbol(m.label.symbol), scale.unit));
    };
    title(rect->axis(QCPAxis::atBottom), x, y == last);
    if (x != y)
        title(rect->axis(QCPAxis::atLeft), y, x == 0);
    else
        setExportTitle(rect->axis(QCPAxis::atLeft), tr("density"));
}

void CornerPlot::setRanges(QCPAxisRect* rect, int x, int y)
{
    const MarginalView& across = m_posterior.marginals[static_cast<std::size_t>(x)];
    const MarginalView& up = m_posterior.marginals[static_cast<std::size_t>(y)];
    rect->axis(QCPAxis::atBottom)->setRange(across.lower, across.upper);
    rect->axis(QCPAxis::atLeft)->setRange(up.lower, up.upper);
}

void CornerPlot::addMarginal(int parameter)
{
    const MarginalView& m = m_posterior.marginals[static_cast<std::size_t>(parameter)];
    auto* rect = addPanel(parameter, parameter);
    auto* density = addLine(rect, m.posterior, linePen(theme().model), tr("%1, posterior").arg(m.label.name));
    density->setBrush(theme().withAlpha(theme().model, 0.20));
    if (m_options.prior && !m.prior.x.empty())
        addLine(rect, m.prior, linePen(theme().prior), tr("%1, prior").arg(m.label.name));
    double top = 0.0;
    for (const double y : m.posterior.y)
        top = std::max(top, y);
    auto* left = rect->axis(QCPAxis::atLeft);
    left->setRange(0.0, top > 0.0 ? 1.12 * top : 1.0);
    left->setTicks(false);
    left->setTickLabels(false);
    rect->setRangeZoom(Qt::Horizontal);
    rect->setRangeDrag(Qt::Horizontal);
}

void CornerPlot::addContours(QCPAxisRect* rect, const PairView& pair)
{
    for (const ContourView& contour : pair.contours) {
        for (const Series& line : contour.lines) {
            auto* curve = new QCPCurve(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
            curve->setData(toQVector(line.x), toQVector(line.y));
            curve->setPen(linePen(theme().model, contour.mass < 0.7 ? 1.5 : 1.0));
            curve->setName(tr("%1 % contour").arg(qRound(100.0 * contour.mass)));
            curve->setSelectable(QCP::stNone);
        }
    }
}

void CornerPlot::addPair(const PairView& pair)
{
    auto* rect = addPanel(pair.x, pair.y);
    if (m_options.points)
        addPoints(rect, pair.points, theme().withAlpha(theme().model, theme().dark ? 0.30 : 0.25),
                  tr("draws"), 2.5);
    if (m_options.contours)
        addContours(rect, pair);
}

void CornerPlot::rebuild()
{
    m_panels.clear();
    m_highlighted = -1;
    const int count = static_cast<int>(m_posterior.marginals.size());
    if (count == 0)
        return;
    plotLayout()->setAutoMargins(QCP::msNone);
    plotLayout()->setMargins(kOuter);
    for (int i = 0; i < count; ++i)
        addMarginal(i);
    for (const PairView& pair : m_posterior.pairs) {
        if (pair.x >= 0 && pair.x < pair.y && pair.y < count)
            addPair(pair);
    }
}

void CornerPlot::highlight(int parameter)
{
    if (parameter == m_highlighted)
        return;
    m_highlighted = parameter;
    for (const Panel& panel : std::as_const(m_panels)) {
        const bool lit = parameter >= 0 && (panel.x == parameter || panel.y == parameter);
        panel.rect->setBackground(lit ? QBrush(theme().selection) : QBrush(Qt::NoBrush));
    }
    replot(QCustomPlot::rpQueuedReplot);
}

QList<QSize> CornerPlot::panelSizes() const
{
    QList<QSize> sizes;
    for (const Panel& panel : m_panels)
        sizes << panel.rect->size();
    return sizes;
}

void CornerPlot::hover(int x, int y)
{
    if (x == m_hoverX && y == m_hoverY)
        return;
    m_hoverX = x;
    m_hoverY = y;
    Q_EMIT panelHovered(x, y);
}

void CornerPlot::mouseMoveEvent(QMouseEvent* event)
{
    PlotView::mouseMoveEvent(event);
    for (const Panel& panel : std::as_const(m_panels)) {
        if (panel.rect->rect().contains(event->position().toPoint()))
            return hover(panel.x, panel.y);
    }
    hover(-1, -1);
}

void CornerPlot::leaveEvent(QEvent* event)
{
    PlotView::leaveEvent(event);
    hover(-1, -1);
}

void CornerPlot::resizeEvent(QResizeEvent* event)
{
    PlotView::resizeEvent(event);
    for (const Panel& panel : std::as_const(m_panels))
        titleAxes(panel.rect, panel.x, panel.y);
}

} // namespace interphase
