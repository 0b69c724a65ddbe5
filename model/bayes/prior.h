#pragma once
#include "core/message.h"

#include <functional>
#include <limits>
#include <string>
#include <string_view>

namespace interphase {

class RandomStream;

/// The families of priors. What a and b mean stands beside each.
enum class PriorKind {
    Uniform,    ///< on [lower, upper]; a, b unused
    Normal,     ///< a = mean, b = standard deviation
    Lognormal,  ///< a = median, b = standard deviation of the logarithm
    HalfNormal, ///< a unused, b = scale; support x >= 0
    Gamma,      ///< a = shape, b = scale; support x >= 0
    Beta,       ///< a, b = shapes of (x - lower) / (upper - lower)
    StudentT,   ///< a = location, b = scale, c = degrees of freedom
    /// a = median, b = standard deviation of the logit log((x - lower) / (upper - x))
    LogitNormal,
};
inline constexpr int kPriorKinds = 8;

/// What a parameter moves on while it is sampled. The prior is the same.
enum class Coordinate {
    Automatic, ///< by its support, see Transform
    Logarithm, ///< for a positive parameter
};

/// A proper prior for one scalar, truncated to [lower, upper]; those two are the range of Uniform, Beta and
/// LogitNormal.
struct PriorSpec
{
    PriorKind kind = PriorKind::Normal;
    double a = 0.0;
    double b = 1.0;
    double lower = -std::numeric_limits<double>::infinity();
    double upper = std::numeric_limits<double>::infinity();
    double c = 0.0; ///< of StudentT only
    bool operator==(const PriorSpec&) const = default;
};

/// A checked PriorSpec with its density, normalised over [lower, upper], its distribution and its moments.
/// Units are those of the parameter. All functions are pure.
class Prior
{
public:
    /// Throws InputError, starting with `name`, if a number is not finite where it must be, a scale is not
    /// positive, the bounds are empty, or the distribution has no mass between them (below about 1e-300).
    explicit Prior(const PriorSpec& spec, std::string_view name = "prior");
    /// The same truncated further. Throws as the constructor does.
    Prior cutTo(double lower, double upper, std::string_view name = "prior") const;

    const PriorSpec& spec() const { return m_spec; }
    /// Ends of the support: the bounds, cut by what the family itself allows; may be infinite.
    double lower() const { return m_lower; }
    double upper() const { return m_upper; }

    /// log density at x; -infinity outside the support.
    double logDensity(double x) const;
    /// d log density / dx and its derivative, inside the support.
    double gradient(double x) const;
    double curvature(double x) const;
    /// P(X <= x).
    double cdf(double x) const;
    /// The x with cdf(x) = p; p in [0, 1].
    double quantile(double p) const;
    double median() const { return quantile(0.5); }
    /// NaN and infinity where Student's t has none: untruncated, one and two degrees of freedom or less.
    double mean() const;
    double standardDeviation() const;
    /// The standard deviation, or half the width of the central 68 % where there is none.
    double spread() const;
    /// The standard normal value with the same probability below, and its derivative by x. Infinite at the
    /// ends of the support.
    double normalScore(double x) const;
    double normalScoreSlope(double x, double score) const;
    /// The x with that normal score.
    double fromNormalScore(double score) const;
    double sample(RandomStream& stream) const;

private:
    void normalise(std::string_view name);
    bool lacksMoment(double order) const;
    double baseLogDensity(double x) const;
    double mass(double from, double to) const;
    double standardise(double x) const;
    double overQuantiles(const std::function<double(double)>& f) const;
    double varianceByQuantiles() const;
    double moment(int order) const;

    PriorSpec m_spec;
    double m_lower;
    double m_upper;
    double m_mass = 1.0; ///< of the untruncated family between the bounds
    double m_logMass = 0.0;
};

} // namespace interphase
