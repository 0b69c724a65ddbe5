#pragma once
#include <QMenu>

namespace interphase {

/// A menu of entries to be checked that stays open meanwhile. Space or a click checks; Return or a click
/// elsewhere takes what is checked, Escape leaves all as it was.
class CheckMenu : public QMenu
{
    Q_OBJECT
public:
    struct Entry
    {
        QString text;
        bool checked = false;
        bool enabled = true;
    };
    explicit CheckMenu(QWidget* parent = nullptr);
    /// Not while it is open: what a person is checking stays.
    void setEntries(const QList<Entry>& entries);
    /// Places of what is checked.
    QList<int> checked() const;

Q_SIGNALS:
    /// After it was closed, where something is checked otherwise than before.
    void taken(const QList<int>& checked);

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void finish(bool take);
    void begin();
    void end();

    QList<Entry> m_entries;
    bool m_take = true;
};

} // namespace interphase
