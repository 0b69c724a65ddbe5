#include "ui/window/command_field.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>
#include <QTimer>

namespace interphase {
namespace {

QString plainName(const QAction& action)
{
    // "&&" stands for a real ampersand, a single "&" for the mnemonic.
    QString text = action.text();
    text.replace(QLatin1String("&&"), QString(QChar(1)));
    text.remove(QLatin1Char('&'));
    return text.replace(QChar(1), QLatin1Char('&'));
}

} // namespace

CommandField::CommandField(QWidget* parent) : QLineEdit(parent)
{
    setPlaceholderText(tr("Search or run a command"));
    setAccessibleName(tr("Search or run a command"));
    setToolTip(QStringLiteral("Ctrl+K"));
    m_model = new QStandardItemModel(this);
    auto* completer = new QCompleter(m_model, this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(12);
    completer->popup()->setObjectName(QStringLiteral("commandPopup"));
    setCompleter(completer);
    connect(completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            [this](const QModelIndex& index) { run(index.data(Qt::UserRole).toString()); });
}

void CommandField::setActions(const QList<QAction*>& actions)
{
    m_actions = actions;
    m_model->clear();
    for (const QAction* action : actions) {
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        const QString name = plainName(*action);
        auto* item = new QStandardItem(key.isEmpty() ? name : QString(name + QStringLiteral("    ") + key));
        item->setData(name, Qt::UserRole);
        m_model->appendRow(item);
    }
}

void CommandField::run(const QString& name)
{
    for (QAction* action : std::as_const(m_actions)) {
        if (plainName(*action) != name)
            continue;
        // After the completer has put its text into the field.
        QTimer::singleShot(0, this, [this, action] {
            clear();
            clearFocus();
            action->trigger();
        });
        return;
    }
}

/// The shortest name that starts with what was typed, else the first that contains it.
QString CommandField::bestMatch() const
{
    QString best;
    QString first;
    for (const QAction* action : m_actions) {
        const QString name = plainName(*action);
        if (first.isEmpty() && name.contains(text(), Qt::CaseInsensitive))
            first = name;
        if (name.startsWith(text(), Qt::CaseInsensitive) && (best.isEmpty() || name.size() < best.size()))
            best = name;
    }
    return best.isEmpty() ? first : best;
}

void CommandField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        clear();
        clearFocus();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !text().isEmpty() && completer()->completionCount() > 0) {
        completer()->popup()->hide();
        run(bestMatch());
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void CommandField::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    selectAll();
}

} // namespace interphase
