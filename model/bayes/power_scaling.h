#pragma once
#include <functional>
#include <span>
#include <vector>

namespace interphase {

// How much a posterior depends on its prior and on its data (@cite Kallioinen2023).
//
// Problem: does the prior decide, and do prior and data agree? Method: prior or likelihood is raised to a
// power near one; the draws are carried over by Pareto-smoothed weights, so nothing is sampled again. How far
// the distribution of a quantity moves for a doubling of the power (cumulative Jensen-Shannon distance) is
// its sensitivity. Below 0.05 it hardly moves. A quantity sensitive to the prior and not to the likelihood
// is not informed by the data; one sensitive to both is one where the two may be in conflict, unless its
// posterior lies about where its prior does: then there is nothing to be in conflict with. For powers
// near one the weights are almost equal; where k is large all the same the figure is not to be trusted.

constexpr double kNotablySensitive = 0.05;

enum class SensitivityFinding {
    Insensitive,    ///< neither power matters notably, or the likelihood alone does: as it should be
    PriorDominates, ///< only the prior matters, or both where the posterior is about the prior
    Conflict,       ///< both matter, and the data have moved it
    Uncertain,      ///< it cannot be told: within two Monte Carlo errors of kNotablySensitive
};

struct Sensitivity
{
    double toPrior = 0.0;
    double toLikelihood = 0.0;
    double largestK = 0.0; ///< of the weights used
    bool informed = true;  ///< false: the posterior lies about where the prior does, see liesAsPrior()
    /// Monte Carlo errors, from the scatter of the eighths of the draws; 0: not known (fewer than 80 draws).
    double errorToPrior = 0.0;
    double errorToLikelihood = 0.0;
    SensitivityFinding finding() const;
};

/// Draws with the logarithms of the parts that are scaled. An improper or fixed part of the prior is left out
/// of logPrior.
struct ScaledDraws
{
    std::span<const double> logPrior;
    std::span<const double> logLikelihood;
};

/// Of one quantity: its value at each draw. Throws InputError if the numbers of draws differ, are fewer than
/// ten, or something is not finite.
Sensitivity powerSensitivity(std::span<const double> values, const ScaledDraws& draws);

/// Whether draws lie about where their prior does: their middle 90 % reaches beyond its middle 60 % on both
/// sides. priorQuantile(p): of the prior, in the unit of the draws.
bool liesAsPrior(std::span<const double> values, const std::function<double(double)>& priorQuantile);

/// Moments of a quantity under a power of a part: for a curve over powers.
struct ScaledMoments
{
    double mean = 0.0;
    double sd = 0.0;
    double k = 0.0;
};

/// `logPart`: of the prior or the likelihood at each draw. Throws as powerSensitivity().
ScaledMoments scaledMoments(std::span<const double> values, std::span<const double> logPart, double power);

/// Cumulative Jensen-Shannon distance (@cite Nguyen2015) of the distributions of `values` with equal weights
/// and with `weights`, which add up to one: 0 if equal, at most 1, whatever the unit.
double jensenShannonDistance(std::span<const double> values, std::span<const double> weights);

} // namespace interphase
