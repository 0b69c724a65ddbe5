#pragma once
#include "bayes/adaptation.h"
#include "core/random.h"

#include <string>
#include <string_view>

namespace interphase {

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
    std::vector<double> referenceMetric; ///< estimates are shrunk towards it
    double referenceWeight = 0.0;        ///< in draws
    StepSizeAdaptation stepSizeAdaptation;
    CovarianceEstimate covariance;
    StreamState stream;
    bool operator==(const ChainState&) const = default;
};

/// The state as bytes (little endian, the same on every machine).
std::string encodeChainState(const ChainState& state);
/// Throws InputError unless the bytes are what encodeChainState writes.
ChainState decodeChainState(std::string_view bytes);

} // namespace interphase
