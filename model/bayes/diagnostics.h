#pragma once
#include <span>
#include <vector>

namespace interphase {

// Whether chains agree and how many independent draws theirs are worth (@cite Vehtari2021).
//
// Chains are split in halves; ranks are turned to normal scores, so that heavy tails and infinite variances
// do no harm. All functions take chains of one scalar quantity, of equal length (longer ones are cut at the
// end), and give NaN for fewer than four draws a chain, for values that are not finite, or for a quantity
// that is constant. R-hat compares chains: with modes that no chain has seen it says nothing.

using Chains = std::vector<std::vector<double>>; ///< chains x draws

/// Walkers of an ensemble move by each other's places and are no independent chains: each `together`
/// neighbours as one chain, their draws in turns.
Chains ensemblesOf(const Chains& walkers, int together);

/// How the chains that a study keeps stand to each other.
struct ChainGroups
{
    int together = 1; ///< so many neighbours are walkers of one ensemble
    /// Draws follow each other. Else chains are independent runs whose draws have no order: they are compared
    /// whole, and one alone with nothing.
    bool ordered = true;

    ChainGroups() = default;
    ChainGroups(int neighbours, bool inOrder = true) : together(neighbours), ordered(inOrder) {}
    bool operator==(const ChainGroups&) const = default;
};

/// Rank-normalised split R-hat, the larger of that of the values and that of their distance from the median.
double rHat(const Chains& chains);
/// The same of chains in groups.
double rHat(const Chains& chains, const ChainGroups& groups);
/// Its two parts: whether chains agree in where they are, and (folded) in how far they spread.
double rHatLocation(const Chains& chains);
double rHatSpread(const Chains& chains);
/// Effective sample size for the bulk: of the rank-normalised split chains.
double essBulk(const Chains& chains);
/// Effective sample size for the tails: the smaller of those of the 5 % and the 95 % quantile.
double essTail(const Chains& chains);
/// Effective sample sizes for the mean and for the quantile of probability p.
double essMean(const Chains& chains);
double essQuantile(const Chains& chains, double p);
/// Monte-Carlo standard errors of the mean, the standard deviation and the quantile of probability p.
double mcseMean(const Chains& chains);
double mcseSd(const Chains& chains);
double mcseQuantile(const Chains& chains, double p);
/// Energy Bayesian fraction of missing information of one chain (@cite Betancourt2016); below 0.3 the momenta
/// explore the energies too slowly.
double energyFraction(std::span<const double> energies);

/// Ranks from 1; equal values share their mean rank.
std::vector<double> meanRanks(std::span<const double> values);
/// Quantile with linear interpolation between order statistics; sorted: increasing, not empty.
double sortedQuantile(std::span<const double> sorted, double p);

struct ParameterSummary
{
    double mean = 0.0;
    double sd = 0.0;
    double q05 = 0.0;
    double median = 0.0;
    double q95 = 0.0;
    double rHat = 0.0;
    double essBulk = 0.0;
    double essTail = 0.0;
    double mcseMean = 0.0;
    double mcseSd = 0.0;
    double mcseQ05 = 0.0;
    double mcseMedian = 0.0;
    double mcseQ95 = 0.0;
};

/// R-hat is that of the groups.
ParameterSummary summarise(const Chains& chains, const ChainGroups& groups = {});

} // namespace interphase
