#include "bayes/noise_likelihood.h"
#include "bayes/noise_process.h"
#include "core/random.h"
#include "core/text.h"

#include <algorithm>
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
            refuse("time " + formatRounded(segment.time_s[i], 12) + " s after " +
                       formatRounded(segment.time_s[i - 1], 12) + " s",
                   "increasing times");
}

} // namespace

NoiseParameters noiseParameters(std::span<const double> values)
{
    NoiseParameters out;
    out.kind = static_cast<NoiseKind>(values.size() - 1);
    out.sigma = values[0];
    out.tau_s = values.size() > 1 ? values[1] : 0.0;
    out.white = values.size() > 2 ? values[2] : 0.0;
    return out;
}

NoiseLikelihood::NoiseLikelihood(const std::vector<OutputSegment>& segments)
{
    for (std::size_t s = 0; s < segments.size(); ++s) {
        checkSegment(segments[s], static_cast<int>(s), size());
        const auto& time = segments[s].time_s;
        for (std::size_t i = 0; i < time.size(); ++i) {
            m_points.emplace_back();
            m_points.back().step_s = i == 0 ? -1.0 : time[i] - time[i - 1];
        }
    }
}

bool NoiseLikelihood::setParameters(const NoiseParameters& parameters)
{
    m_parameters = parameters;
    bool finite = true;
    NoiseFilter<double> filter;
    for (Point& p : m_points) {
        const auto move = noiseMove(parameters.kind, p.step_s, parameters.sigma, parameters.tau_s);
        filter.predict(move, parameters.white);
        p = {p.step_s, move.f11,  move.f12,  move.f21,
             move.f22, filter.k1, filter.k2, 1.0 / std::sqrt(filter.variance)};
        filter.update(0.0, parameters.white);
        finite = finite && std::isfinite(p.scale) && p.scale > 0.0;
    }
    return finite;
}

void NoiseLikelihood::whiten(std::span<const double> residual, std::span<double> z) const
{
    double m1 = 0.0, m2 = 0.0;
    for (std::size_t i = 0; i < m_points.size(); ++i)
        z[i] = m_points[i].whiten(residual[i], m1, m2);
}

void NoiseLikelihood::whitenTransposed(std::span<const double> z, std::span<double> out) const
{
    double by1 = 0.0, by2 = 0.0; // of the state after the point
    for (std::size_t i = m_points.size(); i-- > 0;) {
        const Point& p = m_points[i];
        out[i] = p.scale * z[i] + p.k1 * by1 + p.k2 * by2;
        const double before1 = by1 - out[i], before2 = by2; // of the state the filter predicted
        by1 = p.f11 * before1 + p.f21 * before2;
        by2 = p.f12 * before1 + p.f22 * before2;
    }
}

void NoiseLikelihood::whitenRows(std::span<double> matrix, int columns) const
{
    const auto width = static_cast<std::size_t>(columns);
    std::vector<double> mean(2 * width, 0.0);
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        double* row = matrix.data() + i * width;
        for (std::size_t j = 0; j < width; ++j)
            row[j] = m_points[i].whiten(row[j], mean[2 * j], mean[2 * j + 1]);
    }
}

double NoiseLikelihood::logLikelihood(std::span<const double> z, std::span<double> pointwise) const
{
    double sum = 0.0;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const double term = -0.5 * z[i] * z[i] - kLogSqrt2Pi + std::log(m_points[i].scale);
        if (!pointwise.empty())
            pointwise[i] = term;
        sum += term;
    }
    return sum;
}

/// The same in closed form: a fast model would spend a third of its time in the filter.
NoiseDerivatives NoiseLikelihood::independentDerivatives(std::span<const double> residual) const
{
    const double sigma = m_parameters.sigma, inverse = 1.0 / sigma;
    double squares = 0.0;
    for (const double e : residual)
        squares += e * e;
    const auto n = static_cast<double>(residual.size());
    NoiseDerivatives out;
    out.gradient[0] = (squares * inverse * inverse - n) * inverse;
    out.information[0][0] = 2.0 * n * inverse * inverse;
    return out;
}

// Of an innovation v with variance S the log density is -(log S + v^2 / S) / 2.
NoiseDerivatives NoiseLikelihood::derivatives(std::span<const double> residual) const
{
    if (m_parameters.kind == NoiseKind::Independent)
        return independentDerivatives(residual);
    const auto unknown = [](double value, int lane) {
        Lanes slope{};
        slope[lane] = 1.0;
        return Dual(value, slope);
    };
    const Dual sigma = unknown(m_parameters.sigma, 0), tau = unknown(m_parameters.tau_s, 1),
               white = unknown(m_parameters.white, 2);
    NoiseDerivatives out;
    Lanes gradient{};
    NoiseFilter<Dual> filter;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        filter.predict(noiseMove(m_parameters.kind, m_points[i].step_s, sigma, tau), white);
        const Dual innovation = residual[i] - filter.m1;
        const Lanes relative = filter.variance.slope / filter.variance.value;
        const double inverse = 1.0 / filter.variance.value, v = innovation.value;
        gradient += 0.5 * (v * v * inverse - 1.0) * relative - v * inverse * innovation.slope;
        for (int a = 0; a < NoiseParameters::kMost; ++a)
            for (int b = 0; b < NoiseParameters::kMost; ++b)
                out.information[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)] +=
                    0.5 * relative[a] * relative[b] + innovation.slope[a] * innovation.slope[b] * inverse;
        filter.update(innovation, white);
    }
    for (int a = 0; a < NoiseParameters::kMost; ++a)
        out.gradient[static_cast<std::size_t>(a)] = gradient[a];
    return out;
}

void NoiseLikelihood::simulate(RandomStream& stream, std::span<double> residual) const
{
    double x1 = 0.0, x2 = 0.0;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const auto move =
            noiseMove(m_parameters.kind, m_points[i].step_s, m_parameters.sigma, m_parameters.tau_s);
        const double before = x1, first = std::sqrt(move.q11), z1 = stream.normal();
        x1 = move.f11 * x1 + move.f12 * x2 + first * z1;
        residual[i] = x1;
        if (m_parameters.kind != NoiseKind::Discrepancy)
            continue;
        const double shared = first > 0.0 ? move.q12 / first : 0.0;
        x2 = move.f21 * before + move.f22 * x2 + shared * z1 +
             std::sqrt(std::max(move.q22 - shared * shared, 0.0)) * stream.normal();
        residual[i] += m_parameters.white * stream.normal();
    }
}

} // namespace interphase
