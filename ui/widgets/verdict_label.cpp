#include "ui/widgets/verdict_label.h"

#include <QPainter>

namespace interphase {
namespace {

constexpr int kTextLeft = 16;

} // namespace

QColor toneColor(const Theme& theme, Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return theme.good;
    case Tone::Weak:
        return theme.holdOut;
    case Tone::Warning:
        return theme.warning;
    case Tone::Neutral:
        return theme.prior;
    }
    return theme.prior;
}

void paintTone(QPainter& painter, const QPointF& centre, const Theme& theme, Tone tone)
{
    const QColor color = toneColor(theme, tone);
    const double r = 4.5;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    if (tone == Tone::Warning) {
        painter.drawPolygon(QPolygonF(
            {centre + QPointF(0, -r), centre + QPointF(-r, r - 0.5), centre + QPointF(r, r - 0.5)}));
        return;
    }
    if (tone == Tone::Good) {
        painter.drawEllipse(centre, r, r);
        return;
    }
    if (tone == Tone::Weak)
        painter.drawPie(QRectF(centre.x() - r, centre.y() - r, 2 * r, 2 * r), 90 * 16, 180 * 16);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.5));
    painter.drawEllipse(centre, r - 0.75, r - 0.75);
}

VerdictLabel::VerdictLabel(const Verdict& verdict, QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    setVerdict(verdict);
}

void VerdictLabel::setVerdict(const Verdict& verdict)
{
    m_verdict = verdict;
    setAccessibleName(verdict.text);
    updateGeometry();
    update();
}

void VerdictLabel::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

QSize VerdictLabel::sizeHint() const
{
    const QFontMetrics metrics(textFont(TextSize::Normal));
    return {kTextLeft + metrics.horizontalAdvance(m_verdict.text) + 2, qMax(18, metrics.height())};
}

void VerdictLabel::paintEvent(QPaintEvent*)
{
    if (m_verdict.text.isEmpty())
        return;
    QPainter painter(this);
    paintTone(painter, QPointF(5.5, 0.5 * height()), m_theme, m_verdict.tone);
    painter.setPen(m_theme.text);
    painter.setFont(textFont(TextSize::Normal));
    painter.drawText(rect().adjusted(kTextLeft, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_verdict.text);
}

} // namespace interphase
