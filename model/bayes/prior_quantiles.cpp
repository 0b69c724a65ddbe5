#include "bayes/prior.h"
#include "bayes/prior_families.h"
#include "core/random.h"

#include <algorithm>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <cmath>

// Quantiles, normal scores and moments of a Prior.

namespace interphase {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kLogSqrt2Pi = 0.91893853320467274178;

} // namespace

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
    case PriorKind::Beta:
        x = m_spec.lower +
            (m_spec.upper - m_spec.lower) * betaQuantileBetween(m_spec.a, m_spec.b, from, to, p);
        break;
    case PriorKind::StudentT:
        x = m_spec.a + m_spec.b * studentQuantileBetween(m_spec.c, from, to, p);
        break;
    case PriorKind::LogitNormal: {
        const double z =
            logit(m_spec.a, m_spec.lower, m_spec.upper) + m_spec.b * normalQuantileBetween(from, to, p);
        x = m_spec.lower + (m_spec.upper - m_spec.lower) / (1.0 + std::exp(-z));
        break;
    }
    }
    return std::clamp(x, m_lower, m_upper);
}

double Prior::sample(RandomStream& stream) const
{
    return quantile(stream.uniform());
}

double Prior::normalScore(double x) const
{
    const bool normal = m_spec.kind == PriorKind::Normal || m_spec.kind == PriorKind::Lognormal ||
                        m_spec.kind == PriorKind::LogitNormal;
    if (normal && m_mass == 1.0)
        return standardise(x);
    const double below = cdf(x);
    if (below <= 0.5)
        return below > 0.0 ? normalQuantile(below) : -kInfinity;
    const double above = std::clamp(mass(x, m_upper) / m_mass, 0.0, 1.0);
    return above > 0.0 && x < m_upper ? -normalQuantile(above) : kInfinity;
}

// Both distributions have moved by the same: density(x) dx = phi(z) dz.
double Prior::normalScoreSlope(double x, double score) const
{
    return std::exp(logDensity(x) + 0.5 * score * score + kLogSqrt2Pi);
}

double Prior::fromNormalScore(double score) const
{
    switch (m_mass == 1.0 ? m_spec.kind : PriorKind::Uniform) {
    case PriorKind::Normal:
        return m_spec.a + m_spec.b * score;
    case PriorKind::Lognormal:
        return m_spec.a * std::exp(m_spec.b * score);
    default:
        return quantile(normalCdf(score));
    }
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

bool Prior::lacksMoment(double order) const
{
    return m_spec.kind == PriorKind::StudentT && m_spec.c <= order &&
           (std::isinf(m_lower) || std::isinf(m_upper));
}

double Prior::mean() const
{
    const double from = standardise(m_lower);
    const double to = standardise(m_upper);
    switch (m_spec.kind) {
    case PriorKind::Uniform:
        return 0.5 * (m_lower + m_upper);
    case PriorKind::Lognormal:
    case PriorKind::Gamma:
        return moment(1);
    case PriorKind::Beta: {
        const double share = m_spec.a / (m_spec.a + m_spec.b);
        return m_spec.lower +
               (m_spec.upper - m_spec.lower) * share * betaMass(m_spec.a + 1.0, m_spec.b, from, to) / m_mass;
    }
    case PriorKind::StudentT:
        if (lacksMoment(1.0))
            return std::numeric_limits<double>::quiet_NaN();
        return m_spec.c > 1.0 ? m_spec.a + m_spec.b * studentMeanBetween(m_spec.c, from, to)
                              : overQuantiles([](double x) { return x; });
    case PriorKind::LogitNormal:
        return overQuantiles([](double x) { return x; });
    case PriorKind::Normal:
    case PriorKind::HalfNormal:
        break;
    }
    const double centre = m_spec.kind == PriorKind::Normal ? m_spec.a : 0.0;
    return centre + m_spec.b * (normalDensity(from) - normalDensity(to)) / normalMass(from, to);
}

// The mean of f: the integral over p of f(quantile(p)).
double Prior::overQuantiles(const std::function<double(double)>& f) const
{
    const auto integrand = [&](double p) { return f(quantile(p)); };
    return boost::math::quadrature::gauss_kronrod<double, 31>::integrate(integrand, 0.0, 1.0, 10, 1e-10);
}

// For strong truncation, where the closed forms cancel.
double Prior::varianceByQuantiles() const
{
    const double centre = mean();
    return overQuantiles([&](double x) { return std::pow(x - centre, 2); });
}

double Prior::standardDeviation() const
{
    if (m_spec.kind == PriorKind::Uniform)
        return (m_upper - m_lower) / std::sqrt(12.0);
    if (lacksMoment(2.0))
        return kInfinity;
    const bool closed =
        m_spec.kind != PriorKind::LogitNormal && !(m_spec.kind == PriorKind::StudentT && m_spec.c <= 2.0);
    if (m_mass < 0.05 || !closed)
        return std::sqrt(varianceByQuantiles());
    if (m_spec.kind == PriorKind::Lognormal || m_spec.kind == PriorKind::Gamma)
        return std::sqrt(std::max(moment(2) - moment(1) * moment(1), 0.0));
    const double from = standardise(m_lower);
    const double to = standardise(m_upper);
    if (m_spec.kind == PriorKind::Beta) {
        const double sum = m_spec.a + m_spec.b, width = m_spec.upper - m_spec.lower;
        const double square = m_spec.a * (m_spec.a + 1.0) / (sum * (sum + 1.0)) *
                              betaMass(m_spec.a + 2.0, m_spec.b, from, to) / m_mass;
        return width * std::sqrt(std::max(square - std::pow((mean() - m_spec.lower) / width, 2), 0.0));
    }
    if (m_spec.kind == PriorKind::StudentT)
        return m_spec.b * std::sqrt(std::max(studentSquareBetween(m_spec.c, from, to) -
                                                 std::pow(studentMeanBetween(m_spec.c, from, to), 2),
                                             0.0));
    const double z = normalMass(from, to);
    const auto edge = [](double t) { return std::isinf(t) ? 0.0 : t * normalDensity(t); };
    const double shift = (normalDensity(from) - normalDensity(to)) / z;
    return m_spec.b * std::sqrt(1.0 + (edge(from) - edge(to)) / z - shift * shift);
}

double Prior::spread() const
{
    const double sd = standardDeviation();
    return std::isfinite(sd) ? sd : 0.5 * (quantile(0.84) - quantile(0.16));
}

} // namespace interphase
