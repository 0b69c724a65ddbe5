#include "app/window/results/posterior_controller.h"

#include "app/window/job_runner.h"
#include "app/window/results/posterior_views.h"
#include "app/window/study_session.h"
#include "study/derived_json.h"
#include "ui/pages/derived_card.h"
#include "ui/pages/posterior_page.h"
#include "ui/text/messages.h"
#include "ui/window/main_window.h"

#include <QTimer>

#include <algorithm>

namespace interphase {
namespace {

constexpr int kLook_ms = 5000; // for new draws, while the page is shown
const QString kJob = QStringLiteral("posterior");

/// What is asked of the study's file; on a worker, for a run under way writes to it.
PosteriorOfRun readLatest(const std::string& file, const PosteriorOfRun& known)
{
    Study study = Study::open(file, StudyMode::ReadOnly);
    const std::optional<RunInfo> run = study.latestDraws();
    if (!run || run->draws == 0)
        return {};
    PosteriorOfRun out{run->id, run->draws, study.definition().derived, staleSentence(*run), {}};
    if (out.run != known.run || out.draws != known.draws || out.derived != known.derived)
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
    connect(page, &PosteriorPage::derivedAdded, this, &PosteriorController::addDerived);
    connect(page, &PosteriorPage::derivedRemoved, this, &PosteriorController::removeDerived);
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
        [path = m_session.path().toStdString(),
         known = PosteriorOfRun{m_shown.run, m_shown.draws, m_shown.derived, {}, {}}](const RunContext&) {
            return readLatest(path, known);
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

/// A formula that cannot be read is refused beside its field, and so is a name that is taken.
void PosteriorController::addDerived(const QString& name, const QString& formula)
{
    DerivedCard* card = m_window.posteriorPage()->derived();
    Definition definition = m_session.definition();
    const std::string key = name.toStdString();
    if (name.isEmpty() || formula.isEmpty())
        return card->setProblem(tr("Give a name and a formula."));
    if (std::ranges::count(definition.derived, key, &DerivedDefinition::name) > 0 ||
        (m_shown.view && std::ranges::any_of(m_shown.view->summary, [&](const SummaryRowView& row) {
             return !row.derived && row.label.path == name;
         })))
        return card->setProblem(tr("There is a quantity of that name already."));
    try {
        requireFormula(formula.toStdString());
    } catch (const InputError& error) {
        return card->setProblem(errorText(error));
    }
    definition.derived.push_back({key, formula.toStdString()});
    if (m_session.setDefinition(definition, tr("Derive %1").arg(name)))
        card->setProblem({});
}

void PosteriorController::removeDerived(const QString& name)
{
    Definition definition = m_session.definition();
    std::erase_if(definition.derived,
                  [key = name.toStdString()](const DerivedDefinition& d) { return d.name == key; });
    m_session.setDefinition(definition, tr("Remove %1").arg(name));
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
