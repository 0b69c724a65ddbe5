#pragma once
#include "bayes/prior.h"

#include <span>
#include <vector>

namespace interphase {

// Priors that know of each other: a joint density for a block of parameters.
//
// Each parameter keeps its own prior as its margin; the block says how they go together, by the correlation R
// of their normal scores z_i = Phi^-1(F_i(theta_i)) (a Gaussian copula, @cite Nelsen2006):
//
//     p(theta) = prod_i p_i(theta_i) exp(-z^T (R^-1 - I) z / 2) / sqrt(det R).
//
// With normal margins that is the multivariate normal of these means, standard deviations and correlations;
// with lognormal or logit-normal margins the multivariate normal of the logarithms or logits. It is
// normalised whatever the margins, truncated ones included, and has their support.
//
//     PriorCorrelation block({0, 2}, {1.0, 0.8, 0.8, 1.0});
//     sum += block.logDensity(scores);   // beside the margins' own densities

class PriorCorrelation
{
public:
    /// parameters: the indices of the block's members, at least two, each once. correlation: row major.
    /// Throws InputError, starting with `name`, if it is not a correlation matrix that is positive definite.
    PriorCorrelation(std::vector<int> parameters, std::vector<double> correlation,
                     const char* name = "correlation");

    const std::vector<int>& parameters() const { return m_parameters; }
    const std::vector<double>& correlation() const { return m_correlation; }
    std::size_t size() const { return m_parameters.size(); }

    /// What the block adds to the log density of the margins, at the members' normal scores.
    double logDensity(std::span<const double> scores) const;
    /// Its derivatives by the scores.
    void gradient(std::span<const double> scores, std::span<double> out) const;
    /// Entry of the inverse of R: the precision of the scores.
    double precision(std::size_t i, std::size_t j) const { return m_precision[i * size() + j]; }
    /// Makes independent standard normals scores of the block.
    void correlate(std::span<double> scores) const;

private:
    std::vector<int> m_parameters;
    std::vector<double> m_correlation;
    std::vector<double> m_precision;
    std::vector<double> m_lower; ///< Cholesky factor of R, row major
    double m_halfLogDeterminant = 0.0;
};

} // namespace interphase
