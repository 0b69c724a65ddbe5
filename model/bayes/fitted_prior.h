#pragma once
#include "bayes/prior.h"
#include "core/message.h"

#include <span>
#include <string>
#include <vector>

namespace interphase {

// An earlier posterior as the next prior.
//
// Problem: the draws of one calibration have to become the prior of the next, of other data. Method: a
// multivariate normal fitted to them on unconstrained coordinates: the logarithm where a parameter is
// positive, the logit where it has two bounds, itself otherwise; written as margins of those families and the
// correlation of their scores (see PriorCorrelation). Fails where a posterior is not of that shape, such as
// one with two modes or cut off at a bound: how well it fits is measured and said. The earlier data must not
// be fitted again, or they count twice.
//
//     const FittedPrior prior = fitPrior(draws, supports);
//     if (!prior.close) show(prior.message);

/// Where a quantity may lie; ends may be infinite.
struct QuantitySupport
{
    std::string name;
    double lower = 0.0;
    double upper = 0.0;
};

/// How the draws of one quantity differ from the normal that was fitted to them.
struct MarginFit
{
    double skewness = 0.0;
    double excessKurtosis = 0.0;
    double distance = 0.0; ///< largest difference of the distribution functions (Kolmogorov and Smirnov)
};

struct FittedPrior
{
    std::vector<PriorSpec> margins;
    std::vector<double> correlation; ///< row major
    std::vector<MarginFit> fits;
    double jointDistance = 0.0; ///< the same of the squared distances from the centre, which are chi-squared
    bool close = false;         ///< no probability is off by more than kCloseDistance
    Message message;            ///< says so
};

/// A prior is a statement by person's measure: an error of 5 % in a probability is none that matters.
inline constexpr double kCloseDistance = 0.05;

/// draws: rows of one value for each support. Throws InputError for fewer than kFewestDraws, a draw outside
/// its support, or a quantity that does not vary.
inline constexpr int kFewestDraws = 100;
FittedPrior fitPrior(const std::vector<std::vector<double>>& draws,
                     const std::vector<QuantitySupport>& supports);

} // namespace interphase
