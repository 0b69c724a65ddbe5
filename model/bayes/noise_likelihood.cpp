#include "bayes/noise_likelihood.h"
#include "bayes/number_text.h"
#include "core/random.h"

#include <cmath>

namespace interphase {
namespace {

constexpr double kLogSqrt2Pi = 0.91893853320467274178;

void checkSegment(const OutputSegment& segment, int index, int expectedFirst)
{
    const std::string name = "data set " + std::to_string(index + 1);
    const auto refuse = [&](const std::string& found, const char* expected) {
        throw InputError(MessageId::InvalidArgument, {name, found, expected});
    };
    if (segment.count < 1 || segment.first != expectedFirst)
        refuse("no points, or a gap before it", "at least one point, directly after the data set before");
    if (static_cast<int>(segment.time_s.size()) != segment.count)
        refuse(std::to_string(segment.time_s.size()) + " times", "one time for each point");
    for (std::size_t i = 1; i < segment.time_s.size(); ++i)
        if (!(segment.time_s[i] > segment.time_s[i - 1]))
            refuse("time " + numberText(segment.time_s[i], 12) + " s after " +
                       numberText(segment.time_s[i - 1], 12) + " s",
                   "increasing times");
}

} // namespace

NoiseLikelihood::NoiseLikelihood(const std::vector<OutputSegment>& segments, bool autoregressive)
    : m_autoregressive(autoregressive)
{
    for (std::size_t s = 0; s < segments.size(); ++s) {
        checkSegment(segments[s], static_cast<int>(s), size());
        const auto& time = segments[s].time_s;
        for (std::size_t i = 0; i < time.size(); ++i)
            m_step.push_back(i == 0 ? -1.0 : time[i] - time[i - 1]);
    }
    m_rho.assign(m_step.size(), 0.0);
    m_scale.assign(m_step.size(), 1.0);
}

bool NoiseLikelihood::setParameters(double sigma, double tau_s)
{
    m_sigma = sigma;
    m_tau = tau_s;
    bool finite = true;
    for (std::size_t i = 0; i < m_step.size(); ++i) {
        const bool linked = m_autoregressive && m_step[i] > 0.0;
        const double ratio = linked ? m_step[i] / tau_s : 0.0;
        m_rho[i] = linked ? std::exp(-ratio) : 0.0;
        // 1 - rho^2 without cancellation for long correlation times.
        m_scale[i] = 1.0 / (linked ? sigma * std::sqrt(-std::expm1(-2.0 * ratio)) : sigma);
        finite = finite && std::isfinite(m_scale[i]) && m_scale[i] > 0.0;
    }
    return finite;
}

void NoiseLikelihood::whiten(std::span<const double> residual, std::span<double> z) const
{
    for (std::size_t i = 0; i < m_rho.size(); ++i)
        z[i] = m_scale[i] * (i == 0 ? residual[i] : residual[i] - m_rho[i] * residual[i - 1]);
}

void NoiseLikelihood::whitenTransposed(std::span<const double> z, std::span<double> out) const
{
    const std::size_t n = m_rho.size();
    for (std::size_t i = 0; i < n; ++i)
        out[i] = m_scale[i] * z[i] - (i + 1 < n ? m_rho[i + 1] * m_scale[i + 1] * z[i + 1] : 0.0);
}

void NoiseLikelihood::whitenRows(std::span<double> matrix, int columns) const
{
    const auto width = static_cast<std::size_t>(columns);
    for (std::size_t i = m_rho.size(); i-- > 0;) {
        double* row = matrix.data() + i * width;
        for (std::size_t j = 0; j < width; ++j)
            row[j] = m_scale[i] * (i == 0 ? row[j] : row[j] - m_rho[i] * (row - width)[j]);
    }
}

double NoiseLikelihood::logLikelihood(std::span<const double> z, std::span<double> pointwise) const
{
    double sum = 0.0;
    for (std::size_t i = 0; i < m_scale.size(); ++i) {
        const double term = -0.5 * z[i] * z[i] - kLogSqrt2Pi + std::log(m_scale[i]);
        if (!pointwise.empty())
            pointwise[i] = term;
        sum += term;
    }
    return sum;
}

NoiseGradient NoiseLikelihood::parameterGradient(std::span<const double> residual,
                                                 std::span<const double> z) const
{
    NoiseGradient gradient;
    for (std::size_t i = 0; i < m_rho.size(); ++i) {
        gradient.sigma += (z[i] * z[i] - 1.0) / m_sigma;
        if (m_rho[i] == 0.0)
            continue;
        const double rho = m_rho[i];
        const double variance = -std::expm1(-2.0 * m_step[i] / m_tau);
        const double byRho = z[i] * m_scale[i] * residual[i - 1] + (1.0 - z[i] * z[i]) * rho / variance;
        gradient.tau += byRho * rho * m_step[i] / (m_tau * m_tau);
    }
    return gradient;
}

NoiseInformation NoiseLikelihood::information() const
{
    NoiseInformation sum;
    for (std::size_t i = 0; i < m_rho.size(); ++i) {
        sum.sigmaSigma += 2.0 / (m_sigma * m_sigma);
        if (m_rho[i] == 0.0)
            continue;
        const double rho = m_rho[i];
        const double variance = -std::expm1(-2.0 * m_step[i] / m_tau);
        const double byTau = rho * m_step[i] / (m_tau * m_tau);
        sum.sigmaTau -= 2.0 * rho * byTau / (m_sigma * variance);
        sum.tauTau += byTau * byTau * (1.0 / variance + 2.0 * rho * rho / (variance * variance));
    }
    return sum;
}

void NoiseLikelihood::simulate(RandomStream& stream, std::span<double> residual) const
{
    for (std::size_t i = 0; i < m_rho.size(); ++i)
        residual[i] = stream.normal() / m_scale[i] + (i == 0 ? 0.0 : m_rho[i] * residual[i - 1]);
}

} // namespace interphase
