#include "calibrate/calibration.h"

#include "calibrate/earlier_start.h"
#include "calibrate/failure_record.h"
#include "calibrate/found_modes.h"
#include "calibrate/pathfinder_starts.h"
#include "calibrate/resumption.h"
#include "cell/bpx.h"

#include <algorithm>
#include <utility>

namespace interphase {
namespace {

std::span<const std::byte> bytesOf(const std::string& text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

/// Draws after the warm-up of the chain that has most; 0 where there are none.
int longestKept(Study& study, RunId run, const SamplerDefinition& sampler)
{
    int longest = 0;
    for (const Checkpoint& checkpoint : study.checkpoints(run))
        longest = std::max(longest, checkpoint.next - sampler.warmup);
    return longest;
}

/// A run whose study could not be written goes on from what is there once it can be written again.
void endFailed(Study& study, RunId run, const std::exception& error)
{
    const auto* input = dynamic_cast<const InputError*>(&error);
    const bool trouble = input && isFileTrouble(input->message().id);
    try {
        study.endRun(run, trouble ? RunStatus::Interrupted : RunStatus::Failed, error.what());
    } catch (const InputError&) { // the first reason is the one to be told
    }
}

} // namespace

Cell studyCell(Study& study)
{
    const std::optional<CellText> text = study.cell();
    if (!text)
        throw InputError(MessageId::InvalidArgument, {study.path(), "the study has no cell",
                                                      "a parameter set chosen on the page Cell & model"});
    return parseBpx(text->json, text->name);
}

Calibration::Calibration(std::string studyPath, std::string program, std::chrono::milliseconds persistPeriod)
    : m_path(std::move(studyPath)),
      m_program(std::move(program)),
      m_persistPeriod(persistPeriod)
{
}

Calibration::~Calibration()
{
    requestStop();
}

template <class Change>
void Calibration::update(const Change& change)
{
    const std::lock_guard lock(m_mutex);
    change(m_snapshot);
    m_snapshot.elapsed_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
}

void Calibration::start()
{
    m_begin = std::chrono::steady_clock::now();
    m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

void Calibration::pause()
{
    const std::lock_guard lock(m_mutex);
    m_pauseWanted = true;
    if (m_running)
        m_running->pause();
}

void Calibration::resume()
{
    const std::lock_guard lock(m_mutex);
    m_pauseWanted = false;
    if (m_running)
        m_running->resume();
}

void Calibration::requestStop()
{
    m_thread.request_stop();
    const std::lock_guard lock(m_mutex);
    if (m_running)
        m_running->requestStop();
}

bool Calibration::waitFor(std::chrono::milliseconds period) const
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, period, [this] { return m_ended; });
}

CalibrationSnapshot Calibration::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

std::vector<DrawRecord> Calibration::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_new, {});
}

void Calibration::work(const std::stop_token& stop)
{
    try {
        calibrate(stop);
    } catch (const InputError& error) {
        update([&](CalibrationSnapshot& s) { s.status = {Outcome::Failed, error.message()}; });
    } catch (const std::exception& error) {
        update([&](CalibrationSnapshot& s) {
            s.status = Status::failed(MessageId::InvalidArgument,
                                      {"calibration", error.what(), "a run without internal errors"});
        });
    }
    update([](CalibrationSnapshot& s) { s.phase = CalibrationPhase::Ended; });
    const std::lock_guard lock(m_mutex);
    m_ended = true;
    m_changed.notify_all();
}

void Calibration::calibrate(const std::stop_token& stop)
{
    Study study = Study::open(m_path);
    const Analysis analysis = prepareAnalysis(study.definition(), studyCell(study), study.datasets());
    begin(study, analysis);
    const RunId run = snapshot().run;
    try {
        std::optional<ModeReport> mode = snapshot().mode;
        if (!mode)
            mode = search(study, analysis, stop);
        if (mode)
            sample(study, analysis, *mode, stop);
    } catch (const std::exception& error) {
        endFailed(study, run, error);
        throw;
    }
    const CalibrationSnapshot end = snapshot();
    const RunStatus status = end.status.ok()                            ? RunStatus::Complete
                             : end.status.outcome == Outcome::Cancelled ? RunStatus::Interrupted
                                                                        : RunStatus::Failed;
    study.endRun(run, status, end.status.reason.english());
}

