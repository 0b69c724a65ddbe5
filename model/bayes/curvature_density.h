#pragma once
#include "bayes/log_density.h"

namespace interphase {

/// A log density that also gives a positive semi-definite approximation of its negative Hessian, e.g.
/// Gauss-Newton's.
class CurvatureDensity : public LogDensity
{
public:
    /// As evaluate(); writes also `curvature` (dimension() x dimension(), symmetric), unspecified at
    /// -infinity.
    virtual double evaluateWithCurvature(std::span<const double> q, std::span<double> gradient,
                                         std::span<double> curvature) = 0;
};

} // namespace interphase
