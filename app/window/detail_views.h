#pragma once
#include "protocol/model_details.h"
#include "ui/view/model_view.h"

#include <complex>
#include <span>

namespace interphase {

/// What the voltage loses on its way, stacked below the curve.
void addOverpotentials(const ModelDetails& details, ModelCurveView& out);

/// Profiles, heat and impedance as the page Cell & model shows them.
ModelDetailsView detailsView(const ModelDetails& details, std::span<const double> frequencies_Hz,
                             std::span<const std::complex<double>> impedance_ohm);

} // namespace interphase