/// Takes up the latest run or begins one.
void Calibration::begin(Study& study, const Analysis& analysis)
{
    const std::optional<RunInfo> earlier = unfinishedRun(study);
    const RunId run = earlier ? earlier->id
                              : study.beginRun(analysis.definition,
                                               {RunPurpose::Sample, analysis.quantities, m_program, {}});
    if (earlier)
        study.resumeRun(run);
    const std::optional<ModeReport> mode = storedMode(study, run);
    const FailureCounts failures = storedFailures(study, run);
    const std::vector<ParticleRun> particles = storedParticles(study, run);
    update([&](CalibrationSnapshot& s) {
        s.quantities = analysis.quantities;
        s.warmup = analysis.definition.sampler.warmup;
        s.drawsWanted = analysis.definition.sampler.chains *
                        (analysis.definition.sampler.warmup + analysis.definition.sampler.draws);
        s.run = run;
        s.mode = mode;
        s.failures = failures;
        s.particles = particles;
        s.resumed = mode.has_value();
    });
}

/// Whether a person has stopped it. Then what was evaluated last means nothing.
bool Calibration::stoppedHere(const std::stop_token& stop)
{
    if (!stop.stop_requested())
        return false;
    update([](CalibrationSnapshot& s) { s.status = Status::cancelled(); });
    return true;
}

/// Mode and Laplace approximation, stored; nothing where it was stopped or failed.
std::optional<ModeReport> Calibration::search(Study& study, const Analysis& analysis,
                                              const std::stop_token& stop)
{
    update([](CalibrationSnapshot& s) { s.phase = CalibrationPhase::Searching; });
    const RunContext context{
        stop, [this](double f) { update([f](CalibrationSnapshot& s) { s.searchFraction = f; }); }};
    const std::unique_ptr<Posterior> posterior = analysis.posterior->clonePosterior();
    posterior->setStop(stop);
    const auto& sampler = analysis.definition.sampler;
    std::optional<EarlierDraws> earlier;
    if (!m_earlier.empty()) {
        Study other = Study::open(m_earlier, StudyMode::ReadOnly);
        earlier = earlierDraws(other, analysis);
    }
    const ModeSearch found = findMode(*posterior,
                                      earlier ? std::vector<std::vector<double>>{earlier->mean}
                                              : priorStarts(*posterior, sampler.starts, sampler.seed),
                                      {}, context);
    if (stoppedHere(stop))
        return {};
    if (!found.status.ok()) {
        update([&](CalibrationSnapshot& s) { s.status = found.status; });
        return {};
    }
    const LaplaceApproximation normal = laplace(*posterior, found.best()->q);
    ModeReport report = describeMode(analysis, *posterior, found, normal, stop);
    addModes(distinctModes(*posterior, found, normal), *posterior, sampler, report);
    if (earlier)
        addEarlierStarts(*earlier, report);
    else if (usesGradients(sampler.kind) && sampler.chainStarts == ChainStarts::Pathfinder)
        addPathfinderStarts(*posterior, sampler, context, report);
    if (stoppedHere(stop))
        return {};
    study.putResult(snapshot().run, kModeResult, formatModeReport(report));
    update([&](CalibrationSnapshot& s) {
        s.mode = report;
        s.status = normal.status;
    });
    return normal.status.ok() ? std::optional(report) : std::nullopt;
}

