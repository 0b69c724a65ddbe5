#pragma once
#include "bayes/predictive.h"

namespace interphase {

/// Where the variance of a new measurement comes from, per output, over several models of the same
/// experiment (@cite Hoeting1999). Their sum is the variance of the mixture of all predictions.
struct VarianceShares
{
    std::vector<double> mean;         ///< of the mixture
    std::vector<double> aleatoric;    ///< noise: stays
    std::vector<double> parameter;    ///< what is not known of the parameters of each model
    std::vector<double> discrepancy;  ///< errors of the models, as far as their noise has them
    std::vector<double> betweenModel; ///< what the models disagree
};

/// probabilities: of the models (modelProbabilities()); they are made to sum to one. Throws InputError where
/// sizes differ or no probability is positive.
VarianceShares varianceShares(const std::vector<PredictiveSummary>& models,
                              std::span<const double> probabilities);

/// Means over the outputs of the shares of the variance, which add up to one; NaN where there is none.
struct MeanShares
{
    double aleatoric = 0.0, parameter = 0.0, discrepancy = 0.0, betweenModel = 0.0;
};
MeanShares meanShares(const PredictiveSummary& summary);

} // namespace interphase
