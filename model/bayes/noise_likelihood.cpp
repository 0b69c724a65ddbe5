#include "bayes/noise_likelihood.h"
#include "bayes/covariance_factor.h"
#include "bayes/noise_process.h"
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
    if (!segment.scale.empty() && segment.scale.size() != segment.time_s.size())
        refuse(std::to_string(segment.scale.size()) + " scales", "one scale for each point, or none");
    for (const double scale : segment.scale)
        if (!(scale > 0.0 && std::isfinite(scale)))
            refuse("scale " + formatRounded(scale, 12), "scales above 0");
    if (segment.start_s && !(*segment.start_s <= segment.time_s.front()))
        refuse("begin " + formatRounded(*segment.start_s, 12) + " s", "a begin before the first time");
}

} // namespace

NoiseLikelihood::NoiseLikelihood(const std::vector<OutputSegment>& segments)
    : NoiseLikelihood(segments, std::vector<int>(segments.size(), 0))
{
}

NoiseLikelihood::NoiseLikelihood(const std::vector<OutputSegment>& segments, const std::vector<int>& groupOf)
{
    if (groupOf.size() != segments.size())
        throw InputError(MessageId::InvalidArgument,
                         {"noise", "groups for " + std::to_string(groupOf.size()) + " data sets",
                          "one for each of " + std::to_string(segments.size())});
    for (std::size_t s = 0; s < segments.size(); ++s) {
        checkSegment(segments[s], static_cast<int>(s), size());
        const auto& time = segments[s].time_s;
        const double start = segments[s].start_s.value_or(time.front());
        Part part;
        part.first = m_points.size();
        part.count = time.size();
        part.group = groupOf[s];
        part.times_s = time;
        for (std::size_t i = 0; i < time.size(); ++i) {
            m_points.emplace_back();
            m_points.back().step_s = i == 0 ? -1.0 : time[i] - time[i - 1];
            m_points.back().elapsed_s = time[i] - start;
        }
        if (!segments[s].scale.empty()) {
            m_scale.resize(part.first, 1.0);
            m_scale.insert(m_scale.end(), segments[s].scale.begin(), segments[s].scale.end());
        }
        m_parts.push_back(std::move(part));
        m_groupCount = std::max(m_groupCount, groupOf[s] + 1);
    }
    if (!m_scale.empty())
        m_scale.resize(m_points.size(), 1.0);
}

bool NoiseLikelihood::setParameters(const NoiseParameters& parameters)
{
    return setParameters(std::vector(static_cast<std::size_t>(m_groupCount), parameters));
}

bool NoiseLikelihood::setParameters(std::span<const NoiseParameters> groups)
{
    bool finite = true;
    for (Part& part : m_parts) {
        const NoiseParameters& parameters = groups[static_cast<std::size_t>(part.group)];
        if (parameters.kind == NoiseKind::Covariance && parameters.covariance != part.parameters.covariance)
            part.factor = std::make_shared<const CovarianceFactor>(*parameters.covariance, part.times_s);
        part.parameters = parameters;
        finite = setPart(part) && finite;
    }
    return finite;
}

bool NoiseLikelihood::setPart(Part& part)
{
    const NoiseParameters& parameters = part.parameters;
    const std::span<Point> points = std::span(m_points).subspan(part.first, part.count);
    if (parameters.kind == NoiseKind::Covariance) {
        for (std::size_t i = 0; part.factor->valid() && i < points.size(); ++i)
            points[i].scale = 1.0 / part.factor->diagonal(static_cast<int>(i));
        return part.factor->valid();
    }
    part.alike = parameters.kind == NoiseKind::Independent || parameters.kind == NoiseKind::StudentT;
    if (part.alike)
        return setAlike(part);
    bool finite = true;
    const NoiseTerms<double> terms = noiseTerms(parameters);
    const double white = terms.instrument();
    NoiseFilter<double> filter;
    for (Point& p : points) {
        const auto move = noiseMove(terms, {p.step_s, p.elapsed_s});
        filter.predict(move, white);
        p = {p.step_s,  p.elapsed_s, move.f11,
             move.f12,  move.f21,    move.f22,
             filter.k1, filter.k2,   1.0 / std::sqrt(filter.variance)};
        filter.update(0.0, white);
        finite = finite && std::isfinite(p.scale) && p.scale > 0.0;
    }
    return finite;
}

