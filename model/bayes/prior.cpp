#include "bayes/prior.h"
#include "bayes/prior_families.h"
#include "bayes/student_noise.h"
#include "core/text.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numbers>

namespace interphase {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kLogSqrt2Pi = 0.91893853320467274178;

[[noreturn]] void refuse(std::string_view name, const std::string& found, const char* expected)
{
    throw InputError(MessageId::InvalidArgument, {std::string(name), found, expected});
}

void requirePositive(std::string_view name, const char* what, double value)
{
    if (!(value > 0.0) || std::isinf(value))
        refuse(name, std::string(what) + " " + formatRounded(value, 6), "a positive number");
}

void requireRange(const PriorSpec& spec, std::string_view name, const char* found)
{
    if (std::isinf(spec.lower) || std::isinf(spec.upper))
        refuse(name, found, "a lower and an upper bound");
}

void checkShape(const PriorSpec& spec, std::string_view name)
{
    switch (spec.kind) {
    case PriorKind::Uniform:
        return requireRange(spec, name, "a uniform prior without two bounds");
    case PriorKind::Normal:
        if (!std::isfinite(spec.a))
            refuse(name, "mean " + formatRounded(spec.a, 6), "a finite number");
        return requirePositive(name, "standard deviation", spec.b);
    case PriorKind::Lognormal:
        requirePositive(name, "median", spec.a);
        return requirePositive(name, "standard deviation of the logarithm", spec.b);
    case PriorKind::HalfNormal:
        return requirePositive(name, "scale", spec.b);
    case PriorKind::Gamma:
        requirePositive(name, "shape", spec.a);
        return requirePositive(name, "scale", spec.b);
    case PriorKind::Beta:
        requirePositive(name, "first shape", spec.a);
        requirePositive(name, "second shape", spec.b);
        return requireRange(spec, name, "a beta prior without two bounds");
    case PriorKind::StudentT:
        if (!std::isfinite(spec.a))
            refuse(name, "location " + formatRounded(spec.a, 6), "a finite number");
        requirePositive(name, "scale", spec.b);
        return requirePositive(name, "degrees of freedom", spec.c);
    case PriorKind::LogitNormal:
        requirePositive(name, "standard deviation of the logit", spec.b);
        requireRange(spec, name, "a logit-normal prior without two bounds");
        if (!(spec.a > spec.lower && spec.a < spec.upper))
            refuse(name, "median " + formatRounded(spec.a, 6), "a number between the bounds");
        return;
    }
    refuse(name, "an unknown kind of prior", "a family that Interphase has");
}

/// Families whose bounds are a part of their shape: cutting them is another thing.
bool hasOwnRange(PriorKind kind)
{
    return kind == PriorKind::Beta || kind == PriorKind::LogitNormal;
}

double logitSlope(const PriorSpec& spec, double x)
{
    return 1.0 / (x - spec.lower) + 1.0 / (spec.upper - x);
}

bool isPositive(PriorKind kind)
{
    return kind == PriorKind::Lognormal || kind == PriorKind::HalfNormal || kind == PriorKind::Gamma;
}

} // namespace

Prior::Prior(const PriorSpec& spec, std::string_view name)
    : m_spec(spec),
      m_lower(isPositive(spec.kind) ? std::max(spec.lower, 0.0) : spec.lower),
      m_upper(spec.upper)
{
    if (!(m_lower < m_upper))
        refuse(name, "bounds " + formatRounded(m_lower, 6) + " to " + formatRounded(m_upper, 6),
               "a lower bound below the upper one");
    checkShape(spec, name);
    normalise(name);
}

void Prior::normalise(std::string_view name)
{
    m_mass = mass(m_lower, m_upper);
    if (!(m_mass > 1e-300))
        refuse(name, "the bounds lie where the prior has no probability", "bounds nearer to its centre");
    m_logMass = std::log(m_mass);
}

Prior Prior::cutTo(double lower, double upper, std::string_view name) const
{
    if (hasOwnRange(m_spec.kind)) {
        Prior out = *this;
        out.m_lower = std::max(m_lower, lower);
        out.m_upper = std::min(m_upper, upper);
        if (!(out.m_lower < out.m_upper))
            refuse(name, "bounds " + formatRounded(out.m_lower, 6) + " to " + formatRounded(out.m_upper, 6),
                   "a lower bound below the upper one");
        out.normalise(name);
        return out;
    }
    PriorSpec spec = m_spec;
    spec.lower = std::max(spec.lower, lower);
    spec.upper = std::min(spec.upper, upper);
    return Prior(spec, name);
}

double Prior::standardise(double x) const
{
    switch (m_spec.kind) {
    case PriorKind::Uniform:
        return (x - m_lower) / (m_upper - m_lower);
    case PriorKind::Normal:
        return (x - m_spec.a) / m_spec.b;
    case PriorKind::Lognormal:
        return (x > 0.0 ? std::log(x / m_spec.a) : -kInfinity) / m_spec.b;
    case PriorKind::Beta:
        return (x - m_spec.lower) / (m_spec.upper - m_spec.lower);
    case PriorKind::StudentT:
        return (x - m_spec.a) / m_spec.b;
    case PriorKind::LogitNormal:
        return (logit(x, m_spec.lower, m_spec.upper) - logit(m_spec.a, m_spec.lower, m_spec.upper)) /
               m_spec.b;
    default:
        return x / m_spec.b;
    }
}

