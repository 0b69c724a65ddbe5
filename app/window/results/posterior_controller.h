#pragma once
#include "ui/view/posterior_view.h"
#include "ui/view/shell_view.h"

#include <QObject>

#include <cstdint>

class QTimer;

namespace interphase {

class JobRunner;
class MainWindow;
class StudySession;

/// The page Posterior: what the latest run says, also while it goes on.
class PosteriorController : public QObject
{
    Q_OBJECT
public:
    PosteriorController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);

private:
    void update();
    void forget();
    void show(PosteriorView view);

    StudySession& m_session;
    MainWindow& m_window;
    JobRunner& m_jobs;
    QTimer* m_timer;
    std::int64_t m_run = 0; ///< what is shown
    std::int64_t m_draws = -1;
    PosteriorView m_view;
};

} // namespace interphase
