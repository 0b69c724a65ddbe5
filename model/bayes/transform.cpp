#include "bayes/transform.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

/// Of Kind::Softplus: below this share of the scale it is the logarithm.
constexpr double kSoft = 0.1;

double logistic(double q)
{
    return q >= 0.0 ? 1.0 / (1.0 + std::exp(-q)) : std::exp(q) / (1.0 + std::exp(q));
}

// log(logistic(q)) without overflow.
double logLogistic(double q)
{
    return q >= 0.0 ? -std::log1p(std::exp(-q)) : q - std::log1p(std::exp(q));
}

} // namespace

Transform::Transform(double lower, double upper, double location, double scale)
    : m_kind(std::isinf(lower) ? (std::isinf(upper) ? Kind::Real : Kind::Below)
                               : (std::isinf(upper) ? Kind::Above : Kind::Between)),
      m_lower(lower),
      m_upper(upper),
      m_location(location),
      m_scale(scale)
{
}

Transform Transform::logarithmic(double lower, double upper, double location, double scale)
{
    Transform out(std::log(lower), std::log(upper), location, scale);
    out.m_logarithmic = true;
    return out;
}

Transform Transform::softplus(double lower, double scale)
{
    Transform out(lower, std::numeric_limits<double>::infinity(), 0.0, scale);
    out.m_kind = Kind::Softplus;
    return out;
}

double Transform::toConstrained(double q) const
{
    return m_logarithmic ? std::exp(map(q)) : map(q);
}

double Transform::map(double q) const
{
    switch (m_kind) {
    case Kind::Real:
        return m_location + m_scale * q;
    case Kind::Above:
        return m_lower + std::exp(q);
    case Kind::Softplus:
        return m_lower - kSoft * m_scale * logLogistic(-q / kSoft);
    case Kind::Below:
        return m_upper - std::exp(-q);
    case Kind::Between:
        break;
    }
    // From the nearer end, so that theta keeps its digits there.
    const double width = m_upper - m_lower;
    return q < 0.0 ? m_lower + width * logistic(q) : m_upper - width * logistic(-q);
}

double Transform::toUnconstrained(double theta) const
{
    if (m_logarithmic)
        theta = std::log(theta);
    switch (m_kind) {
    case Kind::Real:
        return (theta - m_location) / m_scale;
    case Kind::Above:
        return std::log(theta - m_lower);
    case Kind::Softplus: {
        const double x = (theta - m_lower) / (kSoft * m_scale);
        return kSoft * (x < 1.0 ? std::log(std::expm1(x)) : x + std::log1p(-std::exp(-x)));
    }
    case Kind::Below:
        return -std::log(m_upper - theta);
    case Kind::Between:
        break;
    }
    return std::log(theta - m_lower) - std::log(m_upper - theta);
}

double Transform::derivative(double q) const
{
    return std::exp(logJacobian(q));
}

double Transform::secondDerivative(double q) const
{
    return derivative(q) * logJacobianGradient(q);
}

// Of the map: its derivative is exp(mapLogSlope).
double Transform::mapLogSlope(double q) const
{
    switch (m_kind) {
    case Kind::Real:
        return std::log(m_scale);
    case Kind::Above:
        return q;
    case Kind::Softplus:
        return std::log(m_scale) + logLogistic(q / kSoft);
    case Kind::Below:
        return -q;
    case Kind::Between:
        break;
    }
    return std::log(m_upper - m_lower) + logLogistic(q) + logLogistic(-q);
}

// d mapLogSlope / dq.
double Transform::mapBend(double q) const
{
    switch (m_kind) {
    case Kind::Real:
        return 0.0;
    case Kind::Above:
        return 1.0;
    case Kind::Softplus:
        return logistic(-q / kSoft) / kSoft;
    case Kind::Below:
        return -1.0;
    case Kind::Between:
        break;
    }
    return logistic(-q) - logistic(q);
}

double Transform::logJacobian(double q) const
{
    return m_logarithmic ? map(q) + mapLogSlope(q) : mapLogSlope(q);
}

double Transform::logJacobianGradient(double q) const
{
    return m_logarithmic ? std::exp(mapLogSlope(q)) + mapBend(q) : mapBend(q);
}

double Transform::logJacobianCurvature(double q) const
{
    const auto both = [](double x) { return logistic(x) * logistic(-x); };
    const double bend = m_kind == Kind::Between    ? -2.0 * both(q)
                        : m_kind == Kind::Softplus ? -both(q / kSoft) / (kSoft * kSoft)
                                                   : 0.0;
    return m_logarithmic ? std::exp(mapLogSlope(q)) * mapBend(q) + bend : bend;
}

} // namespace interphase
