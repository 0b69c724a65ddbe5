#pragma once
#include "bayes/posterior.h"
#include "core/run_context.h"
#include "study/run_record.h"

#include <vector>

namespace interphase {

// Whether stored draws are those of the model as this program has it: a version that solves a cell otherwise
// gives another log density at the same point, and what is made of the draws (predictions, evidence) then
// mixes the two.

struct DensityCheck
{
    int draws = 0; ///< that were evaluated; 0: none, and nothing is known
    double largest =
        0.0; ///< difference of the log density from the stored one; infinite: it has none any more
    /// Differences up to here change no weight by more than a tenth: rounding on another machine may make
    /// them.
    static constexpr double kAgree = 0.1;
    bool agrees() const { return largest <= kAgree; }
};

inline constexpr std::size_t kCheckedDraws = 12;

/// At most kCheckedDraws of them, evenly spaced, without the warm-up.
std::vector<DrawRecord> drawsToCheck(const std::vector<DrawRecord>& draws);
/// Evaluates the posterior at drawsToCheck(draws). Stops early, with fewer, where it is asked to.
DensityCheck checkDensities(const Posterior& posterior, const std::vector<DrawRecord>& draws,
                            const RunContext& context);

} // namespace interphase
