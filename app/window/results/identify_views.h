#pragma once
#include "calibrate/identification_job.h"
#include "ui/view/identify_view.h"

namespace interphase {

IdentifyView identifyView(const IdentifyResults& results);

/// A product of powers in plain text: "Dₛ,ₙ / kₙ", "κ^0.5 Dₛ,ₙ"; components below a quarter of the largest
/// are left out. direction: exponents by symbol, of any length and sign.
QString combinationText(const std::vector<double>& direction, const QStringList& symbols);

} // namespace interphase
