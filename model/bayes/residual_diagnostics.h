#pragma once
#include "bayes/forward_model.h"

namespace interphase {

/// What the residuals at the mode say about the assumption of independent noise.
struct ResidualDiagnostics
{
    double rms = 0.0;                  ///< in the measurement's unit
    double neighbourCorrelation = 0.0; ///< lag one, over all data sets
    double autocorrelationTime =
        1.0;                     ///< 1 + 2 sum of autocorrelations, in points, at least 1 (@cite Sokal1997)
    double intervalFactor = 1.0; ///< by which intervals are too narrow under independent noise: its root
    std::vector<double> autocorrelation; ///< from lag 0 = 1
    bool correlated = false; ///< beyond what independent noise would show, and by a factor that matters
    Message message;
};

/// residual: measurement - prediction, for all segments. Their mean is not removed: an offset is model error
/// too. Lags count points; pairs across segments are left out. The sum of autocorrelations is cut at Sokal's
/// window (5 times itself). For whitened residuals of a correlated noise model the same figures say what it
/// leaves unexplained.
ResidualDiagnostics diagnoseResiduals(std::span<const double> residual,
                                      const std::vector<OutputSegment>& segments);

} // namespace interphase
