#include "bayes/adaptation.h"

#include <algorithm>
#include <cmath>

namespace interphase {

void StepSizeAdaptation::restart(double stepSize)
{
    *this = {};
    // Larger steps are cheaper to try than smaller ones. Twice as large, not the usual ten times: the metric
    // is that of the mode from the first draw on, so the first guess is good, and a few rejections at ten
    // times are followed by twenty draws of needlessly short steps.
    mu = std::log(2.0 * stepSize);
}

double StepSizeAdaptation::learn(double acceptance, double target)
{
    constexpr double kGamma = 0.05, kDelay = 10.0, kDecay = 0.75;
    ++count;
    const double weight = 1.0 / (count + kDelay);
    errorMean = (1.0 - weight) * errorMean + weight * (target - std::min(acceptance, 1.0));
    const double logStep = mu - errorMean * std::sqrt(count) / kGamma;
    const double blend = std::pow(count, -kDecay);
    logMean = (1.0 - blend) * logMean + blend * logStep;
    return std::exp(logStep);
}

double StepSizeAdaptation::final() const
{
    return std::exp(logMean);
}

CovarianceEstimate::CovarianceEstimate(int dimension)
    : mean(static_cast<std::size_t>(dimension)),
      scatter(mean.size() * mean.size())
{
}

void CovarianceEstimate::restart()
{
    count = 0.0;
    std::fill(mean.begin(), mean.end(), 0.0);
    std::fill(scatter.begin(), scatter.end(), 0.0);
}

void CovarianceEstimate::add(std::span<const double> q)
{
    ++count;
    const std::size_t d = mean.size();
    // (q - old mean)(q - new mean)' = (1 - 1/n) (q - old mean)(q - old mean)'
    const double weight = 1.0 - 1.0 / count;
    for (std::size_t i = 0; i < d; ++i)
        for (std::size_t j = 0; j < d; ++j)
            scatter[i * d + j] += weight * (q[i] - mean[i]) * (q[j] - mean[j]);
    for (std::size_t i = 0; i < d; ++i)
        mean[i] += (q[i] - mean[i]) / count;
}

WarmupSchedule::WarmupSchedule(int warmup, const WarmupPhases& phases)
    : m_first(phases.first),
      m_end(warmup - phases.last)
{
    constexpr int kShortest = 20; // below it only the step size is adapted
    if (warmup < phases.first + phases.window + phases.last) {
        m_first = static_cast<int>(0.15 * warmup);
        m_end = warmup - static_cast<int>(0.1 * warmup);
    }
    if (warmup < kShortest)
        m_end = m_first;
    int size = std::min(phases.window, m_end - m_first);
    for (int begin = m_first; begin < m_end; size *= 2) {
        // A window that would leave too little for the next, twice as long, takes all.
        const int end = begin + 3 * size > m_end ? m_end : begin + size;
        m_windowEnds.push_back(end);
        begin = end;
    }
}

bool WarmupSchedule::endsWindow(int iteration) const
{
    return std::find(m_windowEnds.begin(), m_windowEnds.end(), iteration + 1) != m_windowEnds.end();
}

} // namespace interphase
