#pragma once
#include "bayes/laplace.h"
#include "core/run_context.h"
#include "core/status.h"

#include <cstdint>

namespace interphase {

class Posterior;

// The mode of a log density, from several starting points.
//
// Problem: maximise log p(q) on unconstrained coordinates. For a Posterior this is the mode of the density of
// q, Jacobian included; unlike that of theta it is inside the support. Method: Levenberg-Marquardt steps (B +
// mu D) s = gradient with Nielsen's damping (@cite Nielsen1999); B is the density's own curvature
// (Gauss-Newton for a Posterior), or, for a density without one, a damped BFGS estimate. A step to -infinity
// is refused like any bad step. Fails where the gradient is wrong or so inexact that no step improves
// (Stalled).
//
//     const ModeSearch search = findMode(posterior, priorStarts(posterior, 8, seed), {}, context);
//     if (const ModeResult* mode = search.best()) ...

struct ModeOptions
{
    int maxIterations = 200;
    /// Converged when a Newton step promises less than this improvement of the log density; 1e-6 is a
    /// thousandth of a posterior standard deviation from the mode.
    double tolerance = 1e-6;
    /// Longest step in any coordinate: q is of order one, a longer one leaves the range where B means
    /// anything.
    double maxStep = 4.0;
    int threads = 0; ///< 0: one a core
};

enum class ModeEnd { Converged, Stalled, IterationLimit, NoFiniteStart, Cancelled };

/// How one climb went.
struct ModeResult
{
    ModeEnd end = ModeEnd::Cancelled;
    Message reason; ///< empty when converged
    std::vector<double> start;
    std::vector<double> q; ///< where it ended
    double startLogDensity = 0.0;
    double logDensity = 0.0;
    int iterations = 0;
    int evaluations = 0;
};

struct ModeSearch
{
    Status status;                  ///< done if at least one climb ended somewhere finite
    std::vector<ModeResult> climbs; ///< one a start, best first: the waterfall
    const ModeResult* best() const { return status.ok() ? &climbs.front() : nullptr; }
};

/// One climb on the calling thread; the density is stopped by `stop` from now on.
ModeResult climb(LogDensity& density, std::span<const double> start, const ModeOptions& options,
                 std::stop_token stop);
/// Climbs from all starts in parallel. A start without finite density is moved towards the first one, by
/// halves.
ModeSearch findMode(const LogDensity& density, const std::vector<std::vector<double>>& starts,
                    const ModeOptions& options, const RunContext& context);

/// `count` starts: the prior's medians first, then quasi-random points (an additive recurrence, shifted by
/// the seed) in the central 95 % of the prior.
std::vector<std::vector<double>> priorStarts(const Posterior& posterior, int count, std::uint64_t seed);

} // namespace interphase
