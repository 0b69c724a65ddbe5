#pragma once
#include "bayes/continued_noise.h"
#include "bayes/predictive.h"

namespace interphase {

/// The noise of what a draw predicts: of a new measurement, or of one that goes on, given the residuals that
/// the draw has (PredictiveDraw::given).
class PredictiveNoise
{
public:
    /// Noise may differ from segment to segment.
    explicit PredictiveNoise(const std::vector<OutputSegment>& segments);

    /// Must come before the calls below. Throws InputError where the noise has no density at these times.
    void set(const PredictiveDraw& draw);

    // Of output i by itself, whatever the other predicted ones are.
    double mean(int i) const { return m_mean[static_cast<std::size_t>(i)]; }
    double variance(int i) const { return m_variance[static_cast<std::size_t>(i)]; }
    /// The part of variance(i) that is an error of the model and not of the reading.
    double modelVariance(int i) const { return m_modelVariance[static_cast<std::size_t>(i)]; }
    double logDensity(int i, double residual) const;
    /// The standard normal value with the same probability below.
    double normalScore(int i, double residual) const;
    int size() const { return m_noise.size(); }
    /// Draws residuals of all outputs together.
    void simulate(RandomStream& stream, std::span<double> residual) const;

private:
    bool setContinued(const PredictiveDraw& draw);
    bool given(int i) const { return m_given[static_cast<std::size_t>(i)]; }

    std::vector<OutputSegment> m_segments;
    NoiseLikelihood m_noise;                                ///< of a new measurement
    std::vector<std::optional<ContinuedNoise>> m_continued; ///< by segment; empty: a new measurement
    std::vector<bool> m_given;
    std::vector<double> m_mean, m_variance, m_modelVariance;
};

} // namespace interphase
