#include "bayes/ecdf_test.h"
#include "core/message.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace interphase {

EcdfTest::EcdfTest(int count, int points) : m_count(count), m_points(points)
{
    if (count < 1 || points < 2)
        throw InputError(MessageId::InvalidArgument,
                         {"test of uniformity",
                          std::to_string(count) + " values at " + std::to_string(points),
                          "a value and two points or more"});
    m_logFactorial.assign(1, 0.0);
    for (int k = 1; k <= count; ++k)
        m_logFactorial.push_back(m_logFactorial.back() + std::log(k));
    const auto n = static_cast<std::size_t>(count);
    for (const double z : this->points()) {
        std::vector<double> below(n + 1), above(n + 1);
        double sum = 0.0;
        for (int c = 0; c <= count; ++c)
            below[static_cast<std::size_t>(c)] = sum += step(count, c, z);
        sum = 0.0;
        for (int c = count; c >= 0; --c)
            above[static_cast<std::size_t>(c)] = sum += step(count, c, z);
        m_below.push_back(std::move(below));
        m_above.push_back(std::move(above));
    }
}

/// Binomial: of `left` values `moved` lie in a part of probability p, 0 < p < 1.
double EcdfTest::step(int left, int moved, double p) const
{
    const auto f = [this](int k) { return m_logFactorial[static_cast<std::size_t>(k)]; };
    return std::exp(f(left) - f(moved) - f(left - moved) + moved * std::log(p) +
                    (left - moved) * std::log1p(-p));
}

std::vector<double> EcdfTest::points() const
{
    std::vector<double> out;
    for (int i = 1; i < m_points; ++i)
        out.push_back(static_cast<double>(i) / m_points);
    return out;
}

/// The counts that are not among the gamma / 2 lowest or highest.
EcdfTest::Interval EcdfTest::within(std::size_t point, double gamma) const
{
    const std::vector<double>& below = m_below[point];
    const std::vector<double>& above = m_above[point];
    Interval out{0, m_count};
    while (out.lower < m_count && below[static_cast<std::size_t>(out.lower)] <= 0.5 * gamma)
        ++out.lower;
    while (out.upper > 0 && above[static_cast<std::size_t>(out.upper)] <= 0.5 * gamma)
        --out.upper;
    return out;
}

/// The probability that the counts lie within their intervals at all points.
double EcdfTest::coverageOf(double gamma) const
{
    std::vector<double> now(static_cast<std::size_t>(m_count) + 1), next(now.size());
    now[0] = 1.0;
    Interval from{0, 0};
    for (std::size_t i = 0; i < m_below.size(); ++i) {
        const Interval to = within(i, gamma);
        const double p = 1.0 / (m_points - static_cast<double>(i)); // of what is left
        std::fill(next.begin(), next.end(), 0.0);
        for (int n = from.lower; n <= from.upper; ++n)
            for (int m = std::max(n, to.lower); m <= to.upper; ++m)
                next[static_cast<std::size_t>(m)] +=
                    now[static_cast<std::size_t>(n)] * step(m_count - n, m - n, p);
        std::swap(now, next);
        from = to;
    }
    double sum = 0.0;
    for (int n = from.lower; n <= from.upper; ++n)
        sum += now[static_cast<std::size_t>(n)];
    return sum;
}

EcdfBand EcdfTest::band(double coverage) const
{
    constexpr int kHalvings = 40;
    double low = 0.0, high = 2.0; // there all counts are out
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = 0.5 * (low + high);
        (coverageOf(middle) >= coverage ? low : high) = middle;
    }
    EcdfBand out;
    out.point = points();
    for (std::size_t i = 0; i < m_below.size(); ++i) {
        const Interval interval = within(i, low);
        out.lower.push_back(static_cast<double>(interval.lower) / m_count);
        out.upper.push_back(static_cast<double>(interval.upper) / m_count);
    }
    return out;
}

std::vector<int> EcdfTest::countsOf(std::span<const int> ranks) const
{
    std::vector<int> out;
    for (int i = 1; i < m_points; ++i)
        out.push_back(static_cast<int>(std::ranges::count_if(ranks, [i](int r) { return r < i; })));
    return out;
}

double EcdfTest::pValue(std::span<const int> counts) const
{
    constexpr double kTie = 1.0 + 1e-9; // as far, but for rounding
    double gamma = 2.0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto c = static_cast<std::size_t>(counts[i]);
        gamma = std::min(gamma, 2.0 * std::min(m_below[i][c], m_above[i][c]));
    }
    return std::clamp(1.0 - coverageOf(kTie * gamma), 0.0, 1.0);
}

} // namespace interphase
