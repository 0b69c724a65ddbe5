#pragma once
#include "bayes/ecdf_test.h"
#include "bayes/failure_counts.h"
#include "core/run_context.h"
#include "core/status.h"

#include <functional>
#include <string>
#include <vector>

namespace interphase {

// Whether a sampler draws from the posteriors it should: simulation-based calibration (@cite Talts2018).
//
// Problem: an error in a density, a Jacobian or a sampler gives draws that look like any others. Method:
// parameters are drawn from a distribution, data are simulated from them, and the posterior of those data is
// sampled; over many replicates the rank of the parameters among their own draws is uniform, for each
// parameter and each function of parameters and data (@cite Modrak2023). What is replicated is a Trial, which
// this file knows nothing of. Finds what shifts or scales a posterior by a few tenths of its width with some
// hundred replicates; ranks are independent only as far as the draws of a replicate are, so that draws must
// be thinned. Replicates that fail are counted and left out: with more than a few of them the ranks prove
// nothing.

/// One replicate: for each quantity how many draws lie below the value the data were simulated from.
struct SbcReplicate
{
    Status status;
    std::vector<int> ranks;
    int rejected = 0; ///< parameters drawn before, for which the model could not be solved
};
/// Makes a replicate by its number; called from several threads.
using SbcTrial = std::function<SbcReplicate(int replicate, const std::stop_token& stop)>;

struct SbcRanks
{
    Status status;                       ///< cancelled: the replicates that were finished by then
    std::vector<std::string> quantities; ///< by row of ranks
    int draws = 0;                       ///< of each replicate; ranks go from 0 to this
    std::vector<std::vector<int>> ranks; ///< one row a quantity, of all replicates in their order
    FailureCounts failures;
    long long rejected = 0;

    int replicates() const { return ranks.empty() ? 0 : static_cast<int>(ranks.front().size()); }
};

struct SbcRun
{
    int replicates = 200;
    int draws = 99;
    int threads = 0; ///< 0: one a core
    std::vector<std::string> quantities;
};

/// Runs all replicates. The ranks do not depend on the number of threads.
SbcRanks runSbc(const SbcRun& run, const SbcTrial& trial, const RunContext& context);

/// What the ranks of one quantity say.
struct RankVerdict
{
    std::string quantity;
    std::vector<double> ecdf; ///< share of the ranks below each point of the band
    double pValue = 1.0;      ///< of uniform ranks
    bool uniform = true;      ///< all of ecdf within the band
};

struct SbcVerdict
{
    double coverage = 0.99; ///< of the bands of all quantities together (Bonferroni)
    EcdfBand band;
    std::vector<RankVerdict> quantities;

    bool uniform() const;
};

/// Needs a replicate; throws InputError without one.
SbcVerdict judgeRanks(const SbcRanks& ranks, double coverage = 0.99);

} // namespace interphase
