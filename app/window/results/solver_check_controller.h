#pragma once
#include "app/window/results/result_job.h"
#include "calibrate/solver_check.h"
#include "ui/view/common.h"

namespace interphase {

class MainWindow;

/// What is known of the error of the solver, and the button that finds it out. sampled: the latest run has
/// draws.
AdviceView solverAdvice(bool sampled, bool running, const std::optional<SolverCheck>& check);

/// The card of the page Sample that says whether the error of the solver moves the posterior; the check is
/// kept with the run.
class SolverCheckController : public QObject
{
    Q_OBJECT
public:
    SolverCheckController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);

private:
    void read();
    void compute();
    void keep(const SolverCheck& check);
    void refresh();

    StudySession& m_session;
    MainWindow& m_window;
    ResultJob m_job;
    bool m_sampled = false;
    std::optional<SolverCheck> m_check;
};

} // namespace interphase
