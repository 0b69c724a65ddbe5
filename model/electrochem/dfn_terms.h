#pragma once
// A DFN's coefficients cell by cell, for double or Dual.
#include "electrochem/coefficients.h"
#include "electrochem/dfn_layout.h"
#include "electrochem/side_reactions.h"
#include "electrochem/spme_terms.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace interphase {

/// True of a transfer coefficient that makes the closed forms hold, whatever is differentiated by.
inline bool isHalf(double x)
{
    return x == 0.5;
}
inline bool isHalf(const Dual& x)
{
    double moves = 0.0;
    for (int i = 0; i < Dual::kLanes; ++i)
        moves += std::abs(x.slope[i]);
    return x.value == 0.5 && moves == 0.0;
}

/// CellCoefficients laid out along x; SI, per cross-section area of one electrode pair.
template <class S>
struct DfnTerms
{
    CellCoefficients<S> k;
    std::vector<ParticleCoefficients<S>> particles; ///< of each phase
    // One a cell.
    std::vector<S> width;        ///< m
    std::vector<S> volume;       ///< porosity times width, m
    std::vector<S> conductivity; ///< what the electrolyte's conductivity curve is multiplied by
    std::vector<S> diffusivity;  ///< the same of its diffusivity
    std::vector<S> passage; ///< from the cell before: flux of salt per diffusivity and difference of c, 1/m
    std::vector<S> salt; ///< dc/dt (c = c_e / c_e0) per A/m3 that the interface releases as cations, m3/(A s)
    std::vector<S> solid;      ///< resistance of the solid from the cell before to this one, ohm m2
    S ends;                    ///< of the solid from the outermost centres to the collectors, ohm m2
    std::vector<S> film;       ///< resistance at every site, ohm m2
    std::vector<S> hysteresis; ///< state of every site, where any is remembered
    // Where the negative electrode ages, one a site of it.
    SeiTerms<S> sei;
    PlatingTerms<S> plating;
    std::vector<S> seiRate;          ///< see SeiTerms
    std::vector<S> platedFree;       ///< plated lithium at the end of the step without side current, mol/m3
    std::vector<S> platedPerCurrent; ///< what a side current of 1 A/m2 takes from it
    // Of an SPMe, one a cell of its electrolyte.
    SpmeTerms<S> spme;
    std::vector<S> saltSource;     ///< dc/dt per ampere, 1/(A s)
    std::vector<S> saltFree;       ///< c at the end of the step without current
    std::vector<S> saltPerCurrent; ///< what one ampere adds to it
    std::vector<S> saltFlow;       ///< flux coefficient of the face to the right, m/s
    std::vector<S> saltPivot;      ///< scratch
};

/// Of one size among particles whose radii are lognormal by volume; the radius of the cell is then that of
/// the same surface (Sauter's), so that the surface does not depend on the spread.
template <class S>
ParticleCoefficients<S> sized(const ParticleCoefficients<S>& whole, const DfnLayout& layout,
                              const DfnLayout::Phase& phase)
{
    using std::exp;
    using std::log;
    using std::sqrt;
    if (phase.weight == 1.0)
        return whole;
    const S width = sqrt(log(1.0 + whole.spread * whole.spread));
    S surface(0.0); // of all sizes, were the middle one the cell's
    for (const DfnLayout::Phase& p : layout.phases)
        if (p.side == phase.side && p.index == phase.index)
            surface += p.weight * exp(-(width * p.place));
    const S size = exp(width * phase.place) * surface;
    ParticleCoefficients<S> out = whole;
    out.diffusionRate = whole.diffusionRate / (size * size);
    out.uptake = whole.uptake / size;
    out.surface = whole.surface * phase.weight / size;
    out.sites = whole.sites * phase.weight;
    return out;
}

/// Of the faces 1 to `faces`.
template <class S>
void layOutPassages(std::size_t faces, DfnTerms<S>& out)
{
    for (std::size_t i = 1; i <= faces; ++i)
        out.passage[i] = passage(out.width[i - 1], out.diffusivity[i - 1], out.width[i], out.diffusivity[i]);
}

