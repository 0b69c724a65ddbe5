#pragma once
#include "study/definition.h"
#include "ui/view/common.h"
#include "ui/view/predictive_view.h"

#include <string>

namespace interphase {

/// How a quantity of an analysis (a BPX path, "Initial SOC (name)", "sigma_V", "tau_s (name)", ...) is called
/// on screen.
ParameterLabel quantityLabel(const std::string& quantity);
/// "1C", "1C, temperature", "EIS, Re Z": outputName() on screen.
QString outputText(const std::string& name, MeasuredQuantity quantity, bool imaginary);
/// "Voltage", "Re Z": of an axis; and what it stands over.
QString quantityText(MeasuredQuantity quantity, bool imaginary);
PredictiveAxis axisOf(MeasuredQuantity quantity);
QString unitOf(MeasuredQuantity quantity);
/// "41 %", "0.3 %", "230 %"; as many digits as such a figure deserves.
QString percentText(double share);

} // namespace interphase
