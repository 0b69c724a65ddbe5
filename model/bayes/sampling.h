#pragma once
#include "bayes/failure_counts.h"
#include "bayes/nuts.h"
#include "bayes/optimise.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace interphase {

// Several chains on several threads, for a window or a command line that looks in at its own pace.
//
// Workers of low priority take turns with the chains: each makes one draw of one chain and appends it to a
// buffer. A single consumer empties the buffer with take(); nobody waits for it. Which thread makes a draw
// does not matter: a chain's draws are the same whatever the number of threads, and the same after an
// interruption. A stop is answered within the gradient evaluations under way. An exception or a failed chain
// stops the run; what was drawn remains.
//
//     SamplingRun run(posterior, options, startChains(posterior, laplace, options));
//     run.start();
//     ... every 100 ms: store(run.take()); show(run.progress());

struct SamplingOptions
{
    int chains = 4;
    int draws = 500; ///< per chain, after the warm-up
    std::uint64_t seed = 1;
    int threads = 0; ///< 0: one a core; never more than cores or chains
    NutsOptions nuts;
    MetricLearning metric; ///< of the chains of startChains()
};

struct ChainDraw
{
    int chain = 0;
    int iteration = 0; ///< from 0, warm-up included
    Draw draw;
};

/// Draws since the last batch, those of one chain in order, where each chain stands after them, and the
/// failed solves on the way to them. Stored together they are enough to resume.
struct DrawBatch
{
    std::vector<ChainDraw> draws;
    std::vector<std::optional<ChainState>> checkpoints; ///< per chain; empty if it made no draw
    FailureCounts failures;
    bool empty() const { return draws.empty() && failures.empty(); }
};

struct SamplingProgress
{
    std::vector<int> iterations; ///< per chain, warm-up included
    int total = 0;               ///< of all chains at the end
    int divergences = 0;         ///< after the warm-up
    long long leapfrogs = 0;     ///< gradients used by trajectories
    FailureCounts failures;      ///< on the way to the draws that were made
    bool paused = false;
    bool finished = false; ///< no worker runs any more
    Status status;         ///< once finished: done, cancelled or failed

    double fraction() const;
};

class SamplingRun
{
public:
    /// One state a chain: from startChains(), or from checkpoints to resume.
    SamplingRun(const LogDensity& density, const SamplingOptions& options, std::vector<ChainState> states);
    ~SamplingRun();
    SamplingRun(const SamplingRun&) = delete;
    SamplingRun& operator=(const SamplingRun&) = delete;

    void start();
    /// Holds the workers after the draws under way.
    void pause();
    void resume();
    /// Asks the workers to end; returns at once.
    void requestStop();
    /// Returns when no worker runs any more, or after `period`. True if finished.
    bool waitFor(std::chrono::milliseconds period) const;

    /// What was drawn since the last call. For one consumer.
    DrawBatch take();
    SamplingProgress progress() const;

private:
    void work(const std::stop_token& stop);
    int nextChain(const std::stop_token& stop);
    void publish(int chain, const Status& status, const Draw& draw);
    bool complete(int chain) const;
    void fail(const Status& status);
    void workerEnds();
    void setPaused(bool paused);

    SamplingOptions m_options;
    std::vector<std::unique_ptr<NutsChain>> m_chains; ///< each is used by one worker at a time

    mutable std::mutex m_mutex; ///< guards all below
    mutable std::condition_variable m_ended;
    std::condition_variable_any m_wake;
    std::deque<int> m_waiting; ///< chains that no worker holds, next first
    int m_incomplete = 0;
    int m_running = 0;
    bool m_started = false;
    DrawBatch m_batch;
    SamplingProgress m_progress;
    std::vector<FailureCounts> m_failures; ///< of each chain's density, up to its last draw
    std::stop_source m_stop;
    std::vector<std::jthread> m_workers;
};

/// Starts and runs to the end on the calling thread: hands each batch to `persist`, reports progress, answers
/// context.stop. An exception of `persist` stops the run and is passed on.
Status runToEnd(SamplingRun& run, const RunContext& context,
                const std::function<void(const DrawBatch&)>& persist,
                std::chrono::milliseconds period = std::chrono::milliseconds(200));

/// Starting points around the mode, over-dispersed: normal with twice the standard deviations of the Laplace
/// approximation, drawn nearer where there is no density or where it is lower than such a draw should find
/// it.
std::vector<std::vector<double>> dispersedStarts(LogDensity& density, const LaplaceApproximation& laplace,
                                                 int count, std::uint64_t seed);
/// States of new chains: dispersed starts, with the Laplace covariance as first metric.
std::vector<ChainState> startChains(LogDensity& density, const LaplaceApproximation& laplace,
                                    const SamplingOptions& options);

} // namespace interphase
