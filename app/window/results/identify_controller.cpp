#include "app/window/results/identify_controller.h"

#include "app/window/job_runner.h"
#include "app/window/results/posterior_views.h"
#include "app/window/results/stored_run.h"
#include "app/window/study_session.h"
#include "ui/pages/identify_page.h"
#include "ui/text/messages.h"
#include "ui/window/main_window.h"

namespace interphase {
namespace {

const QString kJob = QStringLiteral("identify");
const QString kLoad = QStringLiteral("stored identification");

struct StoredIdentification
{
    IdentifyResults results;
    QString stale;
};

StoredIdentification readIdentification(const std::string& path)
{
    Study study = Study::open(path, StudyMode::ReadOnly);
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
    std::string path;
    Definition definition;
    std::shared_ptr<const Cell> cell;
    std::vector<Dataset> datasets;
    bool profiles = false;
};

/// The mode near a point; nothing where the curvature there is not positive.
std::optional<ModeReport> modeNear(const Posterior& posterior, std::span<const double> q,
                                   const std::stop_token& stop)
{
    const std::unique_ptr<Posterior> own = posterior.clonePosterior();
    const LaplaceApproximation normal = laplace(*own, climb(*own, q, {}, stop).q);
    ModeReport mode;
    mode.q = normal.mode;
    mode.covariance = normal.covariance;
    mode.logDensity = normal.logDensity;
    return normal.status.ok() ? std::optional(mode) : std::nullopt;
}

IdentifyResults compute(const Request& request, const RunContext& context)
{
    const Analysis analysis = prepareAnalysis(request.definition, *request.cell, request.datasets);
    analysis.posterior->setStop(context.stop);
    Study study = Study::open(request.path, StudyMode::ReadOnly);
    std::optional<ModeReport> mode = validMode(study);
    if (mode && mode->quantities != analysis.quantities)
        mode.reset();
    IdentifyResults out;
    // Profiles may find a higher mode on their way; they are made again from there, once.
    // How far the profiles are is told, not the little that comes before them: time left is judged by it.
    const RunContext before = request.profiles ? RunContext{context.stop, {}} : context;
    for (const bool first : {true, false}) {
        out = {identify(analysis, mode, {}, before), {}};
        if (!request.profiles || !out.local.status.ok())
            return out;
        ProfileOptions options;
        // Finer than the verdict needs, where that costs little: the curve is looked at.
        if (request.definition.model.kind == ModelKind::Spm)
            options.fallPerStep = 0.15;
        context.report(0.0);
        const ProfileSet set = profileAll(*analysis.posterior, laplaceOf(out.local), options, context);
        if (set.status.outcome == Outcome::Failed)
            out.local.status = set.status;
        out.profiles = profilesOf(*analysis.posterior, analysis.quantities, set);
        if (set.betterMode.empty() || !first || context.stopRequested())
            return out;
        mode = modeNear(*analysis.posterior, set.betterMode, context.stop);
        if (!mode)
            return out;
    }
    return out;
}

} // namespace

IdentifyController::IdentifyController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                       QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_jobs(jobs)
{
    wire();
    refresh();
}

void IdentifyController::wire()
{
    IdentifyPage* page = m_window.identifyPage();
    connect(page, &IdentifyPage::analyseRequested, this, &IdentifyController::analyse);
    connect(page, &Page::emptyActionRequested, this, &IdentifyController::analyse);
    connect(page, &IdentifyPage::profileRequested, this, &IdentifyController::profile);
    connect(page, &IdentifyPage::stopRequested, this, &IdentifyController::stop);
    connect(page, &IdentifyPage::adviceAccepted, this,
            [this] { m_stale.isEmpty() ? m_window.showPage(PageId::Priors) : analyse(); });
    connect(&m_jobs, &JobRunner::changed, this, &IdentifyController::showProgress);
    const auto forget = [this] {
        m_jobs.drop(kJob);
        m_jobs.drop(kLoad);
        m_results = {};
        refresh();
    };
    connect(&m_session, &StudySession::opened, this, forget);
    connect(&m_session, &StudySession::closed, this, forget);
    connect(&m_session, &StudySession::changed, this, &IdentifyController::load);
}

void IdentifyController::load()
{
    // What is under way may be of what was before the change.
    if (compareDefinitions(m_analysed, m_session.definition()).stale())
        m_jobs.drop(kJob);
    refresh();
    if (!m_session.isOpen())
        return;
    m_jobs.start(
        this, {kLoad, tr("Reading the identification"), {}, JobLane::Quick},
        [path = m_session.path().toStdString()](const RunContext&) { return readIdentification(path); },
        [this](StoredIdentification stored) {
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
    m_jobs.drop(kJob);
    refresh();
}

void IdentifyController::run(bool profiles)
{
    if (!blockedSentence(m_session).isEmpty())
        return;
    const Definition definition = m_session.definition();
    m_analysed = definition;
    m_jobs.start(
        this,
        {kJob, profiles ? tr("Profiles") : tr("What the data can tell"), PageId::Identify, JobLane::Long},
        [request = Request{m_session.path().toStdString(), definition, m_session.cell(), m_session.datasets(),
                           profiles}](const RunContext& context) { return compute(request, context); },
        [this, definition](const IdentifyResults& results) { store(results, definition); });
    refresh();
}

void IdentifyController::store(const IdentifyResults& results, const Definition& definition)
{
    const Status& status = results.local.status;
    if (status.outcome == Outcome::Failed)
        Q_EMIT m_session.failed(messageText(status.reason));
    if (!status.ok() || !m_session.isOpen())
        return refresh();
    m_results = results;
    m_stale.clear();
    try {
        Study& study = *m_session.study();
        const RunId id = study.beginRun(
            definition,
            {RunPurpose::Identify, results.local.quantities, "interphase " INTERPHASE_VERSION, {}});
        study.putResult(id, kIdentificationResult, formatIdentification(results.local));
        if (!results.profiles.empty())
            study.putResult(id, kProfilesResult, formatProfiles(results.profiles));
        study.endRun(id, RunStatus::Complete);
    } catch (const std::exception& error) {
        Q_EMIT m_session.failed(errorText(error));
    }
    refresh();
    Q_EMIT m_session.runsChanged();
}

void IdentifyController::refresh()
{
    IdentifyPage* page = m_window.identifyPage();
    m_view = identifyView(m_results);
    const QString blocked = blockedSentence(m_session);
    const bool running = m_jobs.isRunning(kJob);
    if (m_view.rows.empty() && !running) {
        page->setEmpty(EmptyView{blocked.isEmpty()
                                     ? tr("See which parameters these data can determine, before sampling: "
                                          "some seconds, then as much longer as you like.")
                                     : blocked,
                                 blocked.isEmpty() ? tr("Analyse") : QString()});
        return;
    }
    if (!m_stale.isEmpty())
        m_view.advice = {m_stale, tr("Analyse again")};
    m_view.work = m_jobs.workOf(kJob);
    page->setEmpty({});
    page->setView(m_view);
}

void IdentifyController::showProgress()
{
    const WorkView work = m_jobs.workOf(kJob);
    if (work == m_view.work)
        return;
    m_view.work = work;
    if (m_window.currentPage() == PageId::Identify)
        m_window.identifyPage()->setView(m_view);
}

} // namespace interphase
