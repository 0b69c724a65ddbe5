#include "ui/plot/side_labels.h"

#include "ui/theme/theme.h"

#include <algorithm>

namespace interphase {
namespace {

constexpr double kLineHeight = 16.0;
constexpr int kBeside = 15; ///< from the panel to a name; the swatch is between

} // namespace

SideLabels::SideLabels(QCustomPlot* plot, QCPAxisRect* rect) : QObject(rect), m_plot(plot), m_rect(rect)
{
    connect(plot, &QCustomPlot::afterLayout, this, &SideLabels::place);
}

void SideLabels::add(const QString& text, const QColor& swatch, const QColor& color, double y)
{
    auto* label = new QCPItemText(m_plot);
    label->setClipToAxisRect(false);
    label->position->setType(QCPItemPosition::ptAbsolute);
    label->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    label->setText(text);
    label->setFont(textFont(TextSize::Small));
    label->setColor(color);
    label->setSelectable(false);
    auto* mark = new QCPItemLine(m_plot);
    mark->setClipToAxisRect(false);
    mark->start->setType(QCPItemPosition::ptAbsolute);
    mark->end->setType(QCPItemPosition::ptAbsolute);
    mark->setPen(QPen(swatch, 3.0));
    mark->setSelectable(false);
    m_entries.append({label, mark, y});
    m_width = std::max(m_width, kBeside + QFontMetrics(label->font()).horizontalAdvance(text) + 8);
}

void SideLabels::place()
{
    std::stable_sort(m_entries.begin(), m_entries.end(),
                     [](const Entry& a, const Entry& b) { return a.y < b.y; });
    const double left = m_rect->right() + kBeside - 7.0;
    double lowest = m_rect->bottom() - kLineHeight / 2.0;
    for (const Entry& entry : std::as_const(m_entries)) {
        const double y = std::min(lowest, m_rect->axis(QCPAxis::atLeft)->coordToPixel(entry.y));
        entry.swatch->start->setCoords(left, y - 5.0);
        entry.swatch->end->setCoords(left, y + 5.0);
        entry.text->position->setCoords(left + 7.0, y);
        lowest = y - kLineHeight;
    }
}

int marginForLabels(const QCustomPlot* plot, int least)
{
    int margin = least;
    const auto rects = plot->axisRects();
    for (const QCPAxisRect* rect : rects) {
        const auto labels = rect->findChildren<SideLabels*>(Qt::FindDirectChildrenOnly);
        for (const SideLabels* one : labels)
            margin = std::max(margin, one->width());
    }
    return margin;
}

} // namespace interphase
