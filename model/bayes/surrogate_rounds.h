#pragma once
#include "bayes/emulator.h"

#include <string>

namespace interphase {

// A surrogate of a posterior without a warm-up on its model.
//
// Problem: before chains on a surrogate can start, its polynomial must be fitted where the posterior is, and
// a warm-up by NUTS on the model, to find that out, costs ten times what the fit does. Method: rounds. From a
// first idea of the posterior (a normal approximation, or the draws of a similar cell) points are solved and
// a polynomial is fitted; chains of NUTS on it, which need no solve, are the next idea. New points are taken
// from their draws, and tell how wrong the polynomial was there before they are added to it. When it was
// right to within `enough` and few of its draws were held back where its points end, the rounds end. The
// draws are not the posterior's: chains that start there are corrected by the model (surrogate_chain.h).
//
//     const SurrogateRounds found = fitInRounds(posterior, draws, options, context);
//     if (found.status.ok()) ... chains on *found.density from found.draws

struct SurrogateRoundsOptions
{
    EmulatorOptions emulator;
    int chains = 4;
    int threads = 0; ///< 0: one a core
    std::uint64_t seed = 1;
    int mostRounds = 6;
    double enough = 0.7; ///< standard deviation of log density minus that of the surrogate, at its draws
};

struct SurrogateRounds
{
    Status status; ///< failed: no polynomial was right enough, or too few points could be solved
    std::unique_ptr<SurrogateDensity> density;
    int degree = 0, terms = 0;
    int points = 0, solved = 0;
    int rounds = 0;
    double spread = 0.0;                                 ///< that of the last round, to be `enough`
    std::vector<std::vector<std::vector<double>>> draws; ///< of q on the last surrogate but one, by chain
};

/// idea: draws of q that are somewhere about the posterior, more than there are coordinates. The same bits
/// whatever the number of threads. Throws InputError where they lie in a plane.
SurrogateRounds fitInRounds(const Posterior& posterior, const std::vector<std::vector<double>>& idea,
                            const SurrogateRoundsOptions& options, const RunContext& context);

} // namespace interphase
