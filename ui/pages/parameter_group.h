#pragma once
#include "ui/theme/theme.h"
#include "ui/view/model_view.h"

#include <QFrame>
#include <QList>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace interphase {

class ParameterRow;

/// A card of parameters that folds; its head says how many are free.
class ParameterGroup : public QFrame
{
    Q_OBJECT
public:
    explicit ParameterGroup(const ParameterGroupView& group, QWidget* parent = nullptr);
    /// Same parameters in the same order as before.
    void setGroup(const ParameterGroupView& group);
    /// Shows the rows whose name or path contains the text; all when it is empty.
    void filter(const QString& text);
    void setOpen(bool open);
    bool isOpen() const { return m_open; }

Q_SIGNALS:
    void parameterMoved(const QString& path, double value);
    void parameterChanged(const QString& path, double value);
    void parameterFreed(const QString& path, bool free);

private:
    void addRow(const ParameterView& parameter);
    void showCount(const ParameterGroupView& group);

    QToolButton* m_head;
    QLabel* m_count;
    QWidget* m_inside;
    QVBoxLayout* m_layout;
    QList<ParameterRow*> m_rows;
    bool m_open = true;
};

} // namespace interphase
