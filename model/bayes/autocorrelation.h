#pragma once
#include "bayes/diagnostics.h"

namespace interphase {

/// Autocorrelations of several chains of equal length together, from their autocovariances and the variance
/// of all (@cite Vehtari2021, equation 10): what separates the chains counts as correlation. The chains must
/// outlive it.
class Autocorrelation
{
public:
    explicit Autocorrelation(const Chains& chains);
    double operator()(std::size_t lag) const { return 1.0 - (m_within - autocovariance(lag)) / m_total; }

private:
    double autocovariance(std::size_t lag) const;

    const Chains& m_chains;
    std::vector<double> m_means;
    double m_within = 0.0;
    double m_total = 0.0;
};

} // namespace interphase
