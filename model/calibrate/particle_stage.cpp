#include "calibrate/particle_stage.h"

#include "bayes/smc.h"
#include "core/random.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace interphase {

ParticleStage::ParticleStage(const Posterior& posterior, Options options)
    : m_posterior(posterior.clonePosterior()),
      m_options(std::move(options))
{
    for (const bool done : m_options.done)
        m_progress.iterations.push_back(done ? m_options.particles : 0);
    m_progress.total = m_options.particles * static_cast<int>(m_options.done.size());
}

ParticleStage::~ParticleStage()
{
    m_stop.request_stop();
}

void ParticleStage::start()
{
    m_worker = std::jthread([this] { work(m_stop.get_token()); });
}

void ParticleStage::pause()
{
    setPaused(true);
}

void ParticleStage::resume()
{
    setPaused(false);
}

void ParticleStage::setPaused(bool paused)
{
    const std::lock_guard lock(m_mutex);
    m_progress.paused = paused;
    m_changed.notify_all();
}

void ParticleStage::requestStop()
{
    m_stop.request_stop();
}

bool ParticleStage::waitFor(std::chrono::milliseconds period) const
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, period, [this] { return m_progress.finished; });
}

SamplingProgress ParticleStage::progress() const
{
    const std::lock_guard lock(m_mutex);
    return m_progress;
}

StageBatch ParticleStage::take(const Posterior&)
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_batch, {});
}

void ParticleStage::work(const std::stop_token& stop)
{
    Status status;
    for (std::size_t chain = 0; chain < m_options.done.size() && status.ok(); ++chain)
        if (!m_options.done[chain])
            status = runOne(chain, stop);
    const std::lock_guard lock(m_mutex);
    m_progress.status = status;
    m_progress.finished = true;
    m_changed.notify_all();
}

Status ParticleStage::runOne(std::size_t chain, const std::stop_token& stop)
{
    const int particles = m_options.particles;
    const RunContext context{stop, [this, chain, particles, &stop](double fraction) {
                                 std::unique_lock lock(m_mutex);
                                 m_progress.iterations[chain] = static_cast<int>(fraction * (particles - 1));
                                 m_changed.wait(lock, stop, [this] { return !m_progress.paused; });
                             }};
    SmcOptions options;
    options.particles = particles;
    options.seed =
        RandomStream(m_options.seed, StreamPurpose::EvidenceRun, static_cast<std::uint32_t>(chain)).bits();
    const SmcResult found = temperedSmc(*m_posterior, options, context);
    if (stop.stop_requested())
        return Status::cancelled();
    if (!found.evidence.status.ok())
        return found.evidence.status;
    std::vector<std::size_t> order(found.evidence.draws.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return found.founderOf[i]; });
    std::vector<DrawRecord> records;
    for (const std::size_t i : order) {
        DrawRecord r;
        r.chain = static_cast<int>(chain);
        r.index = static_cast<int>(records.size());
        r.q = found.evidence.draws[i];
        r.values.resize(r.q.size());
        m_posterior->toConstrained(r.q, r.values);
        r.logDensity = m_posterior->evaluate(r.q, {});
        r.acceptance = found.stages.empty() ? 1.0 : found.stages.back().acceptance;
        records.push_back(std::move(r));
    }
    if (!records.empty()) // what all of them took stands with the first
        records.front().leapfrogs = static_cast<int>(found.evidence.evaluations + found.evidence.gradients);
    const std::lock_guard lock(m_mutex);
    m_batch.draws.resize(m_options.done.size());
    m_batch.states.resize(m_options.done.size());
    m_batch.draws[chain] = std::move(records);
    m_batch.states[chain] = "smc";
    m_batch.particles.push_back({static_cast<int>(chain), particles, found.evidence.logEvidence,
                                 found.evidence.standardError, found.founders, found.unmixed, found.stages});
    addFailures(m_batch.failures, found.evidence.failures);
    addFailures(m_progress.failures, found.evidence.failures);
    m_progress.iterations[chain] = particles;
    m_progress.leapfrogs += found.evidence.evaluations + found.evidence.gradients;
    return {};
}

} // namespace interphase
