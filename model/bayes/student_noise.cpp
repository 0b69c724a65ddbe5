#include "bayes/student_noise.h"
#include "core/random.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>
#include <cmath>
#include <limits>
#include <numbers>

namespace interphase {

using namespace boost::math;

StudentDensity::StudentDensity(double nu) : m_nu(nu)
{
    const double half = 0.5 * nu;
    m_logScale = -std::log(tgamma_delta_ratio(half, 0.5)) - 0.5 * std::log(nu * std::numbers::pi);
    m_logScaleByNu = 0.5 * (digamma(half + 0.5) - digamma(half) - 1.0 / nu);
}

double StudentDensity::logDensity(double z) const
{
    return m_logScale - 0.5 * (m_nu + 1.0) * std::log1p(z * z / m_nu);
}

double StudentDensity::byNu(double z) const
{
    const double square = z * z;
    return m_logScaleByNu - 0.5 * std::log1p(square / m_nu) +
           0.5 * (m_nu + 1.0) * square / (m_nu * (m_nu + square));
}

std::array<std::array<double, 2>, 2> StudentDensity::information() const
{
    const double half = 0.5 * m_nu, both = (m_nu + 1.0) * (m_nu + 3.0);
    const double sigma = 2.0 * m_nu / (m_nu + 3.0), cross = -2.0 / both;
    const double nu = 0.25 * (trigamma(half) - trigamma(half + 0.5)) - 0.5 * (m_nu + 5.0) / (m_nu * both);
    // Differences of nearly equal numbers for large nu; positive semidefinite whatever they lose.
    return {{{sigma, cross}, {cross, std::max(nu, cross * cross / sigma)}}};
}

double StudentDensity::quantile(double p) const
{
    return boost::math::quantile(students_t(m_nu), p);
}

double StudentDensity::normalScore(double z) const
{
    const double tail = cdf(students_t(m_nu), -std::abs(z)); // of the nearer side, with its digits
    if (!(tail > 0.0))
        return std::copysign(std::numeric_limits<double>::infinity(), z);
    return std::copysign(normalQuantile(std::min(tail, 0.5)), z);
}

} // namespace interphase
