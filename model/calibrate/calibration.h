#pragma once
#include "calibrate/chain_stage.h"
#include "calibrate/mode_report.h"
#include "calibrate/sampling_target.h"
#include "study/study.h"

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace interphase {

enum class CalibrationPhase { Preparing, Searching, Sampling, Ended };

/// What a calibration shows of itself. A value; taken at any time from any thread.
struct CalibrationSnapshot
{
    CalibrationPhase phase = CalibrationPhase::Preparing;
    double searchFraction = 0.0;
    SamplingProgress sampling;
    FailureCounts failures;         ///< failed solves of the run's chains, those before a resume included
    std::optional<ModeReport> mode; ///< once found
    std::vector<std::string> quantities;
    RunId run = 0;
    int warmup = 0;
    int drawsWanted = 0;                  ///< of all chains, warm-up included; with a target at most
    std::optional<SampleQuality> reached; ///< the target, where that ended the sampling
    std::vector<ParticleRun> particles;   ///< of runs of tempered particles that ended
    bool resumed = false;                 ///< goes on from what a run has stored
    double elapsed_s = 0.0;               ///< since start()
    Status status;                        ///< once ended: done, cancelled (stopped by a person) or failed
};

/// One calibration from a study's definition to its posterior: mode, Laplace approximation, chains;
/// everything is written into the study as it is made, so that a crash at any moment loses at most the last
/// second.
///
/// One thread of its own opens the study for itself, is the only one that writes draws, and starts the
/// workers. The owner polls snapshot() and take(). A run that was interrupted or killed goes on from what it
/// has stored - the mode, the checkpoints of its chains - bit for bit, unless the definition has changed in
/// what matters.
///
///     Calibration calibration(path);
///     calibration.start();
///     while (!calibration.waitFor(100ms)) show(calibration.snapshot());
class Calibration
{
public:
    /// Draws are stored every `persistPeriod`.
    explicit Calibration(std::string studyPath, std::string program = {},
                         std::chrono::milliseconds persistPeriod = std::chrono::milliseconds(200));
    ~Calibration();

    /// Before start(): a new run begins where the study of a similar cell has its draws (earlier_start.h).
    void startFrom(std::string earlierStudy) { m_earlier = std::move(earlierStudy); }
    void start();
    void pause();
    void resume();
    /// Returns at once; the run is marked interrupted and can be resumed.
    void requestStop();
    bool waitFor(std::chrono::milliseconds period) const;

    CalibrationSnapshot snapshot() const;
    /// Draws stored since the last call, in order within each chain. For one consumer.
    std::vector<DrawRecord> take();

private:
    void work(const std::stop_token& stop);
    void calibrate(const std::stop_token& stop);
    void begin(Study& study, const Analysis& analysis);
    bool stoppedHere(const std::stop_token& stop);
    std::optional<ModeReport> search(Study& study, const Analysis& analysis, const std::stop_token& stop);
    void sample(Study& study, const Analysis& analysis, const ModeReport& mode, const std::stop_token& stop);
    void runStage(Study& study, const Posterior& posterior, ChainStage& stage, const SamplingProgress& before,
                  const std::stop_token& stop);
    bool reachesTarget(Study& study, const SamplerDefinition& sampler);
    void persist(Study& study, const StageBatch& batch);
    template <class Change>
    void update(const Change& change);

    std::string m_path;
    std::string m_program;
    std::string m_earlier; ///< empty: none
    std::chrono::milliseconds m_persistPeriod;
    std::chrono::steady_clock::time_point m_begin;
    mutable std::mutex m_mutex; ///< guards all below
    mutable std::condition_variable m_changed;
    CalibrationSnapshot m_snapshot;
    std::vector<DrawRecord> m_new;
    ChainStage* m_running = nullptr; ///< while it samples
    bool m_pauseWanted = false;
    bool m_ended = false;
    std::jthread m_thread; ///< last: joined before the rest goes
};

/// The cell of the current analysis, from the BPX text kept in the study.
Cell studyCell(Study& study);

} // namespace interphase
