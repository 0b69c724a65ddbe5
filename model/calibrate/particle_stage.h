#pragma once
#include "calibrate/chain_stage.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace interphase {

/// Independent runs of tempered sequential Monte Carlo (bayes/smc.h), one after the other, each on all cores;
/// to the study each is a chain, whose draws are its particles, and what it came through is kept beside
/// (particle_record.h). R-hat compares whole runs (chainGroups()): those that found other modes, or other
/// weights of them, disagree. Particles stand in the order of the first particles they descend from, so that
/// relatives are neighbours and effective sample sizes do not count them twice. A run that is stopped is
/// lost, those before it are kept.
class ParticleStage final : public ChainStage
{
public:
    struct Options
    {
        int particles = 1000;
        std::uint64_t seed = 1;
        std::vector<bool> done; ///< by chain: the study has it
    };
    ParticleStage(const Posterior& posterior, Options options);
    ~ParticleStage() override;

    void start() override;
    /// Holds at the next sweep over the particles.
    void pause() override;
    void resume() override;
    void requestStop() override;
    bool waitFor(std::chrono::milliseconds period) const override;
    SamplingProgress progress() const override;
    StageBatch take(const Posterior& posterior) override;

private:
    void work(const std::stop_token& stop);
    Status runOne(std::size_t chain, const std::stop_token& stop);
    void setPaused(bool paused);

    std::unique_ptr<Posterior> m_posterior;
    Options m_options;

    mutable std::mutex m_mutex; ///< guards all below
    mutable std::condition_variable_any m_changed;
    SamplingProgress m_progress;
    StageBatch m_batch;
    std::stop_source m_stop;
    std::jthread m_worker;
};

} // namespace interphase
