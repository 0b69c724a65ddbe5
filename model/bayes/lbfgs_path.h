#pragma once
#include "bayes/log_density.h"
#include "core/message.h"

#include <stop_token>

namespace interphase {

/// A point of a path with the inverse curvature estimated there from the last steps.
struct PathPoint
{
    std::vector<double> q;
    std::vector<double> gradient;
    std::vector<double> inverseCurvature; ///< row major, symmetric positive definite
    double logDensity = 0.0;
};

struct PathOptions
{
    int history = 6; ///< steps the curvature is estimated from
    int maxIterations = 200;
    double tolerance = 1e-6; ///< ends when the next step promises less of the log density
};

struct LbfgsPath
{
    std::vector<PathPoint> points; ///< after each step, the start left out
    Message reason;                ///< empty when it converged
    int evaluations = 0;           ///< gradients
};

/// Climbs a log density by L-BFGS and remembers every point. Steps fulfil the weak Wolfe conditions, found by
/// bisection (@cite Lewis2013), for which a point without density is one that is too far away; the diagonal
/// that the curvature begins with follows the steps as in @cite Zhang2022, algorithm 3. The density must have
/// been given the stop.
LbfgsPath climbByLbfgs(LogDensity& density, std::span<const double> start, const PathOptions& options,
                       const std::stop_token& stop);

} // namespace interphase
