#include "app/command/argument_parser.h"
#include "app/command/command.h"
#include "app/command/run_summary.h"

#include <iostream>

namespace interphase {
namespace {

constexpr const char* kDescription =
    "Prints what the latest run of a study found: mean, standard deviation, quantiles, R-hat, effective "
    "sample\n"
    "sizes, Monte-Carlo standard errors, divergences, sensitivity to prior and likelihood, and how well the\n"
    "model meets the data at the mode. Derived quantities of the definition stand behind the others.\n"
    "JSON: {study, title, run: {id, status, message, stale, stale_because, started_at, ended_at, program},\n"
    "sampler: {kind, surrogate, started_from, target_acceptance, metric, pathfinder_k, target_reached: "
    "{draws, "
    "smallest_ess,\n"
    "largest_mcse_in_sd}}, chains, draws_per_chain, warmup_per_chain, divergences (null for smc),\n"
    "particles: [{particles, log_evidence, standard_error, founders, unmixed, stages: [{temperature, "
    "effective, sweeps, "
    "acceptance}]}] (null for another sampler), acceptance,\n"
    "energy_fraction, gradients, failed_solves: [{reason, count, first (a sentence), located, "
    "mostly_where}], largest_r_hat, converged (by it), warnings,\n"
    "fewest_effective_draws: {name, ess, tails, wanted},\n"
    "parameters: [{name, mean, sd, q05, median, q95, r_hat, ess_bulk, ess_tail, mcse_mean, mcse_sd, "
    "mcse_q05,\n"
    "mcse_median, mcse_q95, derived, sensitivity: {prior, likelihood, prior_error, likelihood_error, k, "
    "finding}}], not_derived, mode: "
    "{values,\n"
    "log_density, modes: [{values, log_density, starts, share}], log_densities_of_starts, "
    "starts_failed_because, fits: [{name, quantity, part, "
    "rms_before_V, rms_after_V}],\n"
    "residuals_correlated,\n"
    "interval_factor}, solver_check: {draws, failed, k, reliable, largest_shift_in_sd, means: [{name,\n"
    "shift_in_sd, reweighted_mean}]}, prediction: {draws, readings, data: [{name, quantity, part, fitted, "
    "held_out,\n"
    "variance_shares}]}, protocol, sampler_check}, where fitted and held_out are {points, rms_before_V,\n"
    "rms_V, coverage_50, coverage_90, log_density_per_point, p_values: {spread, largest, mean, neighbours,\n"
    "pit}}, and protocol and sampler_check are what predict and check print. Quantities are in the unit of\n"
    "their name, with K or ohm for V where the quantity is temperature or impedance; what is not known is "
    "null.";
constexpr const char* kExample = "interphase new spm_discharge my.interphase\n"
                                 "interphase calibrate my.interphase --chains 2 --warmup 100 --draws 100\n"
                                 "interphase summary my.interphase";

} // namespace

int runSummary(const Arguments& words, const CommandContext&)
{
    std::string path, analysis;
    bool json = false;
    ArgumentParser parser("summary", kDescription, kExample);
    parser.positional("STUDY", path, "the study");
    parser.flag("--json", json, "as JSON instead of a table");
    parser.text("--analysis", "NAME", analysis, "of this analysis (default: the selected one)");
    if (!parser.parse(words))
        return kDone;
    Study study = Study::open(path, StudyMode::ReadOnly);
    if (!analysis.empty())
        study.lookAt(study.analysisNamed(analysis));
    const RunSummary summary = summariseLatestRun(study);
    std::cout << (json ? formatSummaryJson(summary) : formatSummaryText(summary));
    return kDone;
}

} // namespace interphase
