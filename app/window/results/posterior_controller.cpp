#include "app/window/results/posterior_controller.h"

#include "app/window/job_runner.h"
#include "app/window/results/posterior_views.h"
#include "app/window/results/stored_run.h"
#include "app/window/study_session.h"
#include "ui/pages/posterior_page.h"
#include "ui/window/main_window.h"

#include <QTimer>

namespace interphase {
namespace {

constexpr int kLook_ms = 5000; // for new draws, while the page is shown
const QString kJob = QStringLiteral("posterior");

} // namespace

PosteriorController::PosteriorController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                         QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_jobs(jobs),
      m_timer(new QTimer(this))
{
    m_timer->setInterval(kLook_ms);
    m_timer->start();
    PosteriorPage* page = window.posteriorPage();
    const auto toSample = [this] { m_window.showPage(PageId::Sample); };
    connect(page, &PosteriorPage::adviceAccepted, this, toSample);
    connect(page, &Page::emptyActionRequested, this, toSample);
    connect(&window, &MainWindow::pageShown, this, &PosteriorController::update);
    connect(m_timer, &QTimer::timeout, this, &PosteriorController::update);
    connect(&session, &StudySession::opened, this, &PosteriorController::forget);
    connect(&session, &StudySession::closed, this, &PosteriorController::forget);
    connect(&session, &StudySession::changed, this, &PosteriorController::update);
    connect(&session, &StudySession::runsChanged, this, &PosteriorController::update);
    forget();
}

void PosteriorController::forget()
{
    m_jobs.drop(kJob);
    m_run = 0;
    m_draws = -1;
    m_view = {};
    update();
}

/// Computes anew where there are other draws; the stale note follows every edit.
void PosteriorController::update()
{
    const auto run = m_session.isOpen() ? m_session.study()->latestRun(RunPurpose::Sample) : std::nullopt;
    if (!run || run->draws == 0) {
        m_window.posteriorPage()->setEmpty(EmptyView{
            tr("Nothing has been sampled yet. The posterior is what the draws say of the parameters."),
            tr("Go to Sample")});
        return;
    }
    if (m_window.currentPage() != PageId::Posterior)
        return;
    if (run->id == m_run && run->draws == m_draws)
        return show(m_view);
    if (m_jobs.isRunning(kJob))
        return;
    m_jobs.start(
        this, {kJob, tr("Posterior"), PageId::Posterior, JobLane::Quick},
        [path = m_session.path().toStdString(), id = run->id](const RunContext&) {
            Study study = Study::open(path, StudyMode::ReadOnly);
            return readPosteriorView(study, id);
        },
        [this, id = run->id, draws = run->draws](PosteriorView view) {
            m_run = id;
            m_draws = draws;
            m_view = std::move(view);
            m_window.posteriorPage()->setView({});
            show(m_view);
        });
}

void PosteriorController::show(PosteriorView view)
{
    PosteriorPage* page = m_window.posteriorPage();
    if (view.marginals.empty()) {
        page->setEmpty(
            EmptyView{tr("The chains are still warming up. The posterior appears with their first draws."),
                      tr("Go to Sample")});
        return;
    }
    const QString stale = m_session.isOpen() && m_session.study()->latestRun(RunPurpose::Sample)
                              ? staleSentence(*m_session.study()->latestRun(RunPurpose::Sample))
                              : QString();
    if (!stale.isEmpty())
        view.advice = {stale, tr("Sample again")};
    page->setEmpty({});
    page->setView(view);
}

} // namespace interphase
