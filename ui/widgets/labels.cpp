#include "ui/widgets/labels.h"

#include <QFrame>
#include <QVariant>

namespace interphase {

QString buttonText(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

QLabel* makeLabel(const QString& text, const char* role)
{
    auto* label = new QLabel(text);
    if (role)
        label->setProperty("role", QLatin1String(role));
    return label;
}

QLabel* makeParagraph(const QString& text, const char* role)
{
    auto* label = makeLabel(text, role);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

ElidedLabel::ElidedLabel(QWidget* parent) : QLabel(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void ElidedLabel::setFullText(const QString& text)
{
    m_full = text;
    setAccessibleName(text);
    updateGeometry();
    elide();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_full) + 4, QLabel::sizeHint().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {qMin(48, sizeHint().width()), QLabel::minimumSizeHint().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_full, Qt::ElideRight, width());
    if (shown != text())
        setText(shown);
}

QWidget* makeRule()
{
    auto* rule = new QFrame;
    rule->setObjectName(QStringLiteral("rule"));
    return rule;
}

} // namespace interphase
