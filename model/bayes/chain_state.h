#pragma once
#include "bayes/fisher_metric.h"
#include "core/random.h"

#include <string>
#include <string_view>

namespace interphase {

/// What a warm-up learns the metric from.
enum class MetricAdaptation {
    Covariance, ///< the covariance of draws in windows of doubling length, as in Stan
    Score,      ///< draws and gradients (fisher_metric.h)
};

/// All that a chain needs to go on as if it had not been interrupted: position, adaptation, random counter.
struct ChainState
{
    int iteration = 0; ///< draws made, warm-up included
    std::vector<double> q;
    std::vector<double> gradient; ///< empty before the first draw
    double logDensity = 0.0;
    double stepSize = 1.0;
    bool stepSizeIsFresh = false;        ///< found for the present metric
    std::vector<double> inverseMetric;   ///< row major
    std::vector<double> referenceMetric; ///< estimates are shrunk towards it; may be empty with scores
    double referenceWeight = 0.0;        ///< in draws
    StepSizeAdaptation stepSizeAdaptation;
    CovarianceEstimate covariance; ///< of dimension 0 unless it is learnt from
    MetricAdaptation adaptation = MetricAdaptation::Covariance;
    MetricKind metricKind = MetricKind::Dense;
    ScoreMoments scores;       ///< of dimension 0 unless they are learnt from
    ScoreMoments recentScores; ///< the newer part of them
    StreamState stream;
    bool operator==(const ChainState&) const = default;
};

/// The state as bytes (little endian, the same on every machine).
std::string encodeChainState(const ChainState& state);
/// Throws InputError unless the bytes are what encodeChainState writes, or wrote before there were scores.
ChainState decodeChainState(std::string_view bytes);

} // namespace interphase
