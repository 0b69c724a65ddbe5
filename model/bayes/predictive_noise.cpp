#include "bayes/predictive_noise.h"

#include <cmath>
#include <numeric>

namespace interphase {
namespace {

constexpr double kLogSqrt2Pi = 0.91893853320467274178;

std::vector<int> oneEach(std::size_t segments)
{
    std::vector<int> own(segments);
    std::iota(own.begin(), own.end(), 0);
    return own;
}

} // namespace

PredictiveNoise::PredictiveNoise(const std::vector<OutputSegment>& segments)
    : m_segments(segments),
      m_noise(segments, oneEach(segments.size())),
      m_continued(segments.size()),
      m_given(static_cast<std::size_t>(m_noise.size())),
      m_mean(m_given.size()),
      m_variance(m_given.size()),
      m_modelVariance(m_given.size())
{
}

void PredictiveNoise::set(const PredictiveDraw& draw)
{
    const bool known =
        draw.bySegment.empty() ? m_noise.setParameters(draw.noise) : m_noise.setParameters(draw.bySegment);
    if (!known)
        throw InputError(MessageId::InvalidArgument,
                         {"noise of a draw", "no density at these times", "noise that the data set has"});
    m_given.assign(m_given.size(), false);
    for (int i = 0; i < size(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        m_mean[at] = 0.0;
        m_variance[at] = m_noise.variance(i);
        m_modelVariance[at] = m_noise.modelVariance(i);
    }
    if (!setContinued(draw))
        throw InputError(MessageId::InvalidArgument,
                         {"noise of a draw", "no density given the fitted residuals",
                          "noise that the fitted readings have"});
}

bool PredictiveNoise::setContinued(const PredictiveDraw& draw)
{
    for (std::size_t s = 0; s < m_segments.size(); ++s) {
        const NoiseParameters& noise = draw.bySegment.empty() ? draw.noise : draw.bySegment[s];
        auto& part = m_continued[s];
        if (s >= draw.given.size() || !draw.given[s].rows || !remembers(noise.kind)) {
            part.reset();
            continue;
        }
        if (!part || part->rows() != draw.given[s].rows)
            part = ContinuedNoise(m_segments[s], draw.given[s].rows);
        if (!part->set(noise, draw.given[s].residual))
            return false;
        for (std::size_t i = 0; i < part->outputs().size(); ++i) {
            const std::size_t at = static_cast<std::size_t>(m_segments[s].first) + part->outputs()[i];
            m_given[at] = true;
            m_mean[at] = part->mean(i);
            m_variance[at] = part->variance(i);
            m_modelVariance[at] = part->modelVariance(i);
        }
    }
    return true;
}

double PredictiveNoise::logDensity(int i, double residual) const
{
    if (!given(i))
        return m_noise.marginalLogDensity(i, residual);
    const double off = residual - mean(i);
    return -0.5 * (off * off / variance(i) + std::log(variance(i))) - kLogSqrt2Pi;
}

double PredictiveNoise::normalScore(int i, double residual) const
{
    return given(i) ? (residual - mean(i)) / std::sqrt(variance(i)) : m_noise.normalScore(i, residual);
}

void PredictiveNoise::simulate(RandomStream& stream, std::span<double> residual) const
{
    m_noise.simulate(stream, residual);
    for (std::size_t s = 0; s < m_continued.size(); ++s) {
        if (!m_continued[s])
            continue;
        const std::vector<std::size_t>& outputs = m_continued[s]->outputs();
        std::vector<double> part(outputs.size());
        m_continued[s]->simulate(stream, part);
        for (std::size_t i = 0; i < part.size(); ++i)
            residual[static_cast<std::size_t>(m_segments[s].first) + outputs[i]] = part[i];
    }
}

} // namespace interphase
