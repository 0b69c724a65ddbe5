#pragma once
// The algebra of the single particle model with electrolyte, written once for double and Dual. Symbols: c =
// c_e / c_e0, kappa conductivity; index 0: negative electrode, 1: separator, 2: positive electrode.
#include "electrochem/spm_terms.h"

#include <array>
#include <span>
#include <vector>

namespace interphase {

/// Equal finite volumes in each part of the electrolyte; none: no electrolyte.
struct ElectrolyteResolution
{
    std::array<int, 3> cells{0, 0, 0};

    int total() const { return cells[0] + cells[1] + cells[2]; }
};

/// Salt is smooth, but a C-rate of 2 nearly empties the positive electrode: 0.12 mV there, 0.03 mV at 1C
/// (Chen2020).
inline constexpr ElectrolyteResolution kStandardSalt{{28, 4, 16}};

/// What the electrolyte adds to a single particle model, for double or Dual. SI, per cross-section area of
/// one electrode pair.
template <class S>
struct SpmeTerms
{
    std::array<S, 3> thickness, width; ///< m, of the part and of one of its cells
    std::array<S, 3> volume;           ///< porosity times width, m
    std::array<S, 3> diffusivityFactor, conductivityFactor;
    std::array<S, 3> source; ///< dc/dt per ampere of cell current, 1/(A s)
    S concentration;         ///< c_e0, mol/m3
    S diffusionVoltage;      ///< chi RT/F, V
    S area;
    S solidResistance; ///< of both electrodes, ohm
};

/// Between the centres of two cells: half of each, one behind the other, whatever the diffusivity of the
/// salt.
template <class S>
S passage(const S& widthBefore, const S& factorBefore, const S& width, const S& factor)
{
    return 2.0 / (widthBefore / factorBefore + width / factor);
}

template <class S>
SpmeTerms<S> spmeTerms(const CellCoefficients<S>& k, const ElectrolyteResolution& resolution)
{
    SpmeTerms<S> t;
    t.thickness = {k.negative.thickness, k.separatorThickness, k.positive.thickness};
    t.diffusivityFactor = {k.negative.diffusivityFactor, k.separatorDiffusivityFactor,
                           k.positive.diffusivityFactor};
    t.conductivityFactor = {k.negative.conductivityFactor, k.separatorConductivityFactor,
                            k.positive.conductivityFactor};
    const std::array<S, 3> porosity{k.negative.porosity, k.separatorPorosity, k.positive.porosity};
    const S released = k.cationDeficit / (S(kFaraday) * k.area * k.concentration);
    for (const std::size_t part : {0U, 1U, 2U}) {
        t.width[part] = t.thickness[part] * (1.0 / resolution.cells[part]);
        t.volume[part] = porosity[part] * t.width[part];
        const double sign = part == 0 ? 1.0 : part == 1 ? 0.0 : -1.0;
        t.source[part] = sign * released / (porosity[part] * t.thickness[part]);
    }
    t.concentration = k.concentration;
    t.diffusionVoltage = k.diffusionVoltage;
    t.area = k.area;
    t.solidResistance =
        (k.negative.thickness / k.negative.conductivity + k.positive.thickness / k.positive.conductivity) /
        (3.0 * k.area);
    return t;
}

/// Middles of the cells, m from the negative collector.
inline std::vector<double> saltCentres(const SpmeTerms<double>& e, const ElectrolyteResolution& resolution)
{
    std::vector<double> centres;
    double left = 0.0;
    for (const std::size_t part : {0U, 1U, 2U})
        for (int i = 0; i < resolution.cells[part]; ++i, left += e.width[part])
            centres.push_back(left + 0.5 * e.width[part]);
    return centres;
}

/// Marquis et al. 2019, the canonical SPMe: reaction overpotentials with the exchange current density of each
/// cell of the electrolyte, averaged over the electrode; its diffusion potential; its resistance at its mean
/// concentration; that of the solids. `c` of all cells, from the negative collector. The means of logarithms
/// are logarithms of products, which is why the cells of an electrode are equal.
template <class S, class T, class C>
S spmeVoltage(const Cell& cell, const SpmTerms<T>& t, const SpmeTerms<T>& e,
              const ElectrolyteResolution& resolution, const std::array<S, 2>& theta, const S& current,
              std::span<const C> c)
{
    using std::log;
    using std::sqrt;
    const double sign = valueOf(current) < 0.0 ? -1.0 : 1.0;
    const S magnitude = sign * current;
    std::size_t at = 0;
    S polarisation(0.0);
    C logarithms(0.0); // of c: mean over the positive electrode less that over the negative one
    C mean(0.0), length(0.0);
    for (const std::size_t part : {0U, 1U, 2U}) {
        const auto cells = static_cast<std::size_t>(resolution.cells[part]);
        C sum(0.0), product(1.0);
        for (std::size_t i = 0; i < cells; ++i)
            sum += c[at + i];
        mean += C(e.width[part]) * sum;
        length += C(e.thickness[part]);
        if (part != 1) {
            const std::size_t electrode = part / 2;
            const S square = exchangeSquare(theta[electrode]), k = t.kinetic[electrode] * magnitude;
            const S k2 = k * k;
            S factors(1.0);
            for (std::size_t i = 0; i < cells; ++i) {
                const S own = square * S(c[at + i]);
                factors = factors * ((k + sqrt(k2 + own)) / sqrt(own));
                product = product * c[at + i];
            }
            polarisation += log(factors) * (1.0 / static_cast<double>(cells));
            logarithms += log(product) * ((part == 0 ? -1.0 : 1.0) / static_cast<double>(cells));
        }
        at += cells;
    }
    mean = mean / length;
    const C kappa = evaluate(cell.curve(CurveId::ElectrolyteConductivity), C(C(e.concentration) * mean));
    C resistance(0.0);
    for (const std::size_t part : {0U, 1U, 2U})
        resistance +=
            C(e.thickness[part]) * (part == 1 ? 1.0 : 1.0 / 3.0) / (C(e.conductivityFactor[part]) * kappa);
    const S ohmic = S(resistance) / S(e.area) + S(e.solidResistance) + S(t.seriesResistance);
    const S un = openCircuitPotential(cell, Side::Negative, theta[0], S(t.shift[0]), S(t.entropic[0]));
    const S up = openCircuitPotential(cell, Side::Positive, theta[1], S(t.shift[1]), S(t.entropic[1]));
    return up - un - 2.0 * sign * S(t.thermalVoltage) * polarisation + S(e.diffusionVoltage) * S(logarithms) -
           ohmic * current;
}

} // namespace interphase
