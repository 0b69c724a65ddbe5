#include "ui/widgets/progress_line.h"

#include <QPainter>

#include <algorithm>

namespace interphase {

ProgressLine::ProgressLine(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(4);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProgressLine::setProgress(double share)
{
    if (share == m_share)
        return;
    m_share = share;
    update();
}

void ProgressLine::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void ProgressLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.border);
    painter.drawRoundedRect(rect(), 2, 2);
    painter.setBrush(m_theme.accent);
    QRectF filled = rect();
    if (m_share < 0.0)
        filled.adjust(0.35 * width(), 0, -0.35 * width(), 0);
    else
        filled.setWidth(std::min(1.0, m_share) * width());
    if (filled.width() > 0.5)
        painter.drawRoundedRect(filled, 2, 2);
}

} // namespace interphase
