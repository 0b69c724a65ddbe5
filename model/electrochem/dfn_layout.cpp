#include "electrochem/dfn_layout.h"

#include <cmath>
#include <numbers>

namespace interphase {

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