bool NoiseLikelihood::setAlike(Part& part)
{
    part.scale = 1.0 / part.parameters.sigma;
    if (part.parameters.kind == NoiseKind::StudentT) {
        constexpr double kFewest = 1e-3, kMost = 1e9; // beyond them the gamma functions lose their digits
        if (!(part.parameters.nu > kFewest && part.parameters.nu < kMost))
            return false;
        part.student = StudentDensity(part.parameters.nu);
    }
    return std::isfinite(part.scale) && part.scale > 0.0;
}

std::vector<double> NoiseLikelihood::scaled(std::span<const double> residual) const
{
    std::vector<double> out(residual.begin(), residual.end());
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] /= scale(i);
    return out;
}

void NoiseLikelihood::whiten(std::span<const double> residual, std::span<double> z) const
{
    std::vector<double> own;
    if (!m_scale.empty())
        residual = own = scaled(residual);
    for (const Part& part : m_parts) {
        if (part.parameters.kind == NoiseKind::Covariance) {
            const auto to = z.subspan(part.first, part.count);
            std::copy_n(residual.begin() + static_cast<std::ptrdiff_t>(part.first), part.count, to.begin());
            part.factor->whitenRows(to, 1);
            continue;
        }
        const std::size_t end = part.first + part.count;
        if (part.alike) {
            for (std::size_t i = part.first; i < end; ++i)
                z[i] = part.scale * residual[i];
            continue;
        }
        double m1 = 0.0, m2 = 0.0;
        for (std::size_t i = part.first; i < end; ++i)
            z[i] = m_points[i].whiten(residual[i], m1, m2);
    }
}

void NoiseLikelihood::whitenTransposed(std::span<const double> z, std::span<double> out) const
{
    for (const Part& part : m_parts) {
        if (part.parameters.kind == NoiseKind::Covariance) {
            const auto to = out.subspan(part.first, part.count);
            std::copy_n(z.begin() + static_cast<std::ptrdiff_t>(part.first), part.count, to.begin());
            part.factor->whitenTransposed(to);
            continue;
        }
        const std::size_t end = part.first + part.count;
        if (part.alike) {
            for (std::size_t i = part.first; i < end; ++i)
                out[i] = part.scale * z[i];
            continue;
        }
        double by1 = 0.0, by2 = 0.0; // of the state after the point
        for (std::size_t i = end; i-- > part.first;) {
            const Point& p = m_points[i];
            out[i] = p.scale * z[i] + p.k1 * by1 + p.k2 * by2;
            const double before1 = by1 - out[i], before2 = by2; // of the state the filter predicted
            by1 = p.f11 * before1 + p.f21 * before2;
            by2 = p.f12 * before1 + p.f22 * before2;
        }
    }
    for (std::size_t i = 0; i < m_scale.size(); ++i)
        out[i] /= m_scale[i];
}

