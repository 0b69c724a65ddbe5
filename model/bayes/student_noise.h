#pragma once
#include <array>

namespace interphase {

/// Student's t with `nu` degrees of freedom and unit scale: what a residual over sigma is distributed like
/// (@cite Lange1989). Its expected information replaces the curvature, which is not convex for outliers.
class StudentDensity
{
public:
    StudentDensity() = default;
    /// nu > 0 and finite.
    explicit StudentDensity(double nu);

    double logDensity(double z) const;
    /// - d log density / dz.
    double score(double z) const { return (m_nu + 1.0) * z / (m_nu + z * z); }
    /// d log density / d nu.
    double byNu(double z) const;
    /// Expected information about the location, and about (sigma, nu) at sigma = 1.
    double locationInformation() const { return (m_nu + 1.0) / (m_nu + 3.0); }
    std::array<std::array<double, 2>, 2> information() const;
    double quantile(double p) const;
    /// The standard normal value with the same probability below: what z would be were it normal.
    double normalScore(double z) const;

private:
    double m_nu = 1.0;
    double m_logScale = 0.0; ///< log of the density at 0
    double m_logScaleByNu = 0.0;
};

} // namespace interphase