/// Draws in stages: to each number of draws at which the target is looked at, to the end without one.
void Calibration::sample(Study& study, const Analysis& analysis, const ModeReport& mode,
                         const std::stop_token& stop)
{
    const SamplerDefinition& sampler = analysis.definition.sampler;
    const std::unique_ptr<Posterior> posterior = analysis.posterior->clonePosterior();
    posterior->setStop(stop);
    SamplingProgress before;
    StageMaker stages(study, snapshot().run, *posterior, mode);
    for (int goal = nextLook(longestKept(study, snapshot().run, sampler), sampler);;
         goal = nextLook(goal + 1, sampler)) {
        do {
            const std::unique_ptr<ChainStage> stage = stages.make(goal, stop);
            if (stoppedHere(stop)) // the starts of chains may be others than without the stop
                return;
            runStage(study, *posterior, *stage, before, stop);
            before = snapshot().sampling;
        } while (before.status.ok() && !stages.toTheEnd());
        if (!before.status.ok() || goal >= sampler.draws || reachesTarget(study, sampler))
            break;
    }
    update([](CalibrationSnapshot& s) { s.status = s.sampling.status; });
}

/// `before`: progress of the stages before.
void Calibration::runStage(Study& study, const Posterior& posterior, ChainStage& stage,
                           const SamplingProgress& before, const std::stop_token& stop)
{
    const auto expose = [this](ChainStage* running) {
        const std::lock_guard lock(m_mutex);
        m_running = running;
        if (running && m_pauseWanted)
            running->pause();
    };
    // Also when the study cannot be written: nobody may reach the stage once it is gone.
    const std::shared_ptr<void> guard(nullptr, [&expose](void*) { expose(nullptr); });
    expose(&stage);
    update([](CalibrationSnapshot& s) { s.phase = CalibrationPhase::Sampling; });
    stage.start();
    for (bool finished = false; !finished;) {
        if (stop.stop_requested())
            stage.requestStop();
        finished = stage.waitFor(m_persistPeriod);
        persist(study, stage.take(posterior));
        update([&](CalibrationSnapshot& s) {
            s.sampling = stage.progress();
            s.sampling.total = std::max(s.sampling.total, s.drawsWanted);
            s.sampling.divergences += before.divergences;
            s.sampling.leapfrogs += before.leapfrogs;
            addFailures(s.sampling.failures, before.failures);
        });
    }
}

/// Whether the draws so far are enough; then that is stored.
bool Calibration::reachesTarget(Study& study, const SamplerDefinition& sampler)
{
    const RunId run = snapshot().run;
    const SampleQuality quality = sampleQuality(keptChains(study.readDraws(run)), chainsTogether(sampler));
    if (!meetsTarget(quality, sampler))
        return false;
    study.putResult(run, kTargetResult, formatQuality(quality));
    update([&](CalibrationSnapshot& s) { s.reached = quality; });
    return true;
}

void Calibration::persist(Study& study, const StageBatch& batch)
{
    if (batch.empty())
        return;
    std::vector<ChainChunk> chunks;
    for (std::size_t c = 0; c < batch.draws.size(); ++c)
        if (!batch.draws[c].empty())
            chunks.push_back({static_cast<int>(c), batch.draws[c], bytesOf(batch.states[c])});
    FailureCounts failures = snapshot().failures;
    addFailures(failures, batch.failures);
    std::map<std::string, std::string> results;
    if (!batch.failures.empty())
        results.emplace(kFailuresResult, formatFailures(failures));
    std::vector<ParticleRun> particles = snapshot().particles;
    particles.insert(particles.end(), batch.particles.begin(), batch.particles.end());
    if (!batch.particles.empty())
        results.emplace(kParticleResult, formatParticles(particles));
    study.appendDraws(snapshot().run, chunks, results);
    const std::lock_guard lock(m_mutex);
    m_snapshot.failures = std::move(failures);
    m_snapshot.particles = std::move(particles);
    for (const auto& chain : batch.draws)
        m_new.insert(m_new.end(), chain.begin(), chain.end());
}

} // namespace interphase
