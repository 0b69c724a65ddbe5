#pragma once
#include "bayes/evidence.h"
#include "bayes/tempered_density.h"

namespace interphase {

// Evidence and posterior by tempered sequential Monte Carlo (@cite DelMoral2006).
//
// Particles from the prior pass through prior x likelihood^t for temperatures t from 0 to 1. Each next
// temperature is the one at which the conditional effective sample size (@cite Zhou2016) falls to a given
// share; the mean of the incremental weights is a factor of the evidence. Particles are resampled when the
// effective sample size is low, and moved by a kernel with the cloud's shape until their likelihoods,
// coordinates and weights some temperatures ahead have forgotten where they were (or the most sweeps are
// done). Several modes are weighed as long as the cloud finds them at low temperatures; one that is narrow
// from the start can be missed. The stated error is that of the descendants of the first particles
// (@cite ChanLai2013): it includes moves that mix badly, but is itself uncertain when few first particles
// (`founders`, below 50) have descendants; then take more particles. Where particles do not forget where they
// were (`unmixed`) the evidence can be off by more, in all runs alike: where a narrow core takes over from a
// wide flank fewer particles get there than belong there, and it is too small.
//
//     const SmcResult result = temperedSmc(posterior, {.particles = 1000, .seed = 1}, context);

enum class SmcMoves {
    /// Trajectories if the density has gradients and more than 8 coordinates. With fewer they cost more than
    /// they
    /// save where a gradient is as much as a few values.
    Automatic,
    Differences,  ///< Metropolis steps along differences of particles; no gradient
    Trajectories, ///< NUTS
};

struct SmcOptions
{
    int particles = 1000;
    double conditionalShare = 0.9; ///< conditional effective sample size of a new temperature, per particle
    double resampleBelow = 0.5;    ///< effective sample size, per particle
    SmcMoves moves = SmcMoves::Automatic;
    double correlation = 0.1; ///< with where a particle was: moved until below
    int maxSweeps = 0;        ///< moves of each particle at one temperature; 0: 50 + 10 a coordinate
    int maxTemperatures = 1000;
    std::uint64_t seed = 1;
    int threads = 0; ///< 0: one a core
};

/// What happened at one temperature.
struct SmcStage
{
    double temperature = 0.0;
    double logEvidence = 0.0; ///< of prior x likelihood^temperature
    double effectiveSize = 0.0;
    bool resampled = false;
    int sweeps = 0;
    double acceptance = 0.0;  ///< of the last sweep
    double correlation = 0.0; ///< that was reached, of the log likelihood
};

/// Of first particles with descendants: below it the stated error of the evidence is uncertain.
inline constexpr int kFewestFounders = 50;
/// Of a run: fewer tell no covariance to move them by.
inline constexpr int kFewestParticles = 10;

struct SmcResult
{
    EvidenceEstimate evidence; ///< with as many draws as particles
    std::vector<SmcStage> stages;
    int founders = 0;           ///< first particles that have descendants among the draws
    std::vector<int> founderOf; ///< of each draw, the first particle it descends from
    int unmixed = 0;            ///< temperatures at which the most sweeps did not do
};

/// Throws InputError for options out of range, a prior that is not normalised, or trajectories without
/// gradient. Failed (in evidence.status) where the prior has hardly any model that can be evaluated or the
/// temperatures do not end.
SmcResult temperedSmc(const TemperedDensity& density, const SmcOptions& options, const RunContext& context);

/// The same from `draws` of what the density calls its prior, which need not be normalised: the evidence is
/// then the mean of the likelihood over it. One particle a draw; options.particles is not used. So a
/// posterior goes on to the next where measurements are added (@cite Chopin2002). The error does not include
/// that of the draws. Throws InputError for fewer than 10 draws, of another size or where the density is
/// zero.
SmcResult temperedSmcFrom(const TemperedDensity& density, const std::vector<std::vector<double>>& draws,
                          const SmcOptions& options, const RunContext& context);

} // namespace interphase
