#pragma once
#include "protocol/model_details.h"
#include "ui/view/model_view.h"

namespace interphase {

/// What the voltage loses on its way, stacked below the curve.
void addOverpotentials(const ModelDetails& details, ModelCurveView& out);

/// Profiles and heat as the page Cell & model shows them.
ModelDetailsView detailsView(const ModelDetails& details);

} // namespace interphase
