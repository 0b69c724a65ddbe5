#pragma once
// A DFN's coefficients cell by cell, for double or Dual.
#include "electrochem/coefficients.h"
#include "electrochem/dfn_layout.h"

#include <vector>

namespace interphase {

/// CellCoefficients laid out along x; SI, per cross-section area of one electrode pair.
template <class S>
struct DfnTerms
{
    CellCoefficients<S> k;
    // One a cell.
    std::vector<S> width;        ///< m
    std::vector<S> volume;       ///< porosity times width, m
    std::vector<S> conductivity; ///< what the electrolyte's conductivity curve is multiplied by
    std::vector<S> diffusivity;  ///< the same of its diffusivity
    std::vector<S> salt; ///< dc/dt (c = c_e / c_e0) per A/m3 that the interface releases as cations, m3/(A s)
    std::vector<S> solid; ///< resistance of the solid from the cell before to this one, ohm m2
    S ends;               ///< of the solid from the outermost centres to the collectors, ohm m2
};

/// `fractions`: widths of the cells as fractions of their domains.
template <class S>
void layOut(const CellCoefficients<S>& k, const DfnLayout& layout, const std::vector<double>& fractions,
            DfnTerms<S>& out)
{
    const auto n = static_cast<std::size_t>(layout.cells());
    out.k = k;
    for (auto* values : {&out.width, &out.volume, &out.conductivity, &out.diffusivity, &out.salt, &out.solid})
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
    out.ends =
        out.width[0] * 0.5 / k.negative.conductivity + out.width[n - 1] * 0.5 / k.positive.conductivity;
}

} // namespace interphase
