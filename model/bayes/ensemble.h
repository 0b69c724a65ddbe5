#pragma once
#include "bayes/chain_run.h"
#include "bayes/diagnostics.h"
#include "bayes/laplace.h"
#include "bayes/log_density.h"
#include "core/random.h"

#include <string>
#include <string_view>

namespace interphase {

// A sampler that needs no gradient: differential evolution with an archive, DE-MC(Z), with a snooker update
// (@cite terBraak2008).
//
// Problem: a density whose gradient is not there or not smooth. Method: a few walkers; each tries a point
// moved by a multiple of the difference of two points of an archive, which so gives scale and direction, or,
// one time in ten, a point along the line to an archive point. During warm-up the archive takes in the
// walkers every ten generations; then its older half is dropped and it stays as it is, so that each walker is
// an exact Markov chain with a fixed kernel. Good to about ten dimensions; many times the values that NUTS
// needs gradients. The walkers of an ensemble share the archive: they are not chains to compare. R-hat is
// taken over independent ensembles (summariseEnsembles()).
//
//     EnsembleRun run(posterior, options, startEnsembles(posterior, laplace, options));
//     runToEnd(run, context, [&](const EnsembleBatch& batch) { ... });

struct EnsembleOptions
{
    int ensembles = 4;
    int walkers = 4; ///< of each; three are enough
    int warmup = 1000;
    int generations = 2000; ///< after the warm-up
    std::uint64_t seed = 1;
    int threads = 0;         ///< 0: one a core
    double snooker = 0.1;    ///< share of snooker updates
    double wholeSteps = 0.1; ///< share of steps by a whole difference, from mode to mode
    int archiveEvery = 10;   ///< generations
};

/// All that an ensemble needs to go on as if it had not been interrupted.
struct EnsembleState
{
    int iteration = 0; ///< generations made, warm-up included
    int dimension = 0;
    std::vector<double> q;          ///< walkers x dimension
    std::vector<double> logDensity; ///< of each walker; empty before the first generation
    std::vector<double> archive;    ///< points x dimension, oldest first
    StreamState stream;
    bool operator==(const EnsembleState&) const = default;
};

/// The state as bytes (little endian, the same on every machine).
std::string encodeEnsembleState(const EnsembleState& state);
/// Throws InputError unless the bytes are what encodeEnsembleState writes.
EnsembleState decodeEnsembleState(std::string_view bytes);

/// All walkers once.
struct Generation
{
    std::vector<double> q;          ///< walkers x dimension
    std::vector<double> logDensity; ///< of each walker
    int accepted = 0;
    int evaluations = 0;
    bool warmup = false;
    bool operator==(const Generation&) const = default;
};

/// The state of an ensemble that has made no generation yet. points: the walkers first, then the beginning of
/// the archive, which should spread wider than the density and in all directions. Throws InputError for fewer
/// than three walkers or fewer archive points than twice the dimension.
EnsembleState makeEnsembleState(const std::vector<std::vector<double>>& points, int walkers,
                                std::uint64_t seed, int ensemble);

class EnsembleChain
{
public:
    using State = EnsembleState;
    using DrawType = Generation;

    /// Throws InputError if the sizes do not agree.
    EnsembleChain(std::unique_ptr<LogDensity> density, const EnsembleOptions& options, EnsembleState state);

    /// Makes one generation. Cancelled or failed: it is unspecified and the ensemble as before. Fails where
    /// no walker starts with a density.
    Status step(Generation& generation, const std::stop_token& stop);

    int iteration() const { return m_state.iteration; }
    const EnsembleState& checkpoint() const { return m_state; }
    const LogDensity& density() const { return *m_density; }

private:
    Status prepare(EnsembleState& next, const std::stop_token& stop);
    double propose(const EnsembleState& next, std::size_t walker, RandomStream& stream);
    double proposeDifference(std::span<const double> from, RandomStream& stream);
    double proposeSnooker(std::span<const double> from, RandomStream& stream);
    std::span<const double> archived(std::size_t index) const;
    std::size_t pick(RandomStream& stream) const;
    void learn(EnsembleState& next) const;

    std::unique_ptr<LogDensity> m_density;
    EnsembleOptions m_options;
    EnsembleState m_state;
    std::vector<double> m_trial;
};

using EnsembleDraw = DrawOf<EnsembleChain>;
using EnsembleBatch = BatchOf<EnsembleChain>;

class EnsembleRun : public ChainRun<EnsembleChain>
{
public:
    /// One state an ensemble: from startEnsembles(), or from checkpoints to resume.
    EnsembleRun(const LogDensity& density, const EnsembleOptions& options, std::vector<EnsembleState> states);
};

/// States of new ensembles: dispersed around the mode (dispersedStarts()), each with its own archive.
std::vector<EnsembleState> startEnsembles(LogDensity& density, const LaplaceApproximation& laplace,
                                          const EnsembleOptions& options);

/// Of one quantity over independent ensembles.
struct EnsembleSummary
{
    double mean = 0.0;
    double sd = 0.0;
    double rHat = 0.0;     ///< ensembles against each other, all walkers of one together
    double mcseMean = 0.0; ///< from the means over the walkers, generation by generation
    double mcseSd = 0.0;
    double effectiveDraws = 0.0; ///< for the mean: (sd / mcseMean)^2
};

/// generations: per ensemble, in order, warm-up left out. f: the quantity at a walker.
EnsembleSummary summariseEnsembles(const std::vector<std::vector<Generation>>& generations,
                                   const std::function<double(std::span<const double> q)>& f);

} // namespace interphase
