#include "bayes/sampling.h"
#include "core/parallel.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace interphase {
namespace {

constexpr int kNoChain = -1;

FailureCounts failuresOf(const NutsChain& chain)
{
    const auto* counter = dynamic_cast<const CountsFailures*>(&chain.density());
    return counter ? counter->failures() : FailureCounts{};
}

} // namespace

double SamplingProgress::fraction() const
{
    const int done = std::accumulate(iterations.begin(), iterations.end(), 0);
    return total > 0 ? static_cast<double>(done) / total : 1.0;
}

SamplingRun::SamplingRun(const LogDensity& density, const SamplingOptions& options,
                         std::vector<ChainState> states)
    : m_options(options)
{
    const int length = options.nuts.warmup + options.draws;
    for (ChainState& state : states) {
        const int chain = static_cast<int>(m_chains.size());
        m_chains.push_back(std::make_unique<NutsChain>(density.clone(), options.nuts, std::move(state)));
        m_progress.iterations.push_back(m_chains.back()->iteration());
        if (!complete(chain))
            m_waiting.push_back(chain);
    }
    m_incomplete = static_cast<int>(m_waiting.size());
    m_progress.total = length * static_cast<int>(m_chains.size());
    m_batch.checkpoints.resize(m_chains.size());
    m_failures.resize(m_chains.size());
}

SamplingRun::~SamplingRun()
{
    requestStop();
}

void SamplingRun::start()
{
    const std::lock_guard lock(m_mutex);
    if (m_started)
        return;
    m_started = true;
    m_running = m_incomplete > 0 ? workerCount(m_options.threads, m_incomplete) : 0;
    m_progress.finished = m_running == 0;
    for (int i = 0; i < m_running; ++i)
        m_workers.emplace_back([this] { work(m_stop.get_token()); });
}

void SamplingRun::setPaused(bool paused)
{
    {
        const std::lock_guard lock(m_mutex);
        m_progress.paused = paused;
    }
    m_wake.notify_all();
}

void SamplingRun::pause()
{
    setPaused(true);
}

void SamplingRun::resume()
{
    setPaused(false);
}

void SamplingRun::requestStop()
{
    m_stop.request_stop();
}

bool SamplingRun::complete(int chain) const
{
    return m_chains[static_cast<std::size_t>(chain)]->iteration() >= m_options.nuts.warmup + m_options.draws;
}

// Waits for a chain to work on. kNoChain when there is nothing left to do.
int SamplingRun::nextChain(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    const auto ready = [this] { return m_incomplete == 0 || (!m_progress.paused && !m_waiting.empty()); };
    if (!m_wake.wait(lock, stop, ready) || m_incomplete == 0 || stop.stop_requested())
        return kNoChain;
    const int chain = m_waiting.front();
    m_waiting.pop_front();
    return chain;
}

void SamplingRun::publish(int chain, const Status& status, const Draw& draw)
{
    const auto index = static_cast<std::size_t>(chain);
    const NutsChain& source = *m_chains[index];
    {
        const std::lock_guard lock(m_mutex);
        if (status.outcome != Outcome::Cancelled) { // a draw that was stopped is made again, failures and all
            const FailureCounts all = failuresOf(source);
            const FailureCounts more = failuresSince(m_failures[index], all);
            addFailures(m_batch.failures, more);
            addFailures(m_progress.failures, more);
            m_failures[index] = all;
        }
        if (status.ok()) {
            m_batch.draws.push_back({chain, source.iteration() - 1, draw});
            m_batch.checkpoints[index] = source.checkpoint();
            m_progress.iterations[index] = source.iteration();
            m_progress.divergences += draw.diverging && !draw.warmup;
            m_progress.leapfrogs += draw.leapfrogs;
        }
        if (complete(chain))
            --m_incomplete;
        else
            m_waiting.push_back(chain);
    }
    m_wake.notify_all();
}

