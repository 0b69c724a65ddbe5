#include "ui/widgets/guard_strip.h"

#include "ui/theme/icons.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace interphase {

GuardStrip::GuardStrip(const GuardView& guard, QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("guard"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(8);
    m_icon = new QLabel;
    row->addWidget(m_icon);
    row->addWidget(makeParagraph(guard.text), 1);
    const auto addButton = [&](const QString& text, bool accepted) {
        auto* button = new QPushButton(text);
        connect(button, &QPushButton::clicked, this,
                [this, id = guard.id, accepted] { Q_EMIT answered(id, accepted); });
        row->addWidget(button);
    };
    addButton(guard.accept, true);
    addButton(guard.keep, false);
    setTheme(lightTheme());
}

void GuardStrip::setTheme(const Theme& theme)
{
    m_icon->setPixmap(iconPixmap(IconName::Warning, theme.text, 16, devicePixelRatioF()));
}

} // namespace interphase
