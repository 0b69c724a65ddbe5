#pragma once
#include <span>
#include <vector>

namespace interphase {

/// A simultaneous band: where all of an empirical distribution function of uniform values lies with the
/// stated probability.
struct EcdfBand
{
    std::vector<double> point; ///< in (0, 1), increasing
    std::vector<double> lower; ///< shares of the values below each point, the ends included
    std::vector<double> upper;
};

// Whether values are uniform, seen at their whole empirical distribution function (@cite Sailynoja2022).
//
// Problem: the band has to hold the function at all points at once, and its values there go together. Method:
// at the points i / n the counts of `count` uniform values are binomial, each given the one before; so the
// probability that all stay within pointwise intervals of level 1 - gamma is a sum along the points, exact.
// gamma is chosen so that this is the coverage that is asked for. For ranks among L draws, n = L + 1 makes
// that exact for the discrete values too. Assumes that the values are independent. Time grows with
// count * points.
//
//     const EcdfTest test(200, 100);
//     const double p = test.pValue(test.countsOf(ranks));
class EcdfTest
{
public:
    /// Both at least 1 and 2; throws InputError otherwise.
    EcdfTest(int count, int points);

    /// coverage in (0, 1).
    EcdfBand band(double coverage) const;
    /// How many of `count` ranks from 0 to points - 1 lie below each of the points 1 ... points - 1.
    std::vector<int> countsOf(std::span<const int> ranks) const;
    /// The probability that uniform values come at some point as far from what is expected as these do at
    /// their worst.
    double pValue(std::span<const int> counts) const;
    std::vector<double> points() const;

private:
    struct Interval
    {
        int lower = 0, upper = 0;
    };
    Interval within(std::size_t point, double gamma) const;
    double coverageOf(double gamma) const;
    double step(int left, int moved, double p) const;

    int m_count;
    int m_points;
    std::vector<double> m_logFactorial;
    std::vector<std::vector<double>> m_below; ///< by point: P(count <= c)
    std::vector<std::vector<double>> m_above; ///< by point: P(count >= c)
};

} // namespace interphase
