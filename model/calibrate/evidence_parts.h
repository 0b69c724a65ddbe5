#pragma once
#include "bayes/bridge.h"
#include "bayes/diagnostics.h"
#include "bayes/left_out.h"
#include "bayes/posterior.h"
#include "calibrate/analysis.h"
#include "calibrate/evidence_record.h"

// The parts that computeEvidence() is put together from.
namespace interphase {

/// Solves a particle of tempered SMC takes from the prior to the posterior, about.
inline constexpr double kSolvesFromPrior = 400.0;
inline constexpr double kSolvesFromNear = 75.0; ///< the same from a density that is like the posterior

/// Draws of q, a group for each independent run.
using RunDraws = std::vector<std::vector<std::vector<double>>>;

struct MethodResult
{
    MethodEvidence summary;
    std::vector<double> stated; ///< error that each run states
    RunDraws draws;
};

/// chains: for bridge sampling, where each chain is a run of its own if it is long enough; groups: how they
/// are compared.
MethodResult estimateEvidence(const Posterior& posterior, EvidenceMethod method, const BridgeChains& chains,
                              const ChainGroups& groups, const EvidenceOptions& options,
                              const RunContext& context);

/// By tempered SMC from what the density calls its prior, options.runs times.
MethodResult bySmcOf(const TemperedDensity& density, EvidenceMethod method, const EvidenceOptions& options,
                     const RunContext& context);
/// By SMC from a normal density that is fitted to the draws of `chains`, and wider than they are.
MethodResult evidenceFromNormal(const Posterior& posterior, const BridgeChains& chains,
                                const EvidenceOptions& options, const RunContext& context);

/// Whether SMC with so many solves a particle takes less than `limit_s`, or is asked for (options.refits).
bool isShort(const Posterior& posterior, const std::vector<std::vector<double>>& draws, double solves,
             double limit_s, const EvidenceOptions& options);
inline constexpr double kShort_s = 60.0;         ///< what takes longer is not begun unasked
inline constexpr double kShortAndSure_s = 120.0; ///< the same where it is known how long it takes

/// Of the coordinates of q, NaN left out.
double largestRHat(const BridgeChains& chains, const ChainGroups& groups);

/// From the draws of `base`, which are of `posterior`, for the same model with other priors, by SMC that
/// leads them from one prior to the other: no more of the model is to be found again than the priors move.
/// Nothing where particles do not mix on the way, or it was stopped.
std::optional<WidthEvidence> evidenceAlongThePath(const Posterior& posterior, const Posterior& scaled,
                                                  const MethodResult& base, const EvidenceOptions& options,
                                                  const RunContext& context);

/// The same by weights where they reach, then along the path; by another run of the same method where the
/// other priors go where these do not: for bridge sampling, which has no draws there, one of SMC. Not what
/// takes more than a minute or two, unless it is asked for (options.refits).
WidthEvidence evidenceAtWidth(const Posterior& posterior, const Posterior& scaled, const MethodResult& base,
                              const EvidenceOptions& options, const RunContext& context);

/// Leaves out each step of each data set (`whole` false), or each data set. Nothing where fewer than two are
/// fitted, no draw can be solved, or it was stopped.
std::optional<LeftOut> leaveOut(const Analysis& analysis, const std::vector<Dataset>& datasets,
                                const RunDraws& draws, bool whole, int threads, const RunContext& context);

/// Leave-future-out. Where weights do not reach, the posterior from the first blocks is drawn by SMC, and
/// goes on to later ones by SMC from its draws, with options.particles of them. Nothing where there are fewer
/// than two blocks, no draw can be solved, or it was stopped.
std::optional<LeftFuture> leaveFuture(const Analysis& analysis, const RunDraws& draws,
                                      const EvidenceOptions& options, const RunContext& context);

/// Adds what has no time after the data sets: each spectrum and each entry of capacities, a group of its own.
void addTimeless(const Analysis& analysis, std::vector<LeftOutGroup>& list, std::vector<int>& groupOf);

/// As many draws of each run, evenly spaced, and at most so many of all.
struct ChosenDraws
{
    std::vector<std::vector<double>> q;
    std::size_t ofEach = 0;
};
ChosenDraws chooseEvenly(const RunDraws& draws, std::size_t most = 2000);
/// Effective draws a draw, of the likelihood; 1 where some are missing.
double efficiencyOf(const LeftOutTerms& terms, std::size_t ofEach);

/// The stretch from `begin` to `end` of a computation's progress.
inline RunContext stretchOf(const RunContext& context, double begin, double end)
{
    return {context.stop, [&context, begin, end](double f) { context.report(begin + (end - begin) * f); }};
}

} // namespace interphase
