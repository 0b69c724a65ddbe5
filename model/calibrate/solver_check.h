#pragma once
#include "calibrate/analysis.h"
#include "study/study.h"

#include <string>
#include <vector>

namespace interphase {

// Whether the error of the solver moves the posterior.
//
// Problem: a solve that is 0.3 mV off at a hundred points weighs as much as the noise; the posterior then
// stands where a better solver would not put it. Method: some draws are solved again with twice the finite
// volumes, more modes in the particles and a tenth of the tolerance; the ratio of the two densities at each
// draw gives Pareto-smoothed weights (@cite Vehtari2024), and those the shift of each mean. k says whether
// the weights can be believed: above their limit the true shift is larger than can be told. Particles whose
// diffusivity depends on the stoichiometry keep their shells.
//
//     const SolverCheck check = checkLatestSolver(path, 100, context);
//     if (!(check.largestShift() < kShiftThatMatters)) ... sample again with a finer solver, or reweight

constexpr double kShiftThatMatters = 0.1; ///< in posterior standard deviations

struct SolverCheck
{
    Status status;
    RunId run = 0;
    int draws = 0;  ///< that were solved with the finer solver
    int failed = 0; ///< draws left out because the finer solver failed
    std::vector<std::string> quantities;
    std::vector<double> mean;       ///< of those draws
    std::vector<double> sd;         ///< of all draws
    std::vector<double> reweighted; ///< means with the weights
    double k = 0.0;
    double effectiveDraws = 0.0; ///< of the weighted draws

    /// Of a mean, in standard deviations.
    double shift(std::size_t quantity) const;
    double largestShift() const;
    /// Whether the weights can be believed (see paretoLimit()).
    bool reliable() const;
};
inline constexpr const char* kSolverCheckResult = "solver check";

/// How a model is solved with twice the finite volumes, more modes and a tenth of the tolerance.
SimulationOptions finerThan(const SimulationOptions& options);

/// `coarse` and `fine`: the same analysis with two solvers. draws: of the coarse one. Throws
/// InputError for fewer than two after the warm-up.
SolverCheck checkSolver(const Analysis& coarse, const Analysis& fine, const std::vector<DrawRecord>& draws,
                        int count, const RunContext& context);

/// Checks the latest run that has draws. Throws InputError where nothing has been sampled.
SolverCheck checkLatestSolver(const std::string& path, int draws, const RunContext& context);

std::string formatSolverCheck(const SolverCheck& check);
/// Throws InputError where the text is not what formatSolverCheck writes.
SolverCheck parseSolverCheck(const std::string& json);
/// What was found of a run; empty where it was not checked.
std::optional<SolverCheck> storedSolverCheck(Study& study, RunId run);

} // namespace interphase
