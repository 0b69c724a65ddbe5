#include "ui/widgets/check_menu.h"

#include "ui/widgets/labels.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace interphase {

CheckMenu::CheckMenu(QWidget* parent) : QMenu(parent)
{
    connect(this, &QMenu::aboutToShow, this, &CheckMenu::begin);
    // What is taken may rebuild the menu itself: it is told once the menu has closed.
    connect(this, &QMenu::aboutToHide, this, &CheckMenu::end, Qt::QueuedConnection);
}

void CheckMenu::setEntries(const QList<Entry>& entries)
{
    if (isVisible())
        return;
    m_entries = entries;
    clear();
    for (const Entry& entry : entries) {
        QAction* action = addAction(buttonText(entry.text));
        action->setCheckable(true);
        action->setChecked(entry.checked);
        action->setEnabled(entry.enabled);
    }
}

QList<int> CheckMenu::checked() const
{
    QList<int> out;
    const QList<QAction*> all = actions();
    for (qsizetype i = 0; i < all.size(); ++i)
        if (all[i]->isChecked())
            out << static_cast<int>(i);
    return out;
}

void CheckMenu::begin()
{
    m_take = true;
    const QList<QAction*> all = actions();
    for (qsizetype i = 0; i < all.size(); ++i)
        all[i]->setChecked(m_entries[i].checked);
}

void CheckMenu::end()
{
    QList<int> before;
    for (qsizetype i = 0; i < m_entries.size(); ++i)
        if (m_entries[i].checked)
            before << static_cast<int>(i);
    const QList<int> now = checked();
    if (m_take && now != before)
        Q_EMIT taken(now);
}

void CheckMenu::finish(bool take)
{
    m_take = take;
    hide();
}

void CheckMenu::mouseReleaseEvent(QMouseEvent* event)
{
    QAction* action = actionAt(event->position().toPoint());
    if (action && action->isEnabled())
        action->toggle();
    else if (!action)
        QMenu::mouseReleaseEvent(event);
}

void CheckMenu::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space) {
        if (QAction* action = activeAction(); action && action->isEnabled())
            action->toggle();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        finish(true);
    else if (event->key() == Qt::Key_Escape)
        finish(false);
    else
        QMenu::keyPressEvent(event);
}

} // namespace interphase
