#include "bayes/prior.h"
#include "core/random.h"
#include "core/text.h"

#include <algorithm>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numbers>

namespace interphase {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kLogSqrt2Pi = 0.91893853320467274178;

double normalCdf(double z)
{
    return 0.5 * std::erfc(-z * std::numbers::sqrt2 / 2.0);
}

double normalDensity(double z)
{
    return std::exp(-0.5 * z * z - kLogSqrt2Pi);
}

// P(from < Z < to), accurate in either tail.
double normalMass(double from, double to)
{
    return from > 0.0 ? normalCdf(-from) - normalCdf(-to) : normalCdf(to) - normalCdf(from);
}

double gammaMass(double shape, double from, double to)
{
    using namespace boost::math;
    const auto lowerTail = [&](double x) { return std::isinf(x) ? 1.0 : gamma_p(shape, x); };
    const auto upperTail = [&](double x) { return std::isinf(x) ? 0.0 : gamma_q(shape, x); };
    return from > shape ? upperTail(from) - upperTail(to) : lowerTail(to) - lowerTail(from);
}

// The z with P(from < Z < z) = p P(from < Z < to), counted from the nearer tail.
double normalQuantileBetween(double from, double to, double p)
{
    const double mass = normalMass(from, to);
    const double below = normalCdf(from) + p * mass;
    if (from <= 0.0 && below <= 0.5)
        return normalQuantile(below);
    return -normalQuantile(normalCdf(-to) + (1.0 - p) * mass);
}

double gammaQuantileBetween(double shape, double from, double to, double p)
{
    using namespace boost::math;
    const double mass = gammaMass(shape, from, to);
    const double below = (from > 0.0 ? gamma_p(shape, from) : 0.0) + p * mass;
    if (from <= shape && below <= 0.5)
        return gamma_p_inv(shape, below);
    const double above = (std::isinf(to) ? 0.0 : gamma_q(shape, to)) + (1.0 - p) * mass;
    return gamma_q_inv(shape, std::min(above, 1.0));
}

[[noreturn]] void refuse(std::string_view name, const std::string& found, const char* expected)
{
    throw InputError(MessageId::InvalidArgument, {std::string(name), found, expected});
}

void requirePositive(std::string_view name, const char* what, double value)
{
    if (!(value > 0.0) || std::isinf(value))
        refuse(name, std::string(what) + " " + formatRounded(value, 6), "a positive number");
}

void checkShape(const PriorSpec& spec, std::string_view name)
{
    switch (spec.kind) {
    case PriorKind::Uniform:
        if (std::isinf(spec.lower) || std::isinf(spec.upper))
            refuse(name, "a uniform prior without two bounds", "a lower and an upper bound");
        return;
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
    }
    refuse(name, "an unknown kind of prior", "uniform, normal, lognormal, half-normal or gamma");
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
    m_mass = mass(m_lower, m_upper);
    if (!(m_mass > 1e-300))
        refuse(name, "the bounds lie where the prior has no probability", "bounds nearer to its centre");
    m_logMass = std::log(m_mass);
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

double Prior::quantile(double p) const
{
    if (p <= 0.0 || p >= 1.0)
        return p <= 0.0 ? m_lower : m_upper;
    const double from = standardise(m_lower);
    const double to = standardise(m_upper);
    double x = 0.0;
    switch (m_spec.kind) {
    case PriorKind::Uniform:
        x = m_lower + p * (m_upper - m_lower);
        break;
    case PriorKind::Normal:
        x = m_spec.a + m_spec.b * normalQuantileBetween(from, to, p);
        break;
    case PriorKind::Lognormal:
        x = m_spec.a * std::exp(m_spec.b * normalQuantileBetween(from, to, p));
        break;
    case PriorKind::HalfNormal:
        x = m_spec.b * normalQuantileBetween(from, to, p);
        break;
    case PriorKind::Gamma:
        x = m_spec.b * gammaQuantileBetween(m_spec.a, from, to, p);
        break;
    }
    return std::clamp(x, m_lower, m_upper);
}

double Prior::sample(RandomStream& stream) const
{
    return quantile(stream.uniform());
}

// E[X^order] for the families where it is a mass of a shifted member of the same family.
double Prior::moment(int order) const
{
    const double from = standardise(m_lower);
    const double to = standardise(m_upper);
    if (m_spec.kind == PriorKind::Gamma) {
        const double rising = order == 1 ? m_spec.a : m_spec.a * (m_spec.a + 1.0);
        return rising * std::pow(m_spec.b, order) * gammaMass(m_spec.a + order, from, to) / m_mass;
    }
    const double shift = order * m_spec.b;
    const double shifted = normalMass(from - shift, to - shift);
    return std::pow(m_spec.a, order) * std::exp(0.5 * shift * shift) * shifted / m_mass;
}

double Prior::mean() const
{
    if (m_spec.kind == PriorKind::Uniform)
        return 0.5 * (m_lower + m_upper);
    if (m_spec.kind == PriorKind::Lognormal || m_spec.kind == PriorKind::Gamma)
        return moment(1);
    const double from = standardise(m_lower);
    const double to = standardise(m_upper);
    const double centre = m_spec.kind == PriorKind::Normal ? m_spec.a : 0.0;
    return centre + m_spec.b * (normalDensity(from) - normalDensity(to)) / normalMass(from, to);
}

// For strong truncation, where the closed forms cancel: the integral over p of (quantile(p) - mean)^2.
double Prior::varianceByQuantiles() const
{
    const double centre = mean();
    const auto integrand = [&](double p) { return std::pow(quantile(p) - centre, 2); };
    return boost::math::quadrature::gauss_kronrod<double, 31>::integrate(integrand, 0.0, 1.0, 10, 1e-10);
}

double Prior::standardDeviation() const
{
    if (m_spec.kind == PriorKind::Uniform)
        return (m_upper - m_lower) / std::sqrt(12.0);
    if (m_mass < 0.05)
        return std::sqrt(varianceByQuantiles());
    if (m_spec.kind == PriorKind::Lognormal || m_spec.kind == PriorKind::Gamma)
        return std::sqrt(std::max(moment(2) - moment(1) * moment(1), 0.0));
    const double from = standardise(m_lower);
    const double to = standardise(m_upper);
    const double z = normalMass(from, to);
    const auto edge = [](double t) { return std::isinf(t) ? 0.0 : t * normalDensity(t); };
    const double shift = (normalDensity(from) - normalDensity(to)) / z;
    return m_spec.b * std::sqrt(1.0 + (edge(from) - edge(to)) / z - shift * shift);
}

} // namespace interphase
