#include "electrochem/dfn_layout.h"

#include "cell/open_circuit.h"
#include "cell/particle_ids.h"

#include <cmath>
#include <numbers>

namespace interphase {

ParticleKinds ParticleKinds::of(const Cell& cell)
{
    ParticleKinds kinds;
    for (const Side side : {Side::Negative, Side::Positive}) {
        const std::size_t electrode = side == Side::Negative ? 0 : 1;
        kinds.blended[electrode] = isBlended(cell, side);
        for (const int kind : {0, 1})
            kinds.variableDiffusivity[electrode][static_cast<std::size_t>(kind)] =
                (kind == 0 || kinds.blended[electrode]) &&
                cell.has(particleIds(side, kind).diffusivityIntegral);
    }
    return kinds;
}

DfnLayout::DfnLayout(const DfnResolution& r, const DfnModel& model)
    : negative(r.negativeCells),
      separator(r.separatorCells),
      positive(r.positiveCells)
{
    int site = 0, begin = 0;
    for (const Side side : {Side::Negative, Side::Positive}) {
        const std::size_t electrode = side == Side::Negative ? 0 : 1;
        const int count = side == Side::Negative ? negative : positive;
        for (int kind = 0; kind < (model.particles.blended[electrode] ? 2 : 1); ++kind) {
            const bool shells =
                model.particles.variableDiffusivity[electrode][static_cast<std::size_t>(kind)];
            const int radial = shells ? r.shells : r.modes;
            phases.push_back({side, kind, count, site, side == Side::Negative ? 0 : negative + separator,
                              begin, radial, shells});
            site += count;
            begin += radial * count;
        }
    }
}

std::vector<double> gradedWidths(int cells, double grading)
{
    const auto face = [&](int i) {
        const double u = static_cast<double>(i) / cells;
        return (1.0 - grading) * u + grading * 0.5 * (1.0 - std::cos(std::numbers::pi * u));
    };
    std::vector<double> widths;
    for (int i = 0; i < cells; ++i)
        widths.push_back(face(i + 1) - face(i));
    return widths;
}

} // namespace interphase
