#pragma once
#include "protocol/rate_map.h"
#include "ui/view/rate_map_view.h"

#include <optional>

namespace interphase {

/// Rates and temperatures of a map, equally spaced.
std::vector<double> ratesOf(const RateMapGrid& grid);
std::vector<double> temperaturesOf(const RateMapGrid& grid);

/// What a map answers: the question of the model that its quantity belongs to.
RateMapKind kindOf(RateMapQuantity quantity);
/// From full (or, of charging, from empty) to the cut-off of the cell.
RateMapSpan firstSpan(const Cell& cell, RateMapKind kind);
/// With all of the physics (SEI, plating, heat), but for a temperature that was measured.
RateMapRequest mapRequest(const Cell& cell, ModelKind model, const CellPhysics& physics, RateMapKind kind,
                          const RateMapGrid& grid, const RateMapSpan& span);

using RateMapPoints = std::vector<std::optional<RateMapPoint>>;

/// Fills in what is mapped: names, places, cells with their texts, and the summary.
void addMap(const RateMapPoints& points, const Cell& cell, RateMapView& out);

} // namespace interphase
