#include "electrochem/dfn_layout.h"

#include <cmath>
#include <numbers>

namespace interphase {

DfnLayout::DfnLayout(const DfnResolution& r, const std::array<bool, 2>& blended)
    : negative(r.negativeCells),
      separator(r.separatorCells),
      positive(r.positiveCells),
      modes(r.modes)
{
    int site = 0;
    for (const Side side : {Side::Negative, Side::Positive}) {
        const bool first = side == Side::Negative;
        const int count = first ? negative : positive;
        for (int kind = 0; kind < (blended[first ? 0 : 1] ? 2 : 1); ++kind) {
            phases.push_back({side, kind, count, site, first ? 0 : negative + separator, modes * site});
            site += count;
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
