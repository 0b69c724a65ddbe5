#pragma once
#include "app/window/results/identify_views.h"
#include "app/window/results/result_job.h"

#include <QObject>

namespace interphase {

class MainWindow;

/// The page Identify: the local analysis and the profiles, each a job; kept in the study.
class IdentifyController : public QObject
{
    Q_OBJECT
public:
    IdentifyController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);

    void analyse();
    void profile();
    void stop();

private:
    void wire();
    void load();
    void run(bool profiles);
    void store(const IdentifyResults& results, const Definition& definition);
    void refresh();
    void showProgress();

    StudySession& m_session;
    MainWindow& m_window;
    ResultJob m_job;
    IdentifyResults m_results;
    IdentifyView m_view;
    QString m_stale;
    Definition m_analysed; ///< what the job under way is of
};

} // namespace interphase
