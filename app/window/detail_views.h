#pragma once
#include "protocol/model_details.h"
#include "protocol/rate_map.h"
#include "ui/view/model_view.h"

#include <complex>
#include <span>

namespace interphase {

/// What the voltage loses on its way, stacked below the curve.
void addOverpotentials(const ModelDetails& details, ModelCurveView& out);

/// Profiles, heat and impedance as the page Cell & model shows them.
ModelDetailsView detailsView(const ModelDetails& details, std::span<const double> frequencies_Hz,
                             std::span<const std::complex<double>> impedance_ohm);

/// What can be taken from the cell and put into it over rate and temperature, on a tab of its own.
void addRateMaps(const std::vector<RateMapPoint>& remaining, const std::vector<RateMapPoint>& plating,
                 double oneC_A, ModelDetailsView& out);

} // namespace interphase
