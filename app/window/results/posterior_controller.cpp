#include "app/window/results/posterior_controller.h"

#include "app/window/job_runner.h"
#include "app/window/results/posterior_views.h"
#include "app/window/study_session.h"
#include "ui/pages/posterior_page.h"
#include "ui/window/main_window.h"

#include <QTimer>

namespace interphase {
namespace {

constexpr int kLook_ms = 5000; // for new draws, while the page is shown
const QString kJob = QStringLiteral("posterior");

/// What is asked of the study's file; on a worker, for a run under way writes to it.
PosteriorOfRun readLatest(const std::string& file, RunId known, std::int64_t knownDraws)
{
    Study study = Study::open(file, StudyMode::ReadOnly);
    const std::optional<RunInfo> run = study.latestRun(RunPurpose::Sample);
    if (!run || run->draws == 0)
        return {};
    PosteriorOfRun out{run->id, run->draws, staleSentence(*run), {}};
    if (run->id != known || run->draws != knownDraws)
        out.view = readPosteriorView(study, run->id);
    return out;
}

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
    connect(m_timer, &QTimer::timeout, this, [this] {
        if (m_jobs.progressOf(PageId::Sample))
            update();
    });
    connect(&session, &StudySession::opened, this, &PosteriorController::forget);
    connect(&session, &StudySession::closed, this, &PosteriorController::forget);
    connect(&session, &StudySession::changed, this, &PosteriorController::update);
    connect(&session, &StudySession::runsChanged, this, &PosteriorController::update);
    forget();
}

void PosteriorController::forget()
{
    m_jobs.drop(kJob);
    m_shown = {};
    show();
}

/// Asks the study where the page is looked at; what is shown already is not made again.
void PosteriorController::update()
{
    if (!m_session.isOpen() || m_window.currentPage() != PageId::Posterior)
        return;
    m_jobs.start(
        this, {kJob, tr("Posterior"), PageId::Posterior, JobLane::Quick},
        [path = m_session.path().toStdString(), run = m_shown.run, draws = m_shown.draws](const RunContext&) {
            return readLatest(path, run, draws);
        },
        [this](PosteriorOfRun latest) { take(std::move(latest)); });
}

void PosteriorController::take(PosteriorOfRun latest)
{
    if (!latest.view)
        latest.view = std::move(m_shown.view);
    m_shown = std::move(latest);
    show();
}

void PosteriorController::show()
{
    PosteriorPage* page = m_window.posteriorPage();
    if (m_shown.draws == 0)
        return page->setEmpty(EmptyView{
            tr("Nothing has been sampled yet. The posterior is what the draws say of the parameters."),
            tr("Go to Sample")});
    if (!m_shown.view || m_shown.view->marginals.empty())
        return page->setEmpty(
            EmptyView{tr("The chains are still warming up. The posterior appears with their first draws."),
                      tr("Go to Sample")});
    PosteriorView view = *m_shown.view;
    if (!m_shown.stale.isEmpty())
        view.advice = {m_shown.stale, tr("Sample again")};
    page->setEmpty({});
    page->setView(view);
}

} // namespace interphase
