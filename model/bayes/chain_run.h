#pragma once
#include "bayes/failure_counts.h"
#include "core/run_context.h"
#include "core/status.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <vector>

namespace interphase {

// Several chains on several threads, for a window or a command line that looks in at its own pace.
//
// Workers of low priority take turns with the chains: each makes one draw of one chain and appends it to a
// buffer. A single consumer empties the buffer with take(); nobody waits for it. Which thread makes a draw
// does not matter: a chain's draws are the same whatever the number of threads, and the same after an
// interruption. A stop is answered within the evaluations under way. An exception or a failed chain stops the
// run; what was drawn remains.
//
// A Chain is a state machine (NutsChain, EnsembleChain, SurrogateChain): State, DrawType, step(),
// iteration(), checkpoint(), density(). Instantiated for each in chain_run.cpp.

template <class Chain>
struct DrawOf
{
    int chain = 0;
    int iteration = 0; ///< from 0, warm-up included
    typename Chain::DrawType draw;
};

/// Draws since the last batch, those of one chain in order, where each chain stands after them, and the
/// failed solves on the way to them. Stored together they are enough to resume.
template <class Chain>
struct BatchOf
{
    std::vector<DrawOf<Chain>> draws;
    std::vector<std::optional<typename Chain::State>> checkpoints; ///< per chain; empty if it made no draw
    FailureCounts failures;
    bool empty() const { return draws.empty() && failures.empty(); }
};

struct SamplingProgress
{
    std::vector<int> iterations; ///< per chain, warm-up included
    int total = 0;               ///< of all chains at the end
    int divergences = 0;         ///< after the warm-up
    long long leapfrogs = 0;     ///< gradients used by trajectories; values used by ensembles
    FailureCounts failures;      ///< on the way to the draws that were made
    bool paused = false;
    bool finished = false; ///< no worker runs any more
    Status status;         ///< once finished: done, cancelled or failed

    double fraction() const;
};

template <class Chain>
class ChainRun
{
public:
    /// Chains as they are to go on, and the draws each has made in the end, warm-up included. threads: 0: one
    /// a core; never more than cores or chains.
    ChainRun(std::vector<std::unique_ptr<Chain>> chains, int length, int threads);
    ~ChainRun();
    ChainRun(const ChainRun&) = delete;
    ChainRun& operator=(const ChainRun&) = delete;

    void start();
    /// Holds the workers after the draws under way.
    void pause();
    void resume();
    /// Asks the workers to end; returns at once.
    void requestStop();
    /// Returns when no worker runs any more, or after `period`. True if finished.
    bool waitFor(std::chrono::milliseconds period) const;

    /// What was drawn since the last call. For one consumer.
    BatchOf<Chain> take();
    SamplingProgress progress() const;

private:
    void work(const std::stop_token& stop);
    int nextChain(const std::stop_token& stop);
    void publish(int chain, const Status& status, const typename Chain::DrawType& draw);
    bool complete(int chain) const;
    void fail(const Status& status);
    void workerEnds();
    void setPaused(bool paused);

    std::vector<std::unique_ptr<Chain>> m_chains; ///< each is used by one worker at a time
    int m_length;
    int m_threads;

    mutable std::mutex m_mutex; ///< guards all below
    mutable std::condition_variable m_ended;
    std::condition_variable_any m_wake;
    std::deque<int> m_waiting; ///< chains that no worker holds, next first
    int m_incomplete = 0;
    int m_running = 0;
    bool m_started = false;
    BatchOf<Chain> m_batch;
    SamplingProgress m_progress;
    std::vector<FailureCounts> m_failures; ///< of each chain's density, up to its last draw
    std::stop_source m_stop;
    std::vector<std::jthread> m_workers;
};

/// Starts and runs to the end on the calling thread: hands each batch to `persist`, reports progress, answers
/// context.stop. An exception of `persist` stops the run and is passed on.
template <class Chain>
Status runToEnd(ChainRun<Chain>& run, const RunContext& context,
                const std::type_identity_t<std::function<void(const BatchOf<Chain>&)>>& persist,
                std::chrono::milliseconds period = std::chrono::milliseconds(200));

} // namespace interphase
