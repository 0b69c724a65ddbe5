#pragma once
#include "core/message.h"

#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace interphase {

/// How much a Bayes factor says (@cite KassRaftery1995): by 2 ln B up to 2, 6, 10 and above.
enum class BayesFactorStrength { Weak, Positive, Strong, VeryStrong };

struct BayesFactor
{
    double log = 0.0;           ///< of the evidence of the first model over that of the second
    double standardError = 0.0; ///< of `log`

    double factor() const; ///< may overflow to infinity
    bool favoursFirst() const { return log >= 0.0; }
    BayesFactorStrength strength() const;
    /// Whether two standard errors cannot turn the sign.
    bool certain() const { return std::abs(log) > 2.0 * standardError; }
};

/// From two log evidences and their standard errors, of the same data.
BayesFactor bayesFactor(double logEvidenceFirst, double errorFirst, double logEvidenceSecond,
                        double errorSecond);

/// A sentence: which model, how strongly, or that it cannot be said.
Message describe(const BayesFactor& factor, std::string_view first, std::string_view second);

/// log of the posterior odds of the first model: prior odds times Bayes factor. priorOdds > 0; throws
/// InputError otherwise.
double logPosteriorOdds(const BayesFactor& factor, double priorOdds);

/// Probabilities of models from their log evidences and prior weights (not negative, any sum; empty: equal).
/// Throws InputError if sizes differ or no weight is positive.
std::vector<double> modelProbabilities(std::span<const double> logEvidences,
                                       std::span<const double> priorWeights);

/// Weights of models by stacking (@cite Yao2018, @cite GewekeAmisano2011): those of the mixture of their
/// predictive distributions that predicts best what was left out. Found by EM, which goes up at each step of
/// a concave sum. terms: log predictive density of each group by model; at least one model and one group, of
/// as many groups each and finite, throws InputError otherwise. With few groups the weights are uncertain.
std::vector<double> stackingWeights(const std::vector<std::vector<double>>& terms);

/// 5 % and 95 % of a weight.
struct WeightRange
{
    double low = 0.0, high = 1.0;
    bool operator==(const WeightRange&) const = default;
};

/// A weight by stacking as far as the groups tell it.
struct StackedWeight
{
    double weight = 0.0; ///< mean
    WeightRange range;
};

/// Stacking where the groups count by the Bayesian bootstrap (@cite Rubin1981) and each term has its Monte
/// Carlo error (of as many as terms; NaN: not known): the means of the weights, and what they could be. The
/// best weights alone are 1 and 0 for models that are the same. The same seed gives the same numbers. Throws
/// InputError as stackingWeights().
std::vector<StackedWeight> uncertainStacking(const std::vector<std::vector<double>>& terms,
                                             const std::vector<std::vector<double>>& errors,
                                             std::uint64_t seed = 1);

} // namespace interphase
