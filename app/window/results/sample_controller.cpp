#include "app/window/results/sample_controller.h"

#include "app/window/job_runner.h"
#include "app/window/results/chain_panels.h"
#include "calibrate/resumption.h"
#include "ui/pages/sample_page.h"
#include "ui/window/main_window.h"
#include "ui/window/window_actions.h"

#include <QAction>
#include <QTimer>

namespace interphase {
namespace {

constexpr int kPoll_ms = 120;
const QString kLoad = QStringLiteral("stored draws");
const QString kPanels = QStringLiteral("panels of the chains");
const QString kDiagnose = QStringLiteral("convergence");

} // namespace

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
    } else {
        m_status.run = stored->info;
        m_status.sampler = stored->sampler;
        m_status.history = std::move(stored->history);
        m_status.diagnostics = std::move(stored->diagnostics);
        m_status.failures = std::move(stored->failures);
        m_status.mode = stored->info.stale() ? std::nullopt : stored->mode;
        m_status.resumable = stored->resumable;
        m_status.reached = stored->reached;
    }
    m_panelsShown.reset();
    refresh();
}

void SampleController::start()
{
    if (m_calibration || !m_session.isOpen() || !blockedSentence(m_session).isEmpty())
        return;
    Definition definition = m_session.definition();
    const bool done = m_status.run && !m_status.run->stale() && !m_status.resumable &&
                      m_status.run->status == RunStatus::Complete &&
                      sameButForDraws(definition.sampler, m_status.sampler);
    if (done) { // the same seed would give the same draws
        ++definition.sampler.seed;
        if (!m_session.setDefinition(definition, tr("Sample again with another seed")))
            return;
    }
    m_jobs.drop(kLoad);
    m_status.definition = m_session.definition();
    m_status.sampler = m_status.definition.sampler;
    m_status.end = {};
    m_status.reached.reset();
    if (!m_status.resumable) {
        m_status.history = {};
        m_status.diagnostics = {};
        m_status.mode.reset();
    }
    m_status.failures.clear();
    m_left.clear();
    m_calibration =
        std::make_unique<Calibration>(m_session.path().toStdString(), "interphase " INTERPHASE_VERSION);
    m_calibration->startFrom(m_status.earlier);
    m_calibration->start();
    m_status.running = m_calibration->snapshot();
    m_announcement =
        m_jobs.announce({tr("Sampling"), PageId::Sample, -1.0, {}, {}, false, false, [this] { stop(); }});
    m_timer->start();
    refresh();
}

void SampleController::startFrom(const std::string& study)
{
    m_status.earlier = study;
    refreshPanel();
}

void SampleController::pause()
{
    if (m_calibration)
        m_calibration->pause();
    m_left.clear();
    poll();
}

void SampleController::resume()
{
    if (m_calibration)
        m_calibration->resume();
    m_left.clear();
    poll();
}

void SampleController::pauseOrResume()
{
    if (m_status.running)
        m_status.running->sampling.paused ? resume() : pause();
}

void SampleController::stop()
{
    if (!m_calibration)
        return;
    m_calibration->requestStop();
    m_status.stopping = true;
    refresh();
}

void SampleController::poll()
{
    if (!m_calibration)
        return;
    const bool ended = m_calibration->waitFor(std::chrono::milliseconds(0));
    m_status.running = m_calibration->snapshot();
    m_status.failures = m_status.running->failures;
    if (m_status.running->mode)
        m_status.mode = m_status.running->mode;
    take();
    if (ended)
        return finish();
    diagnoseDraws();
    // In turns: both at once would hold the window up for longer than a frame.
    m_tracesNext = !m_tracesNext;
    if (!m_tracesNext)
        return refreshTraces();
    refreshPanel();
    announce();
}

