#include "bayes/prior_families.h"
#include "bayes/student_noise.h"
#include "core/random.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numbers>

namespace interphase {
namespace {

constexpr double kLogSqrt2Pi = 0.91893853320467274178;

} // namespace

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

double logit(double x, double lower, double upper)
{
    return std::log(x - lower) - std::log(upper - x);
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

double betaMass(double a, double b, double from, double to)
{
    using namespace boost::math;
    return from > a / (a + b) ? ibetac(a, b, from) - ibetac(a, b, to) : ibeta(a, b, to) - ibeta(a, b, from);
}

double betaQuantileBetween(double a, double b, double from, double to, double p)
{
    using namespace boost::math;
    const double mass = betaMass(a, b, from, to);
    const double below = ibeta(a, b, from) + p * mass;
    if (from <= a / (a + b) && below <= 0.5)
        return ibeta_inv(a, b, std::min(below, 1.0));
    return ibetac_inv(a, b, std::min(ibetac(a, b, to) + (1.0 - p) * mass, 1.0));
}

double logBeta(double a, double b)
{
    using boost::math::lgamma;
    return lgamma(a) + lgamma(b) - lgamma(a + b);
}

namespace {

/// P(T < z).
double studentCdf(double nu, double z)
{
    if (std::isinf(z))
        return z > 0.0 ? 1.0 : 0.0;
    return boost::math::cdf(boost::math::students_t(nu), z);
}

} // namespace

double studentMass(double nu, double from, double to)
{
    return from > 0.0 ? studentCdf(nu, -from) - studentCdf(nu, -to)
                      : studentCdf(nu, to) - studentCdf(nu, from);
}

double studentQuantileBetween(double nu, double from, double to, double p)
{
    const boost::math::students_t standard(nu);
    const double mass = studentMass(nu, from, to);
    const double below = studentCdf(nu, from) + p * mass;
    if (from <= 0.0 && below <= 0.5)
        return boost::math::quantile(standard, below);
    return -boost::math::quantile(standard, std::min(studentCdf(nu, -to) + (1.0 - p) * mass, 1.0));
}

// The integral of z f(z) is -(nu + z^2) f(z) / (nu - 1).
double studentMeanBetween(double nu, double from, double to)
{
    const StudentDensity density(nu);
    const auto edge = [&](double z) {
        return std::isinf(z) ? 0.0 : (nu + z * z) * std::exp(density.logDensity(z));
    };
    return (edge(from) - edge(to)) / ((nu - 1.0) * studentMass(nu, from, to));
}

// z^2 f(z) = nu (1 + z^2 / nu) f(z) - nu f(z), and the first is a t density with two degrees fewer.
double studentSquareBetween(double nu, double from, double to)
{
    const double narrower = std::sqrt((nu - 2.0) / nu);
    const double ratio = studentMass(nu - 2.0, from * narrower, to * narrower) / studentMass(nu, from, to);
    return nu * (nu - 1.0) / (nu - 2.0) * ratio - nu;
}

} // namespace interphase
