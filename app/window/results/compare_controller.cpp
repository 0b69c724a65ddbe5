#include "app/window/results/compare_controller.h"

#include "app/window/results/compare_texts.h"
#include "app/window/results/compare_views.h"
#include "app/window/results/stored_run.h"
#include "calibrate/evidence_job.h"
#include "ui/pages/compare_page.h"
#include "ui/text/messages.h"
#include "ui/window/main_window.h"
#include "ui/window/window_actions.h"

#include <QAction>

namespace interphase {
namespace {

const QString kJob = QStringLiteral("evidence");
const QString kStored = QStringLiteral("evidence stored");

/// In the order of the choice: automatic, then those of EvidenceMethod, then all of them.
std::vector<EvidenceMethod> methodsAt(int choice)
{
    const std::vector<EvidenceMethod> all{EvidenceMethod::Smc, EvidenceMethod::Nested, EvidenceMethod::Bridge,
                                          EvidenceMethod::Fitted};
    const auto at = static_cast<std::size_t>(choice) - 1;
    return choice == 0 ? std::vector<EvidenceMethod>() : at < all.size() ? std::vector{all[at]} : all;
}

/// What a job is given: a value.
struct Request
{
    std::string file;
    std::vector<std::int64_t> analyses;
    EvidenceOptions options;
};

/// Keeps the evidence of each analysis as it is found; the status of the first that failed.
Status computeAll(const Request& request, const RunContext& context)
{
    const auto count = static_cast<double>(request.analyses.size());
    for (std::size_t i = 0; i < request.analyses.size(); ++i) {
        Study study = Study::open(request.file);
        study.lookAt(request.analyses[i]);
        const EvidenceRequest one = evidenceRequest(study, request.options);
        const auto before = static_cast<double>(i);
        const EvidenceRecord record =
            computeEvidence(one, {context.stop, [&](double f) { context.report((before + f) / count); }});
        if (!record.status().ok())
            return record.status();
        keepEvidence(study, one, record, "interphase " INTERPHASE_VERSION);
    }
    return {};
}

} // namespace

CompareController::CompareController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                     QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_jobs(jobs)
{
    wire();
    refresh();
}

void CompareController::wire()
{
    ComparePage* page = m_window.comparePage();
    connect(page, &ComparePage::computeRequested, this, &CompareController::compute);
    connect(page, &ComparePage::stopRequested, this, &CompareController::stop);
    connect(page, &ComparePage::methodChanged, this, [this](int method) { m_method = method; });
    connect(page, &ComparePage::refitsChanged, this,
            [this](int choice) { m_options.refits = static_cast<FutureRefits>(choice); });
    connect(page, &ComparePage::copyRequested, this, &CompareController::copy);
    connect(page, &Page::emptyActionRequested, this, [this] { m_window.showPage(blockedPage(m_session)); });
    connect(page, &ComparePage::analysisChosen, this, &CompareController::choose);
    connect(&m_window, &MainWindow::analysisChosen, this, &CompareController::choose);
    connect(page, &ComparePage::analysisRenamed, this, [this](qint64 id, const QString& name) {
        if (!m_session.renameAnalysis(id, name))
            refresh(); // the name as it was
    });
    connect(page, &ComparePage::analysisWeighed, &m_session, &StudySession::weighAnalysis);
    connect(m_window.actions().copyAnalysis, &QAction::triggered, this, &CompareController::copy);
    connect(m_window.actions().evidence, &QAction::triggered, this, [this] {
        m_window.showPage(PageId::Compare);
        compute();
    });
    connect(&m_session, &StudySession::opened, this, &CompareController::forget);
    connect(&m_session, &StudySession::closed, this, &CompareController::forget);
    connect(&m_session, &StudySession::changed, this, &CompareController::load);
    connect(&m_session, &StudySession::runsChanged, this, &CompareController::load);
    connect(&m_jobs, &JobRunner::changed, this, &CompareController::showProgress);
}

/// Another study, or none; not another analysis of the same.
void CompareController::forget()
{
    if (m_file == m_session.path())
        return;
    m_file = m_session.path();
    m_jobs.drop(kJob);
    m_jobs.drop(kStored);
    m_comparison.reset();
    refresh();
}

void CompareController::load()
{
    if (!m_session.isOpen())
        return;
    m_jobs.start(
        this, {kStored, tr("Reading the evidence"), {}, JobLane::Quick},
        [file = m_session.path().toStdString()](const RunContext&) {
            Study study = Study::open(file, StudyMode::ReadOnly);
            return compareAnalyses(study);
        },
        [this](Comparison comparison) {
            m_comparison = std::move(comparison);
            refresh();
        });
}

void CompareController::compute()
{
    if (!m_comparison || m_jobs.isRunning(kJob) || !blockedSentence(m_session).isEmpty())
        return;
    Request request{m_session.path().toStdString(), withoutEvidence(*m_comparison), m_options};
    if (request.analyses.empty())
        for (const ComparedAnalysis& analysis : m_comparison->analyses)
            request.analyses.push_back(analysis.info.id);
    request.options.methods = methodsAt(m_method);
    JobSpec spec{kJob, tr("Evidence"), PageId::Compare, JobLane::Long};
    spec.failed = [this](const QString& sentence) {
        Q_EMIT m_session.failed(sentence);
        m_session.refreshRuns(); // what was found before
    };
    m_jobs.start(
        this, spec, [request](const RunContext& context) { return computeAll(request, context); },
        [this](const Status& status) {
            if (status.outcome == Outcome::Failed)
                Q_EMIT m_session.failed(messageText(status.reason));
            m_session.refreshRuns();
        });
    refresh();
}

void CompareController::stop()
{
    m_jobs.drop(kJob);
    m_session.refreshRuns();
}

/// What is under way in the pages is of the analysis that is left; draws are kept, and can be gone on with.
void CompareController::leave(const std::function<void()>& change)
{
    if (m_jobs.announced())
        return m_window.say(tr("Stop the sampling first: it is of the analysis that is shown."));
    change();
}

void CompareController::choose(qint64 analysis)
{
    leave([this, analysis] { m_session.selectAnalysis(analysis); });
}

void CompareController::copy()
{
    if (!m_session.isOpen())
        return m_window.say(tr("No study is open."));
    leave([this] {
        if (m_session.copyAnalysis())
            m_window.showPage(PageId::Compare);
    });
}

std::optional<EmptyView> CompareController::emptyView() const
{
    const QString blocked = blockedSentence(m_session);
    const bool several = m_session.analyses().size() > 1;
    if (!blocked.isEmpty() && !several)
        return blockedView(m_session);
    return {};
}

void CompareController::refresh()
{
    ComparePage* page = m_window.comparePage();
    const std::optional<EmptyView> empty = emptyView();
    page->setEmpty(empty);
    m_view = m_comparison ? compareView(*m_comparison) : CompareView();
    m_view.methods = QStringList{tr("Automatic"),
                                 tr("SMC"),
                                 tr("Nested sampling"),
                                 tr("Bridge sampling"),
                                 tr("SMC from a fitted normal"),
                                 tr("All of them")};
    m_view.method = m_method;
    m_view.refitChoices = QStringList{tr("Automatic"), tr("Always"), tr("Never")};
    m_view.refits = static_cast<int>(m_options.refits);
    m_view.button = m_view.missing ? tr("Compute evidence") : tr("Compute again");
    m_view.work = m_jobs.workOf(kJob);
    page->setView(m_view);
}

void CompareController::showProgress()
{
    const WorkView now = m_jobs.workOf(kJob);
    if (now == m_view.work)
        return;
    m_view.work = now;
    if (m_window.currentPage() == PageId::Compare)
        m_window.comparePage()->setView(m_view);
}

} // namespace interphase
