#pragma once
#include "bayes/fisher_metric.h"
#include "bayes/posterior.h"
#include "bayes/sbc.h"

namespace interphase {

// Simulation-based calibration of a Posterior with NUTS, as a calibration runs it: mode, Laplace
// approximation, a chain from a dispersed start, a warm-up.
//
// From the prior: parameters for which the model cannot be solved are drawn anew, which is what the density
// says too, being zero there. Given the data (@cite Sailynoja2025): the parameters are draws of the posterior
// that is to be checked, the simulated data come on top of the measured ones, and the posterior of both has
// to have the parameters at uniform ranks; this looks where the data have put the posterior, not where the
// prior is wide. Then `thetas` must be nearly independent draws. Ranked are all parameters and the log
// likelihood.

struct SbcOptions
{
    int replicates = 200;
    int draws = 99; ///< kept of each replicate
    int thin = 4;   ///< one draw of so many is kept
    int warmup = 150;
    int starts = 2; ///< of the search for the mode, from the prior
    double targetAcceptance = 0.8;
    MetricKind metric = MetricKind::Dense;
    std::uint64_t seed = 1;
    int threads = 0;
    /// What is sampled in the place of the posterior, for tests that leave something out; empty: itself.
    std::function<std::unique_ptr<LogDensity>(const Posterior&)> sampled{};
};

/// With parameters and data from the prior.
SbcRanks priorSbc(const Posterior& posterior, const SbcOptions& options, const RunContext& context);

/// With parameters from draws of theta given posterior.data(), one for each replicate. Throws InputError for
/// fewer draws than replicates.
SbcRanks posteriorSbc(const Posterior& posterior, const std::vector<std::vector<double>>& thetas,
                      const SbcOptions& options, const RunContext& context);

} // namespace interphase
