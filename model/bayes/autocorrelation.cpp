#include "bayes/autocorrelation.h"

#include <numeric>

namespace interphase {
namespace {

double meanOf(const std::vector<double>& x)
{
    return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
}

// Sample variance, denominator n - 1.
double varianceOf(const std::vector<double>& x)
{
    const double centre = meanOf(x);
    double sum = 0.0;
    for (double value : x)
        sum += (value - centre) * (value - centre);
    return sum / (static_cast<double>(x.size()) - 1.0);
}

} // namespace

Autocorrelation::Autocorrelation(const Chains& chains) : m_chains(chains)
{
    for (const auto& chain : chains)
        m_means.push_back(meanOf(chain));
    const auto n = static_cast<double>(chains.front().size());
    m_within = autocovariance(0) * n / (n - 1.0);
    m_total = autocovariance(0) + (chains.size() > 1 ? varianceOf(m_means) : 0.0);
}

double Autocorrelation::autocovariance(std::size_t lag) const
{
    double sum = 0.0;
    for (std::size_t c = 0; c < m_chains.size(); ++c) {
        const auto& x = m_chains[c];
        for (std::size_t i = lag; i < x.size(); ++i)
            sum += (x[i] - m_means[c]) * (x[i - lag] - m_means[c]);
    }
    return sum / static_cast<double>(m_chains.size() * m_chains.front().size());
}

} // namespace interphase
