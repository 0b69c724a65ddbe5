#pragma once
#include "ui/view/shell_view.h"

#include <QFrame>

class QLabel;
class QMenuBar;
class QPushButton;

namespace interphase {

class CommandField;
class ElidedLabel;

/// Program, menus, study, when it was saved, the command field, the jobs.
class TitleBar : public QFrame
{
    Q_OBJECT
public:
    explicit TitleBar(QWidget* parent = nullptr);
    void setHeader(const HeaderView& header);
    QMenuBar* menuBar() const { return m_menus; }
    CommandField* commandField() const { return m_command; }
    ElidedLabel* studyTitle() const { return m_title; }

Q_SIGNALS:
    void jobStopRequested(int id);

private:
    void showJobs();

    HeaderView m_header;
    QMenuBar* m_menus;
    ElidedLabel* m_title;
    QLabel* m_saved;
    CommandField* m_command;
    QPushButton* m_jobs;
};

} // namespace interphase
