#pragma once
#include "bayes/evidence.h"
#include "bayes/tempered_density.h"

namespace interphase {

// Evidence from draws of a posterior by bridge sampling (@cite MengWong1996), as the R package bridgesampling
// does it (@cite Gronau2020).
//
// A normal proposal is fitted on the unconstrained space to the first half of each chain; the optimal bridge
// between it and the posterior is iterated on the second halves and as many draws of the proposal. Costs as
// many evaluations of the likelihood, without gradient. The warped proposal takes the draws with both signs
// around their mean, which removes the skewness, for twice the evaluations (@cite Meng2002). The stated error
// is the relative root mean square error of @cite FruehwirthSchnatter2004 with the autocorrelation of the
// draws. Right only where the chains saw the whole posterior: of several modes it weighs those seen, as
// often as the chains saw them.
//
//     const BridgeResult result = bridgeEvidence(posterior, chains, {.seed = 1}, context);

enum class BridgeProposal { Normal, Warped };

struct BridgeOptions
{
    BridgeProposal proposal = BridgeProposal::Normal;
    double tolerance = 1e-10; ///< relative change of the evidence at which the iteration ends
    int maxIterations = 1000;
    std::uint64_t seed = 1;
    int threads = 0; ///< 0: one a core
};

/// The draws of q of each chain, warm-up left out.
using BridgeChains = std::vector<std::vector<std::vector<double>>>;

struct BridgeResult
{
    EvidenceEstimate evidence; ///< draws stays empty
    int iterations = 0;
    double effectiveSize = 0.0; ///< of the second halves
    double overlap = 0.0; ///< share of the proposal's draws that are worth something, 1 for a perfect fit
};

/// Throws InputError for chains that are too short (fewer than 4 draws, or than 2 for each coordinate, in a
/// half of all) or of the wrong size, a draw without density, or a prior that is not normalised. Failed where
/// the draws' covariance is singular or the iteration does not converge.
BridgeResult bridgeEvidence(const TemperedDensity& density, const BridgeChains& chains,
                            const BridgeOptions& options, const RunContext& context);

} // namespace interphase
