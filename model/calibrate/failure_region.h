#pragma once
#include "bayes/diagnostics.h"
#include "bayes/failure_counts.h"

#include <string>
#include <vector>

namespace interphase {

// Where in parameter space solves fail.
//
// Problem: a count of failures does not say whether the posterior is cut off by what the model cannot solve.
// Method: for each parameter of the model the values of the failed solves are set against those of the draws;
// the limit that parts the two best (it attains their Kolmogorov distance) says where the failures lie. A
// limit that few of the draws are beyond was found on the way to the posterior; one that runs through the
// draws cuts it. Looks at one parameter at a time: a region that only a combination bounds is not found.

/// Beyond the limit lie `ofFailures` of the failed solves and `ofDraws` of the draws.
struct FailureRegion
{
    std::string quantity;
    bool below = true; ///< else above
    double limit = 0.0;
    double ofFailures = 0.0;
    double ofDraws = 0.0;
};

/// At most two, the clearest first. Empty for fewer than five failures with a place, without draws, and where
/// the failures lie among the draws (a distance below one half). drawn: chains by quantity, after the
/// warm-up. What belongs to the noise is not looked at: no solve depends on it.
std::vector<FailureRegion> failureRegions(const FailureCount& failed,
                                          const std::vector<std::string>& quantities,
                                          const std::vector<Chains>& drawn);

} // namespace interphase