/// `fractions`: widths of the cells as fractions of their domains.
template <class S>
void layOut(const CellCoefficients<S>& k, const DfnLayout& layout, const std::vector<double>& fractions,
            bool electrolyte, DfnTerms<S>& out)
{
    const auto n = static_cast<std::size_t>(layout.cells());
    out.k = k;
    out.particles.resize(layout.phases.size());
    for (std::size_t i = 0; i < layout.phases.size(); ++i) {
        const DfnLayout::Phase& p = layout.phases[i];
        out.particles[i] = sized(k.electrode(p.side).particles(p.index), layout, p);
    }
    for (auto* values :
         {&out.width, &out.volume, &out.conductivity, &out.diffusivity, &out.passage, &out.salt, &out.solid})
        values->resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const int cell = static_cast<int>(i);
        const bool negative = cell < layout.negative, positive = cell >= layout.positiveStart();
        const bool separator = !negative && !positive;
        const ElectrodeCoefficients<S>& e = negative ? k.negative : k.positive;
        const S& porosity = separator ? k.separatorPorosity : e.porosity;
        out.width[i] = (separator ? k.separatorThickness : e.thickness) * fractions[i];
        out.volume[i] = porosity * out.width[i];
        out.conductivity[i] = separator ? k.separatorConductivityFactor : e.conductivityFactor;
        out.diffusivity[i] = separator ? k.separatorDiffusivityFactor : e.diffusivityFactor;
        out.salt[i] = S(1.0 / kFaraday) / (porosity * k.concentration);
        const bool inside = !separator && cell != 0 && cell != layout.positiveStart();
        out.solid[i] = inside ? (out.width[i - 1] + out.width[i]) * 0.5 / e.conductivity : S(0.0);
    }
    layOutPassages(n - 1, out);
    out.film.resize(static_cast<std::size_t>(layout.sites()));
    for (const DfnLayout::Phase& p : layout.phases)
        for (int i = 0; i < p.count; ++i)
            out.film[static_cast<std::size_t>(p.site + i)] = k.electrode(p.side).film;
    if (!electrolyte) {
        std::fill(out.salt.begin(), out.salt.end(), S(0.0));
        out.ends = S(0.0);
        return;
    }
    out.ends =
        out.width[0] * 0.5 / k.negative.conductivity + out.width[n - 1] * 0.5 / k.positive.conductivity;
}

inline constexpr double kLeastOpen = 1e-3; ///< of the pores, at least

/// What the interphase leaves of the porosity in a cell of the negative electrode, a thousandth at least.
template <class S>
S openPorosity(const ParameterArray<S>& p, const DfnLayout& cells, const SlowLayout& layout, const S* slow,
               int cell, const DfnTerms<S>& terms)
{
    S porosity = terms.k.negative.porosity;
    for (const DfnLayout::Phase& phase : cells.phases)
        if (phase.side == Side::Negative && phase.index == 0)
            porosity =
                porosity - terms.particles[static_cast<std::size_t>(phase.number)].surface *
                               (slow[layout.thickness() + phase.site + cell] - p[ParameterId::SeiThickness]);
    const S least = kLeastOpen * terms.k.negative.porosity;
    return valueOf(porosity) > valueOf(least) ? porosity : least;
}

/// Of the transport efficiency in pores of which `porosity` is left, over that at the start: it goes with the
/// porosity to the power that connects the two there (Bruggeman).
template <class S>
S remainingEfficiency(const ParameterArray<S>& p, const S& porosity, const DfnTerms<S>& terms)
{
    const S& start = terms.k.negative.porosity;
    const S exponent = vectorLog(p[ParameterId::NegativeTransportEfficiency]) / vectorLog(start);
    return vectorExp(exponent * vectorLog(porosity / start));
}

/// The electrolyte's part of a cell whose pores are partly filled: `porosity` is what is left.
template <class S>
void layOutPores(const ParameterArray<S>& p, std::size_t cell, const S& porosity, DfnTerms<S>& out)
{
    const ElectrodeCoefficients<S>& e = out.k.negative;
    const S efficiency = remainingEfficiency(p, porosity, out);
    out.volume[cell] = porosity * out.width[cell];
    out.salt[cell] = S(1.0 / kFaraday) / (porosity * out.k.concentration);
    out.conductivity[cell] = e.conductivityFactor * efficiency;
    out.diffusivity[cell] = e.diffusivityFactor * efficiency;
}

/// The slow states' part, at their predicted values `slow`. gamma, known: y' = gamma y + known at the end of
/// the step, of every slow state.
template <class S>
void layOutAgeing(const CellPhysics& physics, const ParameterArray<S>& p, const DfnLayout& cells,
                  const SlowLayout& layout, const S* slow, double gamma, const S* known, DfnTerms<S>& out)
{
    const auto n = static_cast<std::size_t>(layout.sites);
    const S& temperature = slow[SlowLayout::kTemperature];
    out.sei = seiTerms(physics.sei, p, temperature);
    out.plating = platingTerms(p, temperature);
    for (auto* values : {&out.seiRate, &out.platedFree, &out.platedPerCurrent})
        values->resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const auto at = [&](int first) { return static_cast<std::size_t>(first) + i; };
        const S& thickness = slow[at(layout.thickness())];
        out.seiRate[i] = seiRate(physics.sei, out.sei, thickness);
        if (physics.sei != SeiKind::None)
            out.film[i] = out.k.negative.film + out.sei.resistivity * thickness;
        const S decay = physics.plating == PlatingKind::PartiallyReversible
                            ? out.plating.decay * p[ParameterId::SeiThickness] / thickness
                            : S(0.0);
        const S whole = S(gamma) + decay;
        out.platedFree[i] = -(known[at(layout.plated())] / whole);
        out.platedPerCurrent[i] = out.k.negative.surface / (S(kFaraday) * whole);
    }
    if (!physics.seiFillsPores || valueOf(out.salt[0]) == 0.0) // no electrolyte
        return;
    for (int cell = 0; cell < cells.negative; ++cell)
        layOutPores(p, static_cast<std::size_t>(cell), openPorosity(p, cells, layout, slow, cell, out), out);
    layOutPassages(static_cast<std::size_t>(cells.negative), out);
}

} // namespace interphase
