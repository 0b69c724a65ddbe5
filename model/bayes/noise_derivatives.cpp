#include "bayes/noise_likelihood.h"
#include "bayes/noise_process.h"

// The derivatives of a NoiseLikelihood by its unknowns, group by group. Sums run over the points in their
// order, whatever the segments.

namespace interphase {

/// What the segments of a group add up to.
struct NoiseLikelihood::Sums
{
    NoiseDerivatives out;
    Lanes gradient{};
    double squares = 0.0; ///< of residuals of independent noise
    double points = 0.0;
};

namespace {

/// Adds a point whose innovation has variance `variance` and square `square`: two unknowns move the variance.
void addVariance(NoiseDerivatives& out, double square, double variance, const std::array<double, 2>& slope)
{
    const double inverse = 1.0 / variance;
    for (std::size_t a = 0; a < 2; ++a) {
        out.gradient[a] += 0.5 * (square * inverse - 1.0) * slope[a] * inverse;
        for (std::size_t b = 0; b < 2; ++b)
            out.information[a][b] += 0.5 * slope[a] * slope[b] * inverse * inverse;
    }
}

/// The unknowns of the noise as the directions of a Dual, in their order.
NoiseTerms<Dual> movingTerms(const NoiseParameters& p)
{
    NoiseTerms<Dual> out{p.kind, p.sigma, p.tau_s, p.white, p.alpha};
    int lane = 0;
    for (double NoiseParameters::*unknown : noiseUnknowns(p.kind)) {
        Dual& moving = unknown == &NoiseParameters::sigma   ? out.sigma
                       : unknown == &NoiseParameters::tau_s ? out.tau_s
                       : unknown == &NoiseParameters::white ? out.white
                                                            : out.alpha;
        moving.slope[lane++] = 1.0;
    }
    return out;
}

} // namespace

/// In closed form: a fast model would spend a third of its time in the filter.
void NoiseLikelihood::addIndependent(const Part& part, std::span<const double> residual, Sums& sums) const
{
    for (std::size_t i = part.first; i < part.first + part.count; ++i)
        sums.squares += residual[i] * residual[i];
    sums.points += static_cast<double>(part.count);
    const double inverse = 1.0 / part.parameters.sigma;
    sums.out.gradient[0] = (sums.squares * inverse * inverse - sums.points) * inverse;
    sums.out.information[0][0] = 2.0 * sums.points * inverse * inverse;
}

void NoiseLikelihood::addGrowing(const Part& part, std::span<const double> residual, Sums& sums) const
{
    const NoiseParameters& p = part.parameters;
    for (std::size_t i = part.first; i < part.first + part.count; ++i) {
        const double elapsed = m_points[i].elapsed_s;
        addVariance(sums.out, residual[i] * residual[i], p.variance(elapsed), {2.0 * p.sigma, elapsed});
    }
}

void NoiseLikelihood::addStudent(const Part& part, std::span<const double> residual, Sums& sums) const
{
    const double inverse = 1.0 / part.parameters.sigma;
    for (std::size_t i = part.first; i < part.first + part.count; ++i) {
        const double z = residual[i] * inverse;
        sums.out.gradient[0] += (z * part.student.score(z) - 1.0) * inverse;
        sums.out.gradient[1] += part.student.byNu(z);
    }
    const auto information = part.student.information();
    const auto n = static_cast<double>(part.count);
    for (std::size_t a = 0; a < 2; ++a)
        for (std::size_t b = 0; b < 2; ++b)
            sums.out.information[a][b] +=
                n * information[a][b] * (a == 0 ? inverse : 1.0) * (b == 0 ? inverse : 1.0);
}

// Of an innovation v with variance S the log density is -(log S + v^2 / S) / 2.
void NoiseLikelihood::addFiltered(const Part& part, std::span<const double> residual, Sums& sums) const
{
    const NoiseTerms<Dual> terms = movingTerms(part.parameters);
    const Dual white = terms.instrument();
    NoiseFilter<Dual> filter;
    for (std::size_t i = part.first; i < part.first + part.count; ++i) {
        filter.predict(noiseMove(terms, {m_points[i].step_s, m_points[i].elapsed_s}), white);
        const Dual innovation = residual[i] - filter.m1;
        const Lanes relative = filter.variance.slope / filter.variance.value;
        const double inverse = 1.0 / filter.variance.value, v = innovation.value;
        sums.gradient += 0.5 * (v * v * inverse - 1.0) * relative - v * inverse * innovation.slope;
        for (int a = 0; a < NoiseParameters::kMost; ++a)
            for (int b = 0; b < NoiseParameters::kMost; ++b)
                sums.out.information[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)] +=
                    0.5 * relative[a] * relative[b] + innovation.slope[a] * innovation.slope[b] * inverse;
        filter.update(innovation, white);
    }
    for (int a = 0; a < NoiseParameters::kMost; ++a)
        sums.out.gradient[static_cast<std::size_t>(a)] = sums.gradient[a];
}

void NoiseLikelihood::addPart(const Part& part, std::span<const double> residual, Sums& sums) const
{
    switch (part.parameters.kind) {
    case NoiseKind::Independent:
        addIndependent(part, residual, sums);
        break;
    case NoiseKind::Growing:
        addGrowing(part, residual, sums);
        break;
    case NoiseKind::StudentT:
        addStudent(part, residual, sums);
        break;
    case NoiseKind::Covariance:
        break;
    case NoiseKind::Autoregressive:
    case NoiseKind::Discrepancy:
    case NoiseKind::Drift:
        addFiltered(part, residual, sums);
        break;
    }
}

void NoiseLikelihood::groupDerivatives(std::span<const double> residual,
                                       std::span<NoiseDerivatives> out) const
{
    std::vector<double> own;
    if (!m_scale.empty())
        residual = own = scaled(residual);
    for (std::size_t group = 0; group < out.size(); ++group) {
        Sums sums;
        for (const Part& part : m_parts)
            if (part.group == static_cast<int>(group))
                addPart(part, residual, sums);
        out[group] = sums.out;
    }
}

NoiseDerivatives NoiseLikelihood::derivatives(std::span<const double> residual) const
{
    NoiseDerivatives out;
    groupDerivatives(residual, std::span(&out, 1));
    return out;
}

} // namespace interphase
