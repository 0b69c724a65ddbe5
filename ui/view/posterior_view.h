#pragma once
#include "ui/view/common.h"

namespace interphase {

struct MarginalView
{
    ParameterLabel label;
    double lower = 0.0; ///< axis range of this parameter
    double upper = 1.0;
    Series posterior; ///< value, density
    Series prior;     ///< value, density to the same scale
    bool operator==(const MarginalView&) const = default;
};

/// A closed line that holds a share of the posterior.
struct ContourView
{
    double mass = 0.9;
    std::vector<Series> lines;
    bool operator==(const ContourView&) const = default;
};

/// The panel of parameters (column x, row y), x < y.
struct PairView
{
    int x = 0;
    int y = 1;
    Series points; ///< thinned draws
    std::vector<ContourView> contours;
    bool operator==(const PairView&) const = default;
};

struct SummaryRowView
{
    ParameterLabel label;
    double mean = 0.0;
    double sd = 0.0;
    double q05 = 0.0;
    double q50 = 0.0;
    double q95 = 0.0;
    double error05 = 0.0; ///< Monte Carlo errors of the quantiles; NaN: not known
    double error50 = 0.0;
    double error95 = 0.0;
    double rHat = 0.0;
    double essBulk = 0.0;
    double essTail = 0.0;
    double errorMean = 0.0; ///< Monte Carlo error of the mean; NaN: not known
    double klBits = 0.0;    ///< prior to posterior; NaN where there is no prior
    double toPrior = 0.0;   ///< sensitivity to a power of the prior; NaN: not known
    double toLikelihood = 0.0;
    double errorToPrior = 0.0; ///< Monte Carlo errors; 0: not known
    double errorToLikelihood = 0.0;
    bool derived = false; ///< computed from others
    bool informed = true; ///< the posterior lies elsewhere than the prior
    bool operator==(const SummaryRowView&) const = default;
};

/// A quantity computed from others, as it was typed.
struct DerivedView
{
    QString name; ///< with its unit
    QString formula;
    QString problem; ///< why it is not among the results; empty: it is
    bool operator==(const DerivedView&) const = default;
};

struct PosteriorView
{
    std::vector<MarginalView> marginals;
    std::vector<PairView> pairs;
    std::vector<SummaryRowView> summary;
    long long draws = 0;
    QString inWords;
    QString sensitivity; ///< what follows the prior, in words
    std::vector<DerivedView> derived;
    QString formulaNames; ///< what a formula may name, of what was sampled
    AdviceView advice;
    bool operator==(const PosteriorView&) const = default;
};

} // namespace interphase
