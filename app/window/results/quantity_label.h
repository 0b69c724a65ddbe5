#pragma once
#include "study/definition.h"
#include "ui/view/common.h"

#include <string>

namespace interphase {

/// How a quantity of an analysis (a BPX path, "Initial SOC (name)", "sigma_V", "tau_s (name)", ...) is called
/// on screen.
ParameterLabel quantityLabel(const std::string& quantity);
/// "1C", "1C, temperature", "EIS, Re Z": outputName() on screen.
QString outputText(const std::string& name, MeasuredQuantity quantity, bool imaginary);
QString unitOf(MeasuredQuantity quantity);
/// "41 %", "0.3 %", "230 %"; as many digits as such a figure deserves.
QString percentText(double share);

} // namespace interphase
