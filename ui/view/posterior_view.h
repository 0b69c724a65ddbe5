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
    double rHat = 0.0;
    double ess = 0.0;
    double klBits = 0.0; ///< prior to posterior
    bool operator==(const SummaryRowView&) const = default;
};

struct PosteriorView
{
    std::vector<MarginalView> marginals;
    std::vector<PairView> pairs;
    std::vector<SummaryRowView> summary;
    long long draws = 0;
    QString inWords;
    AdviceView advice;
    bool operator==(const PosteriorView&) const = default;
};

} // namespace interphase