double Prior::mass(double from, double to) const
{
    const double a = standardise(from);
    const double b = standardise(to);
    switch (m_spec.kind) {
    case PriorKind::Uniform:
        return b - a;
    case PriorKind::Gamma:
        return gammaMass(m_spec.a, a, b);
    case PriorKind::HalfNormal:
        return 2.0 * normalMass(a, b);
    case PriorKind::Beta:
        return betaMass(m_spec.a, m_spec.b, a, b);
    case PriorKind::StudentT:
        return studentMass(m_spec.c, a, b);
    default:
        return normalMass(a, b);
    }
}

double Prior::baseLogDensity(double x) const
{
    const double z = standardise(x);
    switch (m_spec.kind) {
    case PriorKind::Uniform:
        return -std::log(m_upper - m_lower);
    case PriorKind::Normal:
        return -0.5 * z * z - kLogSqrt2Pi - std::log(m_spec.b);
    case PriorKind::Lognormal:
        return x > 0.0 ? -0.5 * z * z - kLogSqrt2Pi - std::log(m_spec.b) - std::log(x) : -kInfinity;
    case PriorKind::HalfNormal:
        return -0.5 * z * z - kLogSqrt2Pi - std::log(m_spec.b) + std::numbers::ln2;
    case PriorKind::Beta:
        if ((z <= 0.0 && m_spec.a < 1.0) || (z >= 1.0 && m_spec.b < 1.0))
            return -kInfinity; // an end where the density has no bound is none of the support
        return (m_spec.a == 1.0 ? 0.0 : (m_spec.a - 1.0) * std::log(z)) +
               (m_spec.b == 1.0 ? 0.0 : (m_spec.b - 1.0) * std::log1p(-z)) - logBeta(m_spec.a, m_spec.b) -
               std::log(m_spec.upper - m_spec.lower);
    case PriorKind::StudentT:
        return StudentDensity(m_spec.c).logDensity(z) - std::log(m_spec.b);
    case PriorKind::LogitNormal:
        return x > m_spec.lower && x < m_spec.upper
                   ? -0.5 * z * z - kLogSqrt2Pi - std::log(m_spec.b) + std::log(logitSlope(m_spec, x))
                   : -kInfinity;
    case PriorKind::Gamma:
        break;
    }
    const double power = m_spec.a == 1.0 ? 0.0 : (m_spec.a - 1.0) * std::log(z);
    return power - z - boost::math::lgamma(m_spec.a) - std::log(m_spec.b);
}

double Prior::logDensity(double x) const
{
    if (!(x >= m_lower && x <= m_upper) || std::isinf(x))
        return -kInfinity;
    return baseLogDensity(x) - m_logMass;
}

double Prior::gradient(double x) const
{
    switch (m_spec.kind) {
    case PriorKind::Uniform:
        return 0.0;
    case PriorKind::Normal:
    case PriorKind::HalfNormal:
        return -standardise(x) / m_spec.b;
    case PriorKind::Lognormal:
        return -(standardise(x) / m_spec.b + 1.0) / x;
    case PriorKind::Beta:
        return (m_spec.a - 1.0) / (x - m_spec.lower) - (m_spec.b - 1.0) / (m_spec.upper - x);
    case PriorKind::StudentT:
        return -StudentDensity(m_spec.c).score(standardise(x)) / m_spec.b;
    case PriorKind::LogitNormal:
        return -standardise(x) / m_spec.b * logitSlope(m_spec, x) + 1.0 / (m_spec.upper - x) -
               1.0 / (x - m_spec.lower);
    case PriorKind::Gamma:
        break;
    }
    return (m_spec.a - 1.0) / x - 1.0 / m_spec.b;
}

double Prior::curvature(double x) const
{
    switch (m_spec.kind) {
    case PriorKind::Uniform:
        return 0.0;
    case PriorKind::Normal:
    case PriorKind::HalfNormal:
        return -1.0 / (m_spec.b * m_spec.b);
    case PriorKind::Lognormal:
        return (standardise(x) / m_spec.b + 1.0 - 1.0 / (m_spec.b * m_spec.b)) / (x * x);
    case PriorKind::Beta:
        return -(m_spec.a - 1.0) / std::pow(x - m_spec.lower, 2) -
               (m_spec.b - 1.0) / std::pow(m_spec.upper - x, 2);
    case PriorKind::StudentT: {
        const double square = std::pow(standardise(x), 2), sum = m_spec.c + square;
        return (m_spec.c + 1.0) * (square - m_spec.c) / (sum * sum * m_spec.b * m_spec.b);
    }
    case PriorKind::LogitNormal: {
        const double low = 1.0 / (x - m_spec.lower), high = 1.0 / (m_spec.upper - x), slope = low + high;
        return -slope * slope / (m_spec.b * m_spec.b) -
               standardise(x) / m_spec.b * (high * high - low * low) + high * high + low * low;
    }
    case PriorKind::Gamma:
        break;
    }
    return (1.0 - m_spec.a) / (x * x);
}

double Prior::cdf(double x) const
{
    if (!(x > m_lower))
        return 0.0;
    return x >= m_upper ? 1.0 : std::clamp(mass(m_lower, x) / m_mass, 0.0, 1.0);
}

} // namespace interphase
