#include "app/window/job_runner.h"
#include "app/window/results/sample_controller.h"
#include "calibrate/chain_stage.h"
#include "calibrate/resumption.h"
#include "ui/window/main_window.h"

#include <QTimer>

// A run of the sampler from its start to its end, and what advice changes for the next.

namespace interphase {

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
    if (m_status.resumable) {
        m_status.history.dropDerived();
    } else {
        m_status.history = {};
        m_status.diagnostics = {};
        m_status.mode.reset();
        m_status.surrogate.reset();
    }
    m_status.failures.clear();
    m_status.failureRegions.clear();
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
    m_status.particles = m_status.running->particles;
    if (m_status.running->phase == CalibrationPhase::Sampling && !m_status.running->sampling.paused)
        m_left.add(m_status.running->elapsed_s, drawsMade(m_status));
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
         groups = chainGroups(m_status.sampler),
         step](const RunContext&) { return diagnose(before, kept, groups, warmup, static_cast<int>(step)); },
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

void SampleController::acceptAdvice(int which)
{
    if (which < 0 || static_cast<std::size_t>(which) >= m_advice.size())
        return;
    const SampleAdvice advice = m_advice[static_cast<std::size_t>(which)];
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
