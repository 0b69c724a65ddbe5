#pragma once
#include "ui/view/shell_view.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QTimer;

namespace interphase {

/// The line at the bottom: what a solve costs, how the run is doing, the machine.
class StatusLine : public QFrame
{
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);
    void setStatus(const StatusView& status);
    /// A sentence that stays for a few seconds.
    void say(const QString& sentence);

Q_SIGNALS:
    void pauseToggled();

private:
    void refresh();

    StatusView m_status;
    QLabel* m_solve;
    QLabel* m_run;
    QPushButton* m_pause;
    QLabel* m_machine;
    QTimer* m_timer;
};

} // namespace interphase
