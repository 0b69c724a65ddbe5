#include "ui/widgets/free_dot.h"

#include <QPainter>

namespace interphase {

FreeDot::FreeDot(QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFixedSize(sizeHint());
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr("Free: estimated from the data. Click or press Space to change."));
    setAccessibleName(tr("Free"));
}

void FreeDot::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void FreeDot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF centre(0.5 * width(), 0.5 * height());
    if (hasFocus()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.selection);
        painter.drawEllipse(centre, 8.0, 8.0);
    }
    painter.setPen(QPen(isChecked() ? m_theme.accent : m_theme.prior, 1.5));
    painter.setBrush(isChecked() ? QBrush(m_theme.accent) : QBrush(Qt::NoBrush));
    painter.drawEllipse(centre, 4.0, 4.0);
}

} // namespace interphase
