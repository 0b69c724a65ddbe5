#pragma once
#include <span>

namespace interphase {

/// A limit of a predicted quantity, and what it costs to be beyond it.
struct RiskQuestion
{
    double limit = 0.0;
    bool below = true;           ///< beyond is below the limit; else above
    double costOfCrossing = 0.0; ///< whenever it is beyond
    double costPerUnit = 0.0;    ///< for each unit that it is beyond
};

/// Expectations over the predictive distribution, with their Monte-Carlo standard errors for independent
/// draws.
struct Risk
{
    double probability = 0.0; ///< of being beyond
    double probabilityError = 0.0;
    double beyond = 0.0; ///< mean of how far, 0 where it is not
    double cost = 0.0;
    double costError = 0.0;
    /// Where no draw is beyond: what the probability is below with 95 % (rule of three); 0 where some are.
    double below = 0.0;
};

/// Of a quantity of which there are draws; at least two, throws InputError otherwise. The error of the
/// probability is the spread of its posterior under Jeffreys' prior, so that it is not 0 where no draw
/// crosses.
Risk riskOf(std::span<const double> values, const RiskQuestion& question);
/// Of a quantity that is normal around each draw's mean, such as a reading: the noise is integrated in closed
/// form.
Risk riskOf(std::span<const double> means, std::span<const double> sds, const RiskQuestion& question);

/// Over several models: means with the probabilities of the models, which are made to sum to one, and their
/// errors; what is not known of the probabilities themselves is not in them. Throws InputError where sizes
/// differ or no probability is positive.
Risk averageRisk(std::span<const Risk> models, std::span<const double> probabilities);

} // namespace interphase
