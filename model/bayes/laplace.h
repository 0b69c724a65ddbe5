#pragma once
#include "bayes/curvature_density.h"
#include "core/random.h"
#include "core/status.h"

namespace interphase {

// The normal approximation of a density around its mode: first metric of the sampler, first step of profiles,
// and a quick look at the posterior. Wrong in the tails and for bent ridges. With Gauss-Newton curvature it
// never sees a saddle; differences of the gradient do, for 2 d gradients.

enum class HessianKind {
    Curvature,   ///< the density's own (Gauss-Newton); differences if it has none
    Differences, ///< central differences of the gradient
};

/// The normal approximation at a mode.
struct LaplaceApproximation
{
    Status
        status; ///< failed if the Hessian is not positive definite or the density not finite around the mode
    std::vector<double> mode;
    std::vector<double> covariance; ///< row major
    double logDensity = 0.0;
    double logEvidence = 0.0; ///< log of the integral of the density, under the approximation
};

LaplaceApproximation laplace(LogDensity& density, std::span<const double> mode,
                             HessianKind kind = HessianKind::Curvature);

/// `count` draws from it, by as many streams of the seed from `firstStream`.
std::vector<std::vector<double>> drawFrom(const LaplaceApproximation& normal, int count, std::uint64_t seed,
                                          StreamPurpose purpose, std::uint32_t firstStream = 0);

} // namespace interphase
