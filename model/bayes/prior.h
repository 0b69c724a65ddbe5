#pragma once
#include "core/message.h"

#include <limits>
#include <string>

namespace interphase {

/// The families of priors. What a and b mean stands beside each.
enum class PriorKind {
    Uniform,    ///< on [lower, upper]; a, b unused
    Normal,     ///< a = mean, b = standard deviation
    Lognormal,  ///< a = median, b = standard deviation of the logarithm
    HalfNormal, ///< a unused, b = scale; support x >= 0
    Gamma,      ///< a = shape, b = scale; support x >= 0
};

/// A proper prior for one scalar, truncated to [lower, upper].
struct PriorSpec
{
    PriorKind kind = PriorKind::Normal;
    double a = 0.0;
    double b = 1.0;
    double lower = -std::numeric_limits<double>::infinity();
    double upper = std::numeric_limits<double>::infinity();
    bool operator==(const PriorSpec&) const = default;
};

} // namespace interphase
