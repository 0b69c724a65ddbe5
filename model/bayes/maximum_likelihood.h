#pragma once
#include "bayes/optimise.h"

namespace interphase {

class Posterior;

// The maximum of the likelihood alone: the estimate that knows no prior.
//
// Problem: maximise log p(y | theta) over the support of the priors, whose densities do not count. The
// maximum is the same in any coordinates; it is sought in those of the sampler, in which the support has no
// edge. Method: Levenberg-Marquardt climbs on the Fisher information (optimise.h), then Newton steps with it
// until they are lost in rounding. Fails where the likelihood grows towards an edge of the support, or along
// a direction the data do not know: then the climb does not end, and the status says so.

struct LikelihoodMaximum
{
    Status status;
    std::vector<double> q, theta;
    /// Of theta, from the Fisher information at the maximum (delta method); NaN where it is singular.
    std::vector<double> standardError;
    double logLikelihood = 0.0;
    int measurements = 0;
    /// How many there were, how many ended within 0.1 of the best, and how many of those more than three
    /// standard errors from it: then the likelihood has several maxima.
    int climbs = 0, together = 0, elsewhere = 0;

    /// Akaike's and Schwarz's criteria, smaller is better: -2 log L + 2 d, and + d log n.
    double aic() const;
    double bic() const;
};

/// Climbs from all starts, in q, in parallel.
LikelihoodMaximum maximiseLikelihood(const Posterior& posterior,
                                     const std::vector<std::vector<double>>& starts,
                                     const RunContext& context);

} // namespace interphase
