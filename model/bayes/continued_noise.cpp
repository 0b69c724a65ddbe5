#include "bayes/continued_noise.h"

#include "bayes/covariance_factor.h"
#include "bayes/noise_process.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>

namespace interphase {

bool remembers(NoiseKind kind)
{
    return kind == NoiseKind::Autoregressive || kind == NoiseKind::Discrepancy || kind == NoiseKind::Drift ||
           kind == NoiseKind::Covariance;
}

ContinuedNoise::ContinuedNoise(const OutputSegment& segment, std::shared_ptr<const FittedRows> rows)
    : m_rows(std::move(rows)),
      m_merged(merged(segment, *m_rows, m_outputs)),
      m_start_s(segment.start_s.value_or(m_merged.front().time_s)),
      m_joint({together(segment, m_merged)}),
      m_mean(m_outputs.size()),
      m_variance(m_outputs.size()),
      m_modelVariance(m_outputs.size())
{
}

std::vector<ContinuedNoise::Row> ContinuedNoise::merged(const OutputSegment& segment, const FittedRows& rows,
                                                        std::vector<std::size_t>& outputs)
{
    const auto same = [](std::size_t a, std::size_t b) { return a == 0 || a == b; };
    if (rows.continues.size() != segment.time_s.size() || rows.time_s.empty() ||
        !same(rows.scale.size(), rows.time_s.size()) || !same(segment.scale.size(), segment.time_s.size()))
        throw InputError(MessageId::InvalidArgument,
                         {"readings that go on", std::to_string(rows.continues.size()) + " outputs",
                          std::to_string(segment.time_s.size()) + " and at least one fitted reading"});
    std::vector<Row> out;
    for (std::size_t i = 0; i < rows.time_s.size(); ++i)
        out.push_back({rows.time_s[i], rows.scale.empty() ? 1.0 : rows.scale[i], static_cast<int>(i), -1});
    for (std::size_t i = 0; i < segment.time_s.size(); ++i)
        if (rows.continues[i]) {
            out.push_back({segment.time_s[i], segment.scale.empty() ? 1.0 : segment.scale[i], -1,
                           static_cast<int>(outputs.size())});
            outputs.push_back(i);
        }
    std::ranges::sort(out, {}, &Row::time_s);
    return out;
}

OutputSegment ContinuedNoise::together(const OutputSegment& segment, const std::vector<Row>& rows)
{
    OutputSegment out{0, static_cast<int>(rows.size()), {}, segment.start_s, {}};
    for (const Row& row : rows) {
        out.time_s.push_back(row.time_s);
        out.scale.push_back(row.scale);
    }
    return out;
}

bool ContinuedNoise::set(const NoiseParameters& parameters, std::span<const double> residual)
{
    m_residual.assign(residual.begin(), residual.end());
    if (residual.size() != m_rows->time_s.size() || !m_joint.setParameters(parameters))
        return false;
    const bool valid =
        parameters.kind == NoiseKind::Covariance ? setStated(parameters) : setProcess(parameters);
    if (valid)
        m_mean = meanGiven(residual);
    return valid;
}

bool ContinuedNoise::setProcess(const NoiseParameters& parameters)
{
    m_stated.reset();
    m_factor.reset();
    const NoiseTerms<double> terms = noiseTerms(parameters);
    const double white = terms.instrument();
    NoiseFilter<double> filter;
    m_steps.clear();
    bool finite = true;
    for (const Row& row : m_merged) {
        const double since = m_steps.empty() ? -1.0 : row.time_s - (m_merged[m_steps.size() - 1]).time_s;
        const auto move = noiseMove(terms, {since, row.time_s - m_start_s});
        filter.predict(move, white);
        m_steps.push_back({move.f11, move.f12, move.f21, move.f22, filter.p11, filter.p12, filter.p22,
                           filter.variance, filter.k1, filter.k2});
        if (row.known < 0)
            continue;
        finite = finite && std::isfinite(filter.variance) && filter.variance > 0.0;
        filter.update(0.0, white);
    }
    smoothVariance(white);
    for (std::size_t i = 0; i < m_variance.size(); ++i)
        m_modelVariance[i] *= parameters.kind == NoiseKind::Discrepancy ? 1.0 : 0.0;
    return finite;
}

/// Writes the variance of the state into m_modelVariance, and of the reading.
void ContinuedNoise::smoothVariance(double white)
{
    double a11 = 0.0, a12 = 0.0, a22 = 0.0; // information of the later readings about the state
    for (std::size_t r = m_merged.size(); r-- > 0;) {
        const Step& s = m_steps[r];
        if (m_merged[r].known >= 0) {
            const double keep = 1.0 - s.k1, n12 = a12 * keep - a22 * s.k2;
            a11 = a11 * keep * keep - 2.0 * a12 * keep * s.k2 + a22 * s.k2 * s.k2 + 1.0 / s.variance;
            a12 = n12;
        } else {
            const auto output = static_cast<std::size_t>(m_merged[r].output);
            const double less = s.p11 * s.p11 * a11 + 2.0 * s.p11 * s.p12 * a12 + s.p12 * s.p12 * a22;
            const double square = m_merged[r].scale * m_merged[r].scale;
            m_modelVariance[output] = std::max(0.0, s.p11 - less) * square;
            m_variance[output] = m_modelVariance[output] + white * white * square;
        }
        const double c11 = a11 * s.f11 + a12 * s.f21, c12 = a11 * s.f12 + a12 * s.f22;
        const double c21 = a12 * s.f11 + a22 * s.f21, c22 = a12 * s.f12 + a22 * s.f22;
        a11 = s.f11 * c11 + s.f21 * c21;
        a12 = s.f11 * c12 + s.f21 * c22;
        a22 = s.f12 * c12 + s.f22 * c22;
    }
}

std::vector<double> ContinuedNoise::meanGiven(std::span<const double> residual) const
{
    if (m_factor)
        return statedMean(residual);
    std::vector<double> out(m_outputs.size()), innovation(m_merged.size(), 0.0), ahead(m_merged.size());
    double m1 = 0.0, m2 = 0.0;
    for (std::size_t r = 0; r < m_merged.size(); ++r) {
        const Step& s = m_steps[r];
        const double before = m1;
        m1 = ahead[r] = s.f11 * m1 + s.f12 * m2;
        m2 = s.f21 * before + s.f22 * m2;
        if (m_merged[r].known < 0)
            continue;
        innovation[r] = residual[static_cast<std::size_t>(m_merged[r].known)] / m_merged[r].scale - m1;
        m1 += s.k1 * innovation[r];
        m2 += s.k2 * innovation[r];
    }
    double b1 = 0.0, b2 = 0.0; // what the later readings ask of the state
    for (std::size_t r = m_merged.size(); r-- > 0;) {
        const Step& s = m_steps[r];
        if (m_merged[r].known >= 0)
            b1 = innovation[r] / s.variance + (1.0 - s.k1) * b1 - s.k2 * b2;
        else
            out[static_cast<std::size_t>(m_merged[r].output)] =
                (ahead[r] + s.p11 * b1 + s.p12 * b2) * m_merged[r].scale;
        const double before = b1;
        b1 = s.f11 * b1 + s.f21 * b2;
        b2 = s.f12 * before + s.f22 * b2;
    }
    return out;
}

bool ContinuedNoise::setStated(const NoiseParameters& parameters)
{
    if (m_stated == parameters.covariance)
        return m_factor && m_factor->valid();
    m_stated = parameters.covariance;
    m_factor = std::make_shared<const CovarianceFactor>(*m_stated, m_rows->time_s);
    if (!m_factor->valid())
        return false;
    std::vector<Row> outputs;
    std::ranges::copy_if(m_merged, std::back_inserter(outputs), [](const Row& r) { return r.output >= 0; });
    std::vector<double> shared;
    for (const double known : m_rows->time_s)
        for (const Row& row : outputs)
            shared.push_back(m_stated->at(m_stated->indexOf(known), m_stated->indexOf(row.time_s)));
    const std::size_t width = outputs.size();
    m_factor->whitenRows(shared, static_cast<int>(width));
    for (std::size_t j = 0; j < width; ++j) {
        const int at = m_stated->indexOf(outputs[j].time_s);
        double left = m_stated->at(at, at);
        for (std::size_t i = 0; i < m_rows->time_s.size(); ++i)
            left -= shared[i * width + j] * shared[i * width + j];
        m_variance[j] = std::max(0.0, left) * outputs[j].scale * outputs[j].scale;
        m_modelVariance[j] = 0.0;
    }
    m_shared = std::make_shared<const std::vector<double>>(std::move(shared));
    return true;
}

std::vector<double> ContinuedNoise::statedMean(std::span<const double> residual) const
{
    std::vector<double> whitened(residual.begin(), residual.end()), out(m_outputs.size(), 0.0);
    for (std::size_t i = 0; i < whitened.size(); ++i)
        whitened[i] /= m_rows->scale.empty() ? 1.0 : m_rows->scale[i];
    m_factor->whitenRows(whitened, 1);
    for (const Row& row : m_merged)
        if (row.output >= 0) {
            const auto j = static_cast<std::size_t>(row.output);
            for (std::size_t i = 0; i < whitened.size(); ++i)
                out[j] += (*m_shared)[i * out.size() + j] * whitened[i] * row.scale;
        }
    return out;
}

void ContinuedNoise::simulate(RandomStream& stream, std::span<double> out) const
{
    std::vector<double> joint(m_merged.size()), lacking = m_residual;
    m_joint.simulate(stream, joint);
    for (std::size_t r = 0; r < m_merged.size(); ++r)
        if (m_merged[r].known >= 0)
            lacking[static_cast<std::size_t>(m_merged[r].known)] -= joint[r];
        else
            out[static_cast<std::size_t>(m_merged[r].output)] = joint[r];
    const std::vector<double> moved = meanGiven(lacking);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] += moved[i];
}

} // namespace interphase
