#include "ui/plot/draggable_span.h"

#include "ui/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kGrabWidth = 5.0;    // px on either side of an edge
constexpr double kTitleHeight = 22.0; // px

void placeOnAxes(QCPItemPosition* position, QCPAxisRect* rect)
{
    position->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    position->setAxisRect(rect);
    position->setTypeX(QCPItemPosition::ptPlotCoords);
    position->setTypeY(QCPItemPosition::ptAxisRectRatio);
}

} // namespace

DraggableSpan::DraggableSpan(QCustomPlot* plot, const QList<QCPAxisRect*>& rects, const SpanStyle& style)
    : QObject(plot),
      m_plot(plot),
      m_rects(rects),
      m_style(style)
{
    for (auto* rect : rects)
        addItems(rect);
    addTitle(rects.front());
    plot->installEventFilter(this);
    plot->setMouseTracking(true);
}

void DraggableSpan::addItems(QCPAxisRect* rect)
{
    auto* area = new QCPItemRect(m_plot);
    area->setClipAxisRect(rect);
    area->setLayer(QStringLiteral("background"));
    placeOnAxes(area->topLeft, rect);
    placeOnAxes(area->bottomRight, rect);
    area->setPen(Qt::NoPen);
    QColor tint = m_style.color;
    tint.setAlphaF(0.10F);
    area->setBrush(tint);
    area->setSelectable(false);
    m_areas << area;
    for (auto* edges : {&m_beginEdges, &m_endEdges}) {
        auto* edge = new QCPItemLine(m_plot);
        edge->setClipAxisRect(rect);
        placeOnAxes(edge->start, rect);
        placeOnAxes(edge->end, rect);
        edge->setPen(QPen(m_style.color, 1.5));
        edge->setSelectable(false);
        *edges << edge;
    }
}

void DraggableSpan::addTitle(QCPAxisRect* rect)
{
    m_title = new QCPItemText(m_plot);
    m_title->setClipAxisRect(rect);
    placeOnAxes(m_title->position, rect);
    m_title->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_title->setPadding(QMargins(6, 4, 6, 4));
    m_title->setText(m_style.text);
    m_title->setFont(textFont(TextSize::Small));
    m_title->setColor(m_style.textColor);
    m_title->setSelectable(false);
}

void DraggableSpan::setRange(double begin, double end)
{
    m_begin = begin;
    m_end = end;
    for (qsizetype i = 0; i < m_rects.size(); ++i) {
        m_areas[i]->topLeft->setCoords(begin, 0.0);
        m_areas[i]->bottomRight->setCoords(end, 1.0);
        m_beginEdges[i]->start->setCoords(begin, 0.0);
        m_beginEdges[i]->end->setCoords(begin, 1.0);
        m_endEdges[i]->start->setCoords(end, 0.0);
        m_endEdges[i]->end->setCoords(end, 1.0);
    }
    m_title->position->setCoords(begin, 0.0);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

DraggableSpan::Part DraggableSpan::partAt(const QPointF& at) const
{
    for (const auto* rect : m_rects) {
        if (!rect->rect().contains(at.toPoint()))
            continue;
        const auto* axis = rect->axis(QCPAxis::atBottom);
        const double left = axis->coordToPixel(m_begin);
        const double right = axis->coordToPixel(m_end);
        if (std::abs(at.x() - right) <= kGrabWidth)
            return Part::End;
        if (std::abs(at.x() - left) <= kGrabWidth)
            return Part::Begin;
        const bool inTitle = rect == m_rects.front() && at.y() - rect->top() <= kTitleHeight;
        if (inTitle && at.x() > left && at.x() < right)
            return Part::Body;
    }
    return Part::None;
}

bool DraggableSpan::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    m_dragged = partAt(event.position());
    const auto* axis = m_rects.front()->axis(QCPAxis::atBottom);
    m_grabOffset = axis->pixelToCoord(event.position().x()) - m_begin;
    return m_dragged != Part::None;
}

bool DraggableSpan::move(const QMouseEvent& event)
{
    if (m_dragged == Part::None) {
        showCursor(event.buttons() == Qt::NoButton ? partAt(event.position()) : Part::None);
        return false;
    }
    const double at = m_rects.front()->axis(QCPAxis::atBottom)->pixelToCoord(event.position().x());
    const double length = m_end - m_begin;
    const double shortest = 1e-3 * (m_style.highest - m_style.lowest);
    switch (m_dragged) {
    case Part::Begin:
        setRange(std::clamp(at, m_style.lowest, std::max(m_style.lowest, m_end - shortest)), m_end);
        break;
    case Part::End:
        setRange(m_begin, std::clamp(at, std::min(m_style.highest, m_begin + shortest), m_style.highest));
        break;
    case Part::Body: {
        const double highest = std::max(m_style.lowest, m_style.highest - length);
        const double begin = std::clamp(at - m_grabOffset, m_style.lowest, highest);
        setRange(begin, begin + length);
        break;
    }
    case Part::None:
        break;
    }
    Q_EMIT moved(m_begin, m_end);
    return true;
}

bool DraggableSpan::release()
{
    if (m_dragged == Part::None)
        return false;
    m_dragged = Part::None;
    // The receiver may rebuild the plot and with it replace this span; nothing is touched after this.
    Q_EMIT finished(m_begin, m_end);
    return true;
}

void DraggableSpan::showCursor(Part part)
{
    if (part == Part::None) {
        if (m_cursorShown)
            m_plot->unsetCursor();
        m_cursorShown = false;
        return;
    }
    m_plot->setCursor(part == Part::Body ? Qt::OpenHandCursor : Qt::SizeHorCursor);
    m_cursorShown = true;
}

bool DraggableSpan::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        return release();
    default:
        return QObject::eventFilter(watched, event);
    }
}

} // namespace interphase
