#include "ui/window/step_item.h"

#include "ui/text/symbol.h"
#include "ui/theme/icons.h"
#include "ui/window/window_actions.h"

#include <QPainter>

#include <algorithm>

namespace interphase {
namespace {

constexpr int kRow = 30;
constexpr int kLine = 4; // room for the progress line

QString stateInWords(const StepView& step)
{
    switch (step.state) {
    case StepState::Empty:
        return StepItem::tr("empty");
    case StepState::Ready:
        return StepItem::tr("ready");
    case StepState::Running:
        return step.reason.isEmpty()
                   ? StepItem::tr("running, %1 %").arg(qRound(100.0 * step.progress))
                   : StepItem::tr("running, %1 %, %2").arg(qRound(100.0 * step.progress)).arg(step.reason);
    case StepState::Done:
        return StepItem::tr("done");
    case StepState::Stale:
        return step.reason.isEmpty() ? StepItem::tr("out of date")
                                     : StepItem::tr("out of date: %1").arg(step.reason);
    case StepState::Doubtful:
        return StepItem::tr("done, but not to be trusted yet: %1").arg(plainSymbol(step.reason));
    }
    return {};
}

} // namespace

StepItem::StepItem(PageId page, int number, QWidget* parent) : QAbstractButton(parent), m_number(number)
{
    setText(pageName(page));
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setStep({});
}

void StepItem::setStep(const StepView& step)
{
    const bool sameHeight = (step.state == StepState::Running) == (m_step.state == StepState::Running);
    m_step = step;
    const QString words = stateInWords(step);
    setToolTip(words);
    setAccessibleName(QString(text() + QStringLiteral(", ") + words));
    if (!sameHeight)
        updateGeometry();
    update();
}

void StepItem::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

QSize StepItem::sizeHint() const
{
    return {160, m_step.state == StepState::Running ? kRow + kLine : kRow};
}

void StepItem::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF row(0.5, 0.5, width() - 1, kRow - 1);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? m_theme.selection : m_theme.withAlpha(m_theme.selection, 0.5));
        painter.drawRoundedRect(row, 6, 6);
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.accent, 1.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(row, 6, 6);
    }
    paintName(painter);
    paintState(painter);
    if (m_step.state == StepState::Running)
        paintProgress(painter);
}

void StepItem::paintName(QPainter& painter) const
{
    painter.setFont(textFont(TextSize::Normal, isChecked() ? QFont::DemiBold : QFont::Normal));
    painter.setPen(m_theme.text);
    const QRect row(10, 0, width() - 20, kRow);
    if (m_number <= 0) {
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, text());
        return;
    }
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, QString::number(m_number));
    painter.drawText(row.adjusted(18, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

void StepItem::paintState(QPainter& painter) const
{
    const QRect right(width() - 10 - 40, 0, 40, kRow);
    const QPointF centre(width() - 15, 0.5 * kRow);
    const double ratio = devicePixelRatioF();
    const QPointF corner = centre - QPointF(7, 7);
    switch (m_step.state) {
    case StepState::Empty:
        return;
    case StepState::Ready:
        painter.setPen(QPen(m_theme.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(centre, 3.5, 3.5);
        return;
    case StepState::Running:
        painter.setFont(textFont(TextSize::Small, QFont::DemiBold));
        painter.setPen(m_theme.accent);
        painter.drawText(right, Qt::AlignVCenter | Qt::AlignRight,
                         tr("%1 %").arg(qRound(100.0 * m_step.progress)));
        return;
    case StepState::Done:
        painter.drawPixmap(corner, iconPixmap(IconName::Check, m_theme.good, 14, ratio));
        return;
    case StepState::Stale:
        painter.drawPixmap(corner, iconPixmap(IconName::Stale, m_theme.warning, 14, ratio));
        return;
    case StepState::Doubtful:
        painter.drawPixmap(corner, iconPixmap(IconName::Warning, m_theme.warning, 14, ratio));
        return;
    }
}

void StepItem::paintProgress(QPainter& painter) const
{
    const QRectF groove(0, kRow, width(), 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.border);
    painter.drawRoundedRect(groove, 1.5, 1.5);
    painter.setBrush(m_theme.accent);
    painter.drawRoundedRect(QRectF(0, kRow, std::clamp(m_step.progress, 0.0, 1.0) * width(), 3), 1.5, 1.5);
}

} // namespace interphase
