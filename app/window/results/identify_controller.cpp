#include "app/window/results/identify_controller.h"

#include "app/window/results/posterior_views.h"
#include "app/window/results/stored_run.h"
#include "ui/pages/identify_page.h"
#include "ui/window/main_window.h"
#include "ui/window/window_actions.h"

#include <QAction>

namespace interphase {
namespace {

struct StoredIdentification
{
    IdentifyResults results;
    QString stale;
};

StoredIdentification readIdentification(Study& study)
{
    StoredIdentification out;
    const std::optional<RunInfo> run = study.latestRun(RunPurpose::Identify);
    if (!run)
        return out;
    out.stale = staleSentence(*run);
    if (const auto local = study.getResult(run->id, kIdentificationResult))
        out.results.local = parseIdentification(*local);
    if (const auto profiles = study.getResult(run->id, kProfilesResult))
        out.results.profiles = parseProfiles(*profiles);
    return out;
}

/// What a job is given: a value.
struct Request
{
    Definition definition;
    std::shared_ptr<const Cell> cell;
    std::vector<Dataset> datasets;
    bool profiles = false;
};

IdentifyResults compute(const Request& request, const std::string& file, const RunContext& context)
{
    const Analysis analysis = prepareAnalysis(request.definition, *request.cell, request.datasets);
    Study study = Study::open(file, StudyMode::ReadOnly);
    return identifyAll(analysis, validMode(study), request.profiles, context);
}

} // namespace

IdentifyController::IdentifyController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                       QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_job(session, jobs, QStringLiteral("identify"), PageId::Identify)
{
    wire();
    refresh();
}

void IdentifyController::wire()
{
    IdentifyPage* page = m_window.identifyPage();
    connect(page, &IdentifyPage::analyseRequested, this, &IdentifyController::analyse);
    connect(page, &Page::emptyActionRequested, this, [this] {
        blockedSentence(m_session).isEmpty() ? analyse() : m_window.showPage(blockedPage(m_session));
    });
    connect(page, &IdentifyPage::profileRequested, this, &IdentifyController::profile);
    connect(page, &IdentifyPage::stopRequested, this, &IdentifyController::stop);
    connect(page, &IdentifyPage::adviceAccepted, this,
            [this] { m_stale.isEmpty() ? m_window.showPage(PageId::Priors) : analyse(); });
    const WindowActions& actions = m_window.actions();
    for (const auto& [action, what] : {std::pair{actions.identify, &IdentifyController::analyse},
                                       std::pair{actions.profile, &IdentifyController::profile}})
        connect(action, &QAction::triggered, this, [this, what = what] {
            m_window.showPage(PageId::Identify); // which says what is missing, where something is
            (this->*what)();
        });
    connect(&m_job, &ResultJob::progressed, this, &IdentifyController::showProgress);
    connect(&m_job, &ResultJob::forgotten, this, [this] {
        m_results = {};
        m_stale.clear();
        refresh();
    });
    connect(&m_session, &StudySession::changed, this, &IdentifyController::load);
}

void IdentifyController::load()
{
    // What is under way may be of what was before the change.
    if (compareDefinitions(m_analysed, m_session.definition()).stale())
        m_job.stop();
    refresh();
    m_job.read(tr("Reading the identification"), readIdentification, [this](StoredIdentification stored) {
        m_results = std::move(stored.results);
        m_stale = stored.stale;
        refresh();
    });
}

void IdentifyController::analyse()
{
    run(false);
}

void IdentifyController::profile()
{
    run(true);
}

void IdentifyController::stop()
{
    m_job.stop();
}

void IdentifyController::run(bool profiles)
{
    if (!blockedSentence(m_session).isEmpty())
        return;
    m_analysed = m_session.definition();
    m_job.compute(
        profiles ? tr("Profiles") : tr("What the data can tell"),
        [request = Request{m_analysed, m_session.cell(), m_session.datasets(), profiles}](
            const std::string& file, const RunContext& context) { return compute(request, file, context); },
        [this, definition = m_analysed](const IdentifyResults& results) { store(results, definition); });
}

void IdentifyController::store(const IdentifyResults& results, const Definition& definition)
{
    if (!m_job.succeeded(results.local.status))
        return refresh();
    m_results = results;
    m_stale.clear();
    m_job.keep(definition, RunPurpose::Identify, results.local.quantities, textsOf(results));
    refresh();
}

void IdentifyController::refresh()
{
    IdentifyPage* page = m_window.identifyPage();
    m_view = identifyView(m_results);
    const QString blocked = blockedSentence(m_session);
    m_view.work = m_job.work();
    if (m_view.rows.empty() && !m_view.work.running) {
        page->setEmpty(blocked.isEmpty()
                           ? EmptyView{tr("See which parameters these data can determine, before sampling: "
                                          "some seconds, then as much longer as you like."),
                                       tr("Analyse")}
                           : blockedView(m_session));
        return;
    }
    if (!m_stale.isEmpty())
        m_view.advice = {m_stale, tr("Analyse again")};
    page->setEmpty({});
    page->setView(m_view);
}

void IdentifyController::showProgress()
{
    const WorkView before = std::exchange(m_view.work, m_job.work());
    if (before.running != m_view.work.running)
        refresh();
    else if (m_window.currentPage() == PageId::Identify)
        m_window.identifyPage()->setView(m_view);
}

} // namespace interphase
