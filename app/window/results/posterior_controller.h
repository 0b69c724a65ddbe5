#pragma once
#include "study/study.h"
#include "ui/view/posterior_view.h"
#include "ui/view/shell_view.h"

#include <QObject>

#include <optional>

class QTimer;

namespace interphase {

class JobRunner;
class MainWindow;
class StudySession;

/// What the latest run says.
struct PosteriorOfRun
{
    RunId run = 0;
    std::int64_t draws = 0;                 ///< 0: nothing has been sampled
    std::vector<DerivedDefinition> derived; ///< that were asked for
    QString stale;                          ///< in what the study is another now; empty: in nothing
    std::optional<PosteriorView> view;
};

/// The page Posterior: what the latest run says, also while it goes on.
class PosteriorController : public QObject
{
    Q_OBJECT
public:
    PosteriorController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);

private:
    void update();
    void forget();
    void take(PosteriorOfRun latest);
    void show();
    void addDerived(const QString& name, const QString& formula);
    void removeDerived(const QString& name);

    StudySession& m_session;
    MainWindow& m_window;
    JobRunner& m_jobs;
    QTimer* m_timer;
    PosteriorOfRun m_shown;
};

} // namespace interphase
