#pragma once
#include <span>
#include <vector>

namespace interphase {

// The parts of a sampler that learn during warm-up. Each is plain data plus functions, so that a checkpoint
// is a copy.

/// Dual averaging of the logarithm of the step size towards a target acceptance (@cite Hoffman2014,
/// section 3.2, with its constants gamma = 0.05, t0 = 10, kappa = 0.75).
struct StepSizeAdaptation
{
    double mu = 0.0; ///< the logarithm shrunk towards
    double count = 0.0;
    double errorMean = 0.0;
    double logMean = 0.0; ///< averaged logarithm: the step size for after the warm-up
    bool operator==(const StepSizeAdaptation&) const = default;

    void restart(double stepSize);
    /// Returns the next step size to try.
    double learn(double acceptance, double target);
    double final() const;
};

/// Running mean and covariance (Welford).
struct CovarianceEstimate
{
    double count = 0.0;
    std::vector<double> mean;
    std::vector<double> scatter; ///< sum of outer products of deviations, row major
    bool operator==(const CovarianceEstimate&) const = default;

    explicit CovarianceEstimate(int dimension = 0);
    void restart();
    void add(std::span<const double> q);
    /// Sample covariance entry; count > 1.
    double covariance(std::size_t i, std::size_t j) const
    {
        return scatter[i * mean.size() + j] / (count - 1.0);
    }
};

/// Lengths of the phases of a warm-up, as in Stan: a first phase for the step size alone, windows of doubling
/// length in which the metric is learnt, a last phase for the step size. Shortened in proportion (15, 75, 10
/// %) if the warm-up is too short for them.
struct WarmupPhases
{
    int first = 75;
    int window = 25;
    int last = 50;
    bool operator==(const WarmupPhases&) const = default;
};

class WarmupSchedule
{
public:
    WarmupSchedule(int warmup, const WarmupPhases& phases);
    /// Whether draw `iteration` (from 0) enters the metric.
    bool learnsMetric(int iteration) const { return iteration >= m_first && iteration < m_end; }
    /// Whether the metric is renewed after draw `iteration`.
    bool endsWindow(int iteration) const;

private:
    int m_first;
    int m_end;
    std::vector<int> m_windowEnds; ///< one past the last draw of each window
};

} // namespace interphase