/// Draws made since the last look. Those of a run that goes on come after the stored ones.
void SampleController::take()
{
    if (m_status.running->quantities.empty())
        return;
    if (m_status.history.quantities() != m_status.running->quantities ||
        (!m_status.running->resumed && m_status.resumable)) {
        m_status.history = ChainHistory(m_status.running->quantities, storedChains(m_status.sampler));
        m_status.diagnostics = {};
        m_status.resumable = false;
    }
    m_status.history.add(m_calibration->take());
    if (m_status.running->phase == CalibrationPhase::Sampling && !m_status.running->sampling.paused)
        m_left.add(m_status.running->elapsed_s, static_cast<double>(m_status.history.stored()));
    m_status.drawsPerSecond = m_left.perSecond();
    m_status.left_s = m_left.seconds(static_cast<double>(drawsWanted(m_status)));
}

void SampleController::diagnoseDraws()
{
    const auto step = static_cast<std::size_t>(diagnosticsStep(m_status.sampler));
    if (m_status.history.keptLength() < m_status.diagnostics.length + step || m_jobs.isRunning(kDiagnose))
        return;
    m_jobs.start(
        this, {kDiagnose, tr("Comparing the chains"), {}, JobLane::Quick},
        [before = m_status.diagnostics, kept = m_status.history.allKept(), warmup = m_status.history.warmup(),
         step](const RunContext&) { return diagnose(before, kept, warmup, static_cast<int>(step)); },
        [this](RunningDiagnostics diagnostics) {
            if (m_calibration)
                m_status.diagnostics = std::move(diagnostics);
        });
}

void SampleController::finish()
{
    m_timer->stop();
    m_status.end = m_status.running->status;
    m_status.running.reset();
    m_status.stopping = false;
    m_calibration.reset();
    m_jobs.drop(kDiagnose);
    m_jobs.retract(m_announcement);
    load();
    m_session.refreshRuns();
}

void SampleController::refresh()
{
    refreshPanel();
    refreshTraces();
}

void SampleController::refreshPanel()
{
    SamplePage* page = m_window.samplePage();
    if (!m_session.isOpen() || (!m_status.blocked.isEmpty() && m_status.history.empty())) {
        page->setEmpty(EmptyView{blockedSentence(m_session), {}});
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
    const std::size_t length = m_status.history.keptLength();
    const auto step = static_cast<std::size_t>(diagnosticsStep(m_status.sampler));
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

void SampleController::announce()
{
    const SampleView view = sampleView(m_status);
    m_jobs.update(m_announcement,
                  {tr("Sampling"), PageId::Sample, view.progress, m_status.left_s, statusLine(m_status),
                   !m_status.stopping, view.state == RunState::Paused, [this] { stop(); }});
}

void SampleController::changeSampler(const SamplerDefinition& sampler)
{
    Definition definition = m_session.definition();
    definition.sampler = sampler;
    m_session.setDefinition(definition, tr("Change the sampler"));
}

void SampleController::changeNoise(NoiseKind kind)
{
    Definition definition = m_session.definition();
    changeKind(definition.noise, kind);
    m_session.setDefinition(definition, tr("Change the noise"));
}

void SampleController::acceptAdvice()
{
    const SampleAdvice advice = sampleAdvice(m_status);
    switch (advice.action) {
    case SampleAction::UseCorrelatedNoise:
        stop();
        return changeNoise(NoiseKind::Discrepancy);
    case SampleAction::DrawMore: {
        SamplerDefinition sampler = m_session.definition().sampler;
        sampler.draws = advice.draws;
        changeSampler(sampler);
        m_status.resumable = true; // as the study will say once it is read again
        return start();
    }
    case SampleAction::ChangeSampler:
        if (m_calibration)
            return;
        changeSampler(*advice.sampler);
        m_status.resumable = false;
        return start();
    case SampleAction::GoOn:
        return start();
    case SampleAction::ShowPosterior:
        return m_window.showPage(PageId::Posterior);
    case SampleAction::None:
        return;
    }
}

} // namespace interphase
