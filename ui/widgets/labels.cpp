#include "ui/widgets/labels.h"

#include <QFrame>
#include <QVariant>

namespace interphase {

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

QWidget* makeRule()
{
    auto* rule = new QFrame;
    rule->setObjectName(QStringLiteral("rule"));
    return rule;
}

} // namespace interphase
