#include "app/window/results/sample_controller.h"

#include "app/window/job_runner.h"
#include "app/window/results/chain_panels.h"
#include "ui/pages/sample_page.h"
#include "ui/window/main_window.h"
#include "ui/window/window_actions.h"

#include <QAction>
#include <QTimer>

namespace interphase {
namespace {

constexpr int kPoll_ms = 120;

} // namespace

const QString SampleController::kLoad = QStringLiteral("stored draws");
const QString SampleController::kPanels = QStringLiteral("panels of the chains");
const QString SampleController::kDiagnose = QStringLiteral("convergence");

SampleController::SampleController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                   QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_jobs(jobs),
      m_timer(new QTimer(this))
{
    m_timer->setInterval(kPoll_ms);
    wire();
    refresh();
}

SampleController::~SampleController() = default;

void SampleController::wire()
{
    SamplePage* page = m_window.samplePage();
    connect(page, &SamplePage::startRequested, this, &SampleController::start);
    connect(page, &SamplePage::pauseRequested, this, &SampleController::pause);
    connect(page, &SamplePage::resumeRequested, this, &SampleController::resume);
    connect(page, &SamplePage::stopRequested, this, &SampleController::stop);
    connect(page, &SamplePage::samplerChanged, this, &SampleController::changeSampler);
    connect(page, &SamplePage::samplerKindChanged, this, [this](SamplerKind kind) {
        SamplerDefinition sampler = m_session.definition().sampler;
        changeKind(sampler, kind);
        changeSampler(sampler);
    });
    connect(page, &SamplePage::noiseKindChanged, this, &SampleController::changeNoise);
    connect(page, &SamplePage::adviceAccepted, this, &SampleController::acceptAdvice);
    connect(page, &Page::emptyActionRequested, this, [this] { m_window.showPage(blockedPage(m_session)); });
    connect(page, &SamplePage::tabShown, this, [this] {
        m_panelsShown.reset();
        refreshTraces();
    });
    connect(&m_window, &MainWindow::pauseToggled, this, &SampleController::pauseOrResume);
    const WindowActions& actions = m_window.actions();
    connect(actions.startSampling, &QAction::triggered, this, [this] {
        m_window.showPage(PageId::Sample);
        start();
    });
    connect(actions.pauseSampling, &QAction::triggered, this, &SampleController::pauseOrResume);
    connect(actions.stopSampling, &QAction::triggered, this, &SampleController::stop);
    connect(&m_window, &MainWindow::pageShown, this, [this](PageId shown) {
        if (shown == PageId::Sample)
            refresh();
    });
    connect(&m_session, &StudySession::opened, this, &SampleController::forget);
    connect(&m_session, &StudySession::closed, this, &SampleController::forget);
    connect(&m_session, &StudySession::changed, this, &SampleController::load);
    connect(m_timer, &QTimer::timeout, this, &SampleController::poll);
}

/// Another study, or none. A run of the one before is stopped; it can be resumed.
void SampleController::forget()
{
    m_timer->stop();
    m_calibration.reset();
    m_jobs.retract(m_announcement);
    m_jobs.drop(kLoad);
    m_jobs.drop(kDiagnose);
    m_jobs.drop(kPanels);
    m_panelsShown.reset();
    m_status = {};
    refresh();
}

void SampleController::load()
{
    m_status.definition = m_session.definition();
    m_status.blocked = blockedSentence(m_session);
    if (!m_status.running && !m_status.run)
        m_status.sampler = m_status.definition.sampler;
    refresh();
    if (m_calibration || !m_session.isOpen())
        return;
    m_jobs.start(
        this, {kLoad, tr("Reading the draws"), {}, JobLane::Quick},
        [path = m_session.path().toStdString()](const RunContext&) { return readStoredRun(path); },
        [this](std::optional<StoredRun> stored) { show(std::move(stored)); });
}

void SampleController::show(std::optional<StoredRun> stored)
{
    if (m_calibration)
        return;
    if (!stored) {
        m_status.run.reset();
        m_status.sampler = m_status.definition.sampler;
        m_status.history = {};
        m_status.failures = {};
        m_status.failureRegions = {};
        m_status.surrogate.reset();
        m_status.particles.clear();
    } else {
        m_status.run = stored->info;
        m_status.sampler = stored->sampler;
        m_status.history = std::move(stored->history);
        m_status.diagnostics = std::move(stored->diagnostics);
        m_status.failures = std::move(stored->failures);
        m_status.failureRegions = std::move(stored->failureRegions);
        m_status.mode = stored->info.stale() ? std::nullopt : stored->mode;
        m_status.resumable = stored->resumable;
        m_status.reached = stored->reached;
        m_status.surrogate = stored->surrogate;
        m_status.surrogateUse = stored->surrogateUse;
        m_status.particles = stored->particles;
    }
    m_panelsShown.reset();
    refresh();
}

void SampleController::refresh()
{
    refreshPanel();
    refreshTraces();
}

void SampleController::refreshPanel()
{
    SamplePage* page = m_window.samplePage();
    m_advice = sampleAdvice(m_status);
    if (const QString doubt = sampleDoubt(m_status); doubt != m_doubt) {
        m_doubt = doubt;
        Q_EMIT doubtChanged();
    }
    if (!m_session.isOpen() || (!m_status.blocked.isEmpty() && m_status.history.empty())) {
        page->setEmpty(blockedView(m_session));
        return;
    }
    page->setEmpty({});
    page->setView(sampleView(m_status));
}

void SampleController::refreshTraces()
{
    SamplePage* page = m_window.samplePage();
    if (m_window.currentPage() != PageId::Sample || page->isEmpty())
        return;
    if (page->tab() == SampleTab::Traces || m_status.history.empty())
        page->setTraces(tracesView(m_status));
    if (page->tab() != SampleTab::Traces)
        refreshPanels();
}

/// The tab that is shown, made anew where there are enough more draws.
void SampleController::refreshPanels()
{
    const SampleTab tab = m_window.samplePage()->tab();
    const auto step = static_cast<std::size_t>(diagnosticsStep(m_status.sampler));
    // A run of particles that ends is news by itself.
    const std::size_t length = m_status.history.keptLength() + step * m_status.particles.size();
    if (m_panelsShown == tab && length < m_panelsOf + step)
        return;
    if (m_jobs.isRunning(kPanels) && m_panelsShown == tab)
        return;
    m_panelsShown = tab;
    m_panelsOf = length;
    m_jobs.start(
        this, {kPanels, tr("Looking at the chains"), {}, JobLane::Quick},
        [input = panelInput(m_status), tab](const RunContext&) { return panelsView(tab, input); },
        [this, tab](PanelsView panels) {
            if (m_window.samplePage()->tab() == tab)
                m_window.samplePage()->setPanels(panels);
        });
}

} // namespace interphase