void SamplingRun::fail(const Status& status)
{
    const std::lock_guard lock(m_mutex);
    if (m_progress.status.ok())
        m_progress.status = status;
    m_stop.request_stop();
}

void SamplingRun::work(const std::stop_token& stop)
{
    try {
        lowerThreadPriority();
        Draw draw;
        for (int chain = nextChain(stop); chain != kNoChain; chain = nextChain(stop)) {
            const Status status = m_chains[static_cast<std::size_t>(chain)]->step(draw, stop);
            publish(chain, status, draw);
            if (status.outcome == Outcome::Failed)
                fail(status);
        }
    } catch (...) {
        fail(statusOfCurrentException());
    }
    workerEnds();
}

void SamplingRun::workerEnds()
{
    const std::lock_guard lock(m_mutex);
    if (--m_running > 0)
        return;
    if (m_progress.status.ok() && m_incomplete > 0)
        m_progress.status = Status::cancelled();
    m_progress.finished = true;
    m_ended.notify_all();
}

bool SamplingRun::waitFor(std::chrono::milliseconds period) const
{
    std::unique_lock lock(m_mutex);
    return m_ended.wait_for(lock, period, [this] { return m_progress.finished; });
}

DrawBatch SamplingRun::take()
{
    DrawBatch batch;
    batch.checkpoints.resize(m_chains.size());
    const std::lock_guard lock(m_mutex);
    std::swap(batch, m_batch);
    return batch;
}

SamplingProgress SamplingRun::progress() const
{
    const std::lock_guard lock(m_mutex);
    return m_progress;
}

Status runToEnd(SamplingRun& run, const RunContext& context,
                const std::function<void(const DrawBatch&)>& persist, std::chrono::milliseconds period)
{
    const std::stop_callback forward(context.stop, [&] { run.requestStop(); });
    run.start();
    bool finished = false;
    while (!finished) {
        finished = run.waitFor(period);
        const DrawBatch batch = run.take();
        if (persist && !batch.empty()) {
            try {
                persist(batch);
            } catch (...) {
                run.requestStop();
                throw;
            }
        }
        context.report(run.progress().fraction());
    }
    return run.progress().status;
}

std::vector<std::vector<double>> dispersedStarts(LogDensity& density, const LaplaceApproximation& laplace,
                                                 int count, std::uint64_t seed)
{
    constexpr double kSpread = 2.0;
    constexpr int kTries = 24;
    const std::size_t d = laplace.mode.size();
    // p ~ Normal(0, C^-1) turned by C is Normal(0, C).
    DenseMetric metric(static_cast<int>(d));
    metric.setInverse(laplace.covariance);
    // A draw of twice the spread has on average 2 d less; a normal density keeps it above this but once in
    // thousands.
    const double lowest = laplace.logDensity - 8.0 * static_cast<double>(d) - 20.0;
    std::vector<std::vector<double>> starts(static_cast<std::size_t>(count), laplace.mode);
    std::vector<double> momentum(d), step(d), trial(d);
    for (std::size_t c = 0; c < starts.size(); ++c) {
        RandomStream stream(seed, StreamPurpose::ChainStart, static_cast<std::uint32_t>(c));
        double spread = kSpread;
        for (int i = 0; i < kTries; ++i, spread *= 0.8) {
            metric.sampleMomentum(stream, momentum);
            metric.velocity(momentum, step);
            for (std::size_t j = 0; j < d; ++j)
                trial[j] = laplace.mode[j] + spread * step[j];
            if (density.evaluate(trial, {}) < lowest)
                continue;
            starts[c] = trial;
            break;
        }
    }
    return starts;
}

std::vector<ChainState> startChains(LogDensity& density, const LaplaceApproximation& laplace,
                                    const SamplingOptions& options)
{
    std::vector<ChainState> states;
    for (const auto& start : dispersedStarts(density, laplace, options.chains, options.seed))
        states.push_back(makeChainState(start, options.seed, static_cast<int>(states.size()),
                                        laplace.covariance, options.metric));
    return states;
}

} // namespace interphase
