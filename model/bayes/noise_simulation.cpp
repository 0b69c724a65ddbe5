#include "bayes/covariance_factor.h"
#include "bayes/noise_likelihood.h"
#include "bayes/noise_process.h"
#include "core/random.h"

#include <algorithm>
#include <cmath>

// Residuals with the density of a NoiseLikelihood.

namespace interphase {

void NoiseLikelihood::simulate(RandomStream& stream, std::span<double> residual) const
{
    for (const Part& part : m_parts)
        simulatePart(part, stream, residual.subspan(part.first, part.count));
    for (std::size_t i = 0; i < m_scale.size(); ++i)
        residual[i] *= m_scale[i];
}

void NoiseLikelihood::simulatePart(const Part& part, RandomStream& stream, std::span<double> residual) const
{
    const NoiseKind kind = part.parameters.kind;
    if (kind == NoiseKind::Covariance) {
        stream.normals(residual);
        return part.factor->colour(residual);
    }
    if (kind == NoiseKind::StudentT) {
        for (double& e : residual)
            e = part.parameters.sigma * part.student.quantile(stream.uniform());
        return;
    }
    const NoiseTerms<double> terms = noiseTerms(part.parameters);
    double x1 = 0.0, x2 = 0.0;
    for (std::size_t i = 0; i < residual.size(); ++i) {
        const Point& p = m_points[part.first + i];
        const auto move = noiseMove(terms, {p.step_s, p.elapsed_s});
        const double before = x1, first = std::sqrt(move.q11), z1 = stream.normal();
        x1 = move.f11 * x1 + move.f12 * x2 + first * z1;
        residual[i] = x1;
        if (kind == NoiseKind::Drift)
            residual[i] += terms.instrument() * stream.normal();
        if (kind != NoiseKind::Discrepancy)
            continue;
        const double shared = first > 0.0 ? move.q12 / first : 0.0;
        x2 = move.f21 * before + move.f22 * x2 + shared * z1 +
             std::sqrt(std::max(move.q22 - shared * shared, 0.0)) * stream.normal();
        residual[i] += terms.white * stream.normal();
    }
}

} // namespace interphase
