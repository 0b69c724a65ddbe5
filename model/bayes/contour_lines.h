#pragma once
#include "bayes/density_estimate.h"

#include <vector>

namespace interphase {

/// Points one after the other; closed lines end where they began.
struct ContourLine
{
    std::vector<double> x;
    std::vector<double> y;
};

/// The lines where a density on a grid has this level (marching squares, @cite Lorensen1987 in two
/// dimensions; linear between grid points). Outside the grid the density is taken as zero: a region that
/// reaches the grid's edge is closed along it. A saddle is resolved by the mean of its four corners.
std::vector<ContourLine> contourLines(const DensityGrid& grid, double level);

} // namespace interphase
