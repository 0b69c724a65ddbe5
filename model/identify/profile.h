#pragma once
#include "bayes/optimise.h"

namespace interphase {

// Which parameters the data determine: the profile posterior of each (@cite Raue2009).
//
// One coordinate is moved away from the mode in steps that adapt to the fall of the log density; the others
// are optimised again at each step, starting from where the last steps point to. A side ends where the
// density has fallen by the threshold, or at the end of the coordinate's range. For a Posterior each point
// also tells how much of the fall is the likelihood's: a side that only the priors close is open as far as
// the data are concerned. Misses what lies beyond a fall of the threshold (further modes), and inherits the
// optimiser's limits.

struct ProfileOptions
{
    double threshold = 1.9207; ///< fall at the ends of a 95 % interval: half the 95 % quantile of chi squared
                               ///< with one degree
    double fallPerStep = 0.3;  ///< aimed at
    int maxPoints = 40;        ///< a side
    /// Ends of a Posterior's coordinates: these quantiles of their priors.
    double rangeTail = 1e-3;
    /// For other densities, how far to go at most, in units of the coordinate.
    double range = 1e3;
    ModeOptions inner{50, 1e-5, 4.0, 1};
    int threads = 0; ///< 0: one a core
};

enum class ProfileEnd {
    Data,       ///< the density fell by the threshold, at least half of it the likelihood's
    Prior,      ///< it fell by the threshold, but the likelihood by less than half
    Range,      ///< the end of the range was reached first
    NoSolution, ///< the model could not be evaluated any further
    Points,     ///< maxPoints were not enough
    Cancelled,
};

enum class ProfileVerdict {
    Identified,       ///< the data close both sides
    WeaklyIdentified, ///< the data leave one side open
    NotIdentified,    ///< the data leave both sides open
    Unknown,          ///< cancelled or not finished
};

struct ProfilePoint
{
    double value = 0.0;         ///< of the coordinate
    double logDensity = 0.0;    ///< maximum over the others
    double logLikelihood = 0.0; ///< there; NaN for a density that is not a Posterior
    std::vector<double> q;      ///< all coordinates there
};

struct ProfileSide
{
    ProfileEnd end = ProfileEnd::Cancelled;
    double limit = 0.0; ///< where the fall reaches the threshold, interpolated; else the last point
};

struct Profile
{
    int coordinate = 0;
    std::vector<ProfilePoint> points; ///< by increasing value; the mode is one of them
    ProfileSide lower;
    ProfileSide upper;
    ProfileVerdict verdict = ProfileVerdict::Unknown;
};

struct ProfileSet
{
    Status status;
    std::vector<Profile> profiles; ///< one a coordinate, in unconstrained units; partial if cancelled
    /// A point found on the way that is higher than the mode given, by more than 0.01; else empty. Start
    /// again from there.
    std::vector<double> betterMode;
};

/// Profiles of all coordinates around `mode`, in parallel. covariance: of the Laplace approximation there
/// (row major).
ProfileSet profileAll(const LogDensity& density, const LaplaceApproximation& laplace,
                      const ProfileOptions& options, const RunContext& context);

} // namespace interphase