void NoiseLikelihood::whitenRows(std::span<double> matrix, int columns) const
{
    const auto width = static_cast<std::size_t>(columns);
    std::vector<double> mean(2 * width);
    for (std::size_t i = 0; i < m_scale.size(); ++i)
        for (std::size_t j = 0; j < width; ++j)
            matrix[i * width + j] /= m_scale[i];
    for (const Part& part : m_parts) {
        if (part.parameters.kind == NoiseKind::Covariance) {
            part.factor->whitenRows(matrix.subspan(part.first * width, part.count * width), columns);
            continue;
        }
        const bool student = part.parameters.kind == NoiseKind::StudentT;
        const double root = student ? std::sqrt(part.student.locationInformation()) : 1.0;
        std::fill(mean.begin(), mean.end(), 0.0);
        for (std::size_t i = part.first; i < part.first + part.count; ++i) {
            double* row = matrix.data() + i * width;
            for (std::size_t j = 0; j < width; ++j)
                row[j] = root * (part.alike ? part.scale * row[j]
                                            : m_points[i].whiten(row[j], mean[2 * j], mean[2 * j + 1]));
        }
    }
}

void NoiseLikelihood::score(std::span<const double> z, std::span<double> out) const
{
    whitenTransposed(z, out);
    for (const Part& part : m_parts)
        if (part.parameters.kind == NoiseKind::StudentT)
            for (std::size_t i = part.first; i < part.first + part.count; ++i)
                out[i] = part.student.score(z[i]) * part.scale / scale(i);
}

void NoiseLikelihood::toNormalScores(std::span<double> z) const
{
    for (const Part& part : m_parts)
        if (part.parameters.kind == NoiseKind::StudentT)
            for (std::size_t i = part.first; i < part.first + part.count; ++i)
                z[i] = part.student.normalScore(z[i]);
}

double NoiseLikelihood::logLikelihood(std::span<const double> z, std::span<double> pointwise) const
{
    double sum = 0.0;
    for (const Part& part : m_parts) {
        const bool student = part.parameters.kind == NoiseKind::StudentT;
        const double logScale = part.alike ? std::log(part.scale) : 0.0;
        for (std::size_t i = part.first; i < part.first + part.count; ++i) {
            const double standard =
                student ? part.student.logDensity(z[i]) : -0.5 * z[i] * z[i] - kLogSqrt2Pi;
            double term = standard + (part.alike ? logScale : std::log(m_points[i].scale));
            if (!m_scale.empty())
                term -= std::log(m_scale[i]);
            if (!pointwise.empty())
                pointwise[i] = term;
            sum += term;
        }
    }
    return sum;
}

const NoiseLikelihood::Part& NoiseLikelihood::partOf(int i) const
{
    const auto at = std::upper_bound(m_parts.begin(), m_parts.end(), static_cast<std::size_t>(i),
                                     [](std::size_t index, const Part& p) { return index < p.first; });
    return *(at - 1);
}

double NoiseLikelihood::variance(int i) const
{
    const Part& part = partOf(i);
    const auto index = static_cast<std::size_t>(i);
    const double plain = part.parameters.kind == NoiseKind::Covariance
                             ? part.factor->variance(static_cast<int>(index - part.first))
                             : part.parameters.variance(m_points[index].elapsed_s);
    return plain * scale(index) * scale(index);
}

double NoiseLikelihood::modelVariance(int i) const
{
    const NoiseParameters& noise = partOf(i).parameters;
    const double sd = noise.sigma * scale(static_cast<std::size_t>(i));
    return noise.kind == NoiseKind::Discrepancy ? sd * sd : 0.0;
}

double NoiseLikelihood::normalScore(int i, double residual) const
{
    const Part& part = partOf(i);
    return part.parameters.kind == NoiseKind::StudentT
               ? part.student.normalScore(residual /
                                          (part.parameters.sigma * scale(static_cast<std::size_t>(i))))
               : residual / std::sqrt(variance(i));
}

double NoiseLikelihood::marginalLogDensity(int i, double residual) const
{
    const Part& part = partOf(i);
    if (part.parameters.kind == NoiseKind::StudentT) {
        const double width = part.parameters.sigma * scale(static_cast<std::size_t>(i));
        return part.student.logDensity(residual / width) - std::log(width);
    }
    const double v = variance(i);
    return -0.5 * (residual * residual / v + std::log(v)) - kLogSqrt2Pi;
}

} // namespace interphase
