#include "bayes/prior_tail.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

/// log density in the coordinate in which the family is what it is.
double naturalLogDensity(const Prior& prior, double x)
{
    const PriorSpec& spec = prior.spec();
    switch (spec.kind) {
    case PriorKind::Lognormal:
        return prior.logDensity(x) + std::log(x);
    case PriorKind::LogitNormal:
        return prior.logDensity(x) + std::log(x - spec.lower) + std::log(spec.upper - x);
    default:
        return prior.logDensity(x);
    }
}

} // namespace

double lessPlausibleShare(const Prior& prior, double x)
{
    constexpr int kPoints = 1000; // of equal probability
    constexpr double kEqual = 1e-9;
    if (!(x >= prior.lower() && x <= prior.upper()))
        return 0.0;
    const double here = naturalLogDensity(prior, x);
    if (std::isnan(here))
        return 0.0;
    int lower = 0;
    for (int i = 0; i < kPoints; ++i)
        lower += naturalLogDensity(prior, prior.quantile((i + 0.5) / kPoints)) <= here + kEqual;
    return static_cast<double>(lower) / kPoints;
}

} // namespace interphase
