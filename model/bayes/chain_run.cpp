#include "bayes/chain_run.h"
#include "bayes/ensemble.h"
#include "bayes/nuts.h"
#include "bayes/surrogate_chain.h"
#include "core/parallel.h"

#include <numeric>

namespace interphase {
namespace {

constexpr int kNoChain = -1;

FailureCounts failuresOf(const LogDensity& density)
{
    const auto* counter = dynamic_cast<const CountsFailures*>(&density);
    return counter ? counter->failures() : FailureCounts{};
}

void count(SamplingProgress& progress, const Draw& draw)
{
    progress.divergences += draw.diverging && !draw.warmup;
    progress.leapfrogs += draw.leapfrogs;
}

void count(SamplingProgress& progress, const Generation& generation)
{
    progress.leapfrogs += generation.evaluations;
}

} // namespace

double SamplingProgress::fraction() const
{
    const int done = std::accumulate(iterations.begin(), iterations.end(), 0);
    return total > 0 ? static_cast<double>(done) / total : 1.0;
}

template <class Chain>
ChainRun<Chain>::ChainRun(std::vector<std::unique_ptr<Chain>> chains, int length, int threads)
    : m_chains(std::move(chains)),
      m_length(length),
      m_threads(threads)
{
    for (std::size_t c = 0; c < m_chains.size(); ++c) {
        m_progress.iterations.push_back(m_chains[c]->iteration());
        if (!complete(static_cast<int>(c)))
            m_waiting.push_back(static_cast<int>(c));
    }
    m_incomplete = static_cast<int>(m_waiting.size());
    m_progress.total = m_length * static_cast<int>(m_chains.size());
    m_batch.checkpoints.resize(m_chains.size());
    m_failures.resize(m_chains.size());
}

template <class Chain>
ChainRun<Chain>::~ChainRun()
{
    requestStop();
}

template <class Chain>
void ChainRun<Chain>::start()
{
    const std::lock_guard lock(m_mutex);
    if (m_started)
        return;
    m_started = true;
    m_running = m_incomplete > 0 ? workerCount(m_threads, m_incomplete) : 0;
    m_progress.finished = m_running == 0;
    for (int i = 0; i < m_running; ++i)
        m_workers.emplace_back([this] { work(m_stop.get_token()); });
}

template <class Chain>
void ChainRun<Chain>::setPaused(bool paused)
{
    {
        const std::lock_guard lock(m_mutex);
        m_progress.paused = paused;
    }
    m_wake.notify_all();
}

template <class Chain>
void ChainRun<Chain>::pause()
{
    setPaused(true);
}

template <class Chain>
void ChainRun<Chain>::resume()
{
    setPaused(false);
}

template <class Chain>
void ChainRun<Chain>::requestStop()
{
    m_stop.request_stop();
}

template <class Chain>
bool ChainRun<Chain>::complete(int chain) const
{
    return m_chains[static_cast<std::size_t>(chain)]->iteration() >= m_length;
}

// Waits for a chain to work on. kNoChain when there is nothing left to do.
template <class Chain>
int ChainRun<Chain>::nextChain(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    const auto ready = [this] { return m_incomplete == 0 || (!m_progress.paused && !m_waiting.empty()); };
    if (!m_wake.wait(lock, stop, ready) || m_incomplete == 0 || stop.stop_requested())
        return kNoChain;
    const int chain = m_waiting.front();
    m_waiting.pop_front();
    return chain;
}

template <class Chain>
void ChainRun<Chain>::publish(int chain, const Status& status, const typename Chain::DrawType& draw)
{
    const auto index = static_cast<std::size_t>(chain);
    const Chain& source = *m_chains[index];
    {
        const std::lock_guard lock(m_mutex);
        if (status.outcome != Outcome::Cancelled) { // a draw that was stopped is made again, failures and all
            const FailureCounts all = failuresOf(source.density());
            const FailureCounts more = failuresSince(m_failures[index], all);
            addFailures(m_batch.failures, more);
            addFailures(m_progress.failures, more);
            m_failures[index] = all;
        }
        if (status.ok()) {
            m_batch.draws.push_back({chain, source.iteration() - 1, draw});
            m_batch.checkpoints[index] = source.checkpoint();
            m_progress.iterations[index] = source.iteration();
            count(m_progress, draw);
        }
        if (complete(chain))
            --m_incomplete;
        else
            m_waiting.push_back(chain);
    }
    m_wake.notify_all();
}

template <class Chain>
void ChainRun<Chain>::fail(const Status& status)
{
    const std::lock_guard lock(m_mutex);
    if (m_progress.status.ok())
        m_progress.status = status;
    m_stop.request_stop();
}

template <class Chain>
void ChainRun<Chain>::work(const std::stop_token& stop)
{
    try {
        lowerThreadPriority();
        typename Chain::DrawType draw;
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

template <class Chain>
void ChainRun<Chain>::workerEnds()
{
    const std::lock_guard lock(m_mutex);
    if (--m_running > 0)
        return;
    if (m_progress.status.ok() && m_incomplete > 0)
        m_progress.status = Status::cancelled();
    m_progress.finished = true;
    m_ended.notify_all();
}

template <class Chain>
bool ChainRun<Chain>::waitFor(std::chrono::milliseconds period) const
{
    std::unique_lock lock(m_mutex);
    return m_ended.wait_for(lock, period, [this] { return m_progress.finished; });
}

template <class Chain>
BatchOf<Chain> ChainRun<Chain>::take()
{
    BatchOf<Chain> batch;
    batch.checkpoints.resize(m_chains.size());
    const std::lock_guard lock(m_mutex);
    std::swap(batch, m_batch);
    return batch;
}

template <class Chain>
SamplingProgress ChainRun<Chain>::progress() const
{
    const std::lock_guard lock(m_mutex);
    return m_progress;
}

template <class Chain>
Status runToEnd(ChainRun<Chain>& run, const RunContext& context,
                const std::type_identity_t<std::function<void(const BatchOf<Chain>&)>>& persist,
                std::chrono::milliseconds period)
{
    const std::stop_callback forward(context.stop, [&] { run.requestStop(); });
    run.start();
    bool finished = false;
    while (!finished) {
        finished = run.waitFor(period);
        const BatchOf<Chain> batch = run.take();
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

template class ChainRun<NutsChain>;
template class ChainRun<EnsembleChain>;
template class ChainRun<SurrogateChain>;
template Status runToEnd(ChainRun<NutsChain>&, const RunContext&,
                         const std::function<void(const BatchOf<NutsChain>&)>&, std::chrono::milliseconds);
template Status runToEnd(ChainRun<EnsembleChain>&, const RunContext&,
                         const std::function<void(const BatchOf<EnsembleChain>&)>&,
                         std::chrono::milliseconds);
template Status runToEnd(ChainRun<SurrogateChain>&, const RunContext&,
                         const std::function<void(const BatchOf<SurrogateChain>&)>&,
                         std::chrono::milliseconds);

} // namespace interphase
