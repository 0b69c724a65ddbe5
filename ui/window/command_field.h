#pragma once
#include <QLineEdit>

class QAction;
class QStandardItemModel;

namespace interphase {

/// Search or run a command: completes over the names of all actions, Return runs the one chosen.
class CommandField : public QLineEdit
{
    Q_OBJECT
public:
    explicit CommandField(QWidget* parent = nullptr);
    void setActions(const QList<QAction*>& actions);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void run(const QString& name);
    QString bestMatch() const;

    QList<QAction*> m_actions;
    QStandardItemModel* m_model;
};

} // namespace interphase
