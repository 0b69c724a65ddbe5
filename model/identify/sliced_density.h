#pragma once
#include "bayes/curvature_density.h"

namespace interphase {

/// A density with one coordinate held at a value; the others keep their order. Has a curvature if the density
/// has one.
std::unique_ptr<LogDensity> sliceDensity(LogDensity& density, int coordinate, double value);

/// The full point from the others.
std::vector<double> withCoordinate(std::span<const double> others, int coordinate, double value);
/// The others from the full point.
std::vector<double> withoutCoordinate(std::span<const double> q, int coordinate);

} // namespace interphase
