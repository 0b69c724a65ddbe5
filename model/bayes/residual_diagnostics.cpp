#include "bayes/residual_diagnostics.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

// Mean over all points, so that the estimate stays positive semi-definite within a segment.
double autocovariance(std::span<const double> e, const std::vector<OutputSegment>& segments, int lag)
{
    double sum = 0.0;
    for (const OutputSegment& segment : segments)
        for (int i = segment.first + lag; i < segment.first + segment.count; ++i)
            sum += e[static_cast<std::size_t>(i)] * e[static_cast<std::size_t>(i - lag)];
    return sum / static_cast<double>(e.size());
}

int longestSegment(const std::vector<OutputSegment>& segments)
{
    int longest = 0;
    for (const OutputSegment& segment : segments)
        longest = std::max(longest, segment.count);
    return longest;
}

} // namespace

ResidualDiagnostics diagnoseResiduals(std::span<const double> residual,
                                      const std::vector<OutputSegment>& segments)
{
    constexpr double kWindow = 5.0;
    // Below it the intervals are off by less than 12 %.
    constexpr double kTimeThatMatters = 1.25;
    ResidualDiagnostics out;
    const double variance = residual.empty() ? 0.0 : autocovariance(residual, segments, 0);
    out.rms = std::sqrt(variance);
    out.autocorrelation = {1.0};
    const int lags = variance > 0.0 ? longestSegment(segments) / 2 : 0;
    double time = 1.0;
    bool open = true;
    for (int lag = 1; lag < lags; ++lag) {
        const double rho = autocovariance(residual, segments, lag) / variance;
        out.autocorrelation.push_back(rho);
        if (open)
            time += 2.0 * rho;
        open = open && lag < kWindow * time;
    }
    out.neighbourCorrelation = lags > 1 ? out.autocorrelation[1] : 0.0;
    out.autocorrelationTime = std::max(time, 1.0);
    out.intervalFactor = std::sqrt(out.autocorrelationTime);
    // Three standard errors of a correlation of independent residuals.
    const bool visible =
        out.neighbourCorrelation > 3.0 / std::sqrt(static_cast<double>(residual.size()) + 1.0);
    out.correlated = visible && out.autocorrelationTime > kTimeThatMatters;
    const std::string neighbours = formatRounded(out.neighbourCorrelation, 2);
    out.message = out.correlated ? Message{MessageId::ResidualsCorrelated,
                                           {neighbours, formatRounded(out.autocorrelationTime, 2),
                                            formatRounded(out.intervalFactor, 2)}}
                                 : Message{MessageId::ResidualsIndependent, {neighbours}};
    return out;
}

} // namespace interphase
