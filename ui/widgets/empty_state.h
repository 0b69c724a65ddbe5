#pragma once
#include "ui/view/common.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace interphase {

/// One sentence and one button: what to do next.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);
    void setView(const EmptyView& view);

Q_SIGNALS:
    void acted();

private:
    QLabel* m_sentence;
    QPushButton* m_button;
};

} // namespace interphase
