#pragma once
#include "ui/view/shell_view.h"

#include <QFrame>

class QLabel;
class QMenuBar;
class QPushButton;

namespace interphase {

class CommandField;
class ElidedCombo;
class ElidedLabel;

/// Program, menus, study, which of its analyses, when it was saved, the command field, the jobs.
class TitleBar : public QFrame
{
    Q_OBJECT
public:
    explicit TitleBar(QWidget* parent = nullptr);
    void setHeader(const HeaderView& header);
    QMenuBar* menuBar() const { return m_menus; }
    CommandField* commandField() const { return m_command; }
    ElidedLabel* studyTitle() const { return m_title; }
    ElidedCombo* analysis() const { return m_analysis; }

Q_SIGNALS:
    void analysisChosen(qint64 id);
    void jobStopRequested(int id);

private:
    void showAnalyses();
    void showJobs();

    HeaderView m_header;
    QMenuBar* m_menus;
    ElidedLabel* m_title;
    ElidedCombo* m_analysis;
    QLabel* m_saved;
    CommandField* m_command;
    QPushButton* m_jobs;
};

} // namespace interphase
