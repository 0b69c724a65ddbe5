#pragma once
#include "ui/view/common.h"

#include <string>

namespace interphase {

/// How a quantity of an analysis (a BPX path, "Initial SOC (name)", "sigma_V", "tau_s (name)", ...) is called
/// on screen.
ParameterLabel quantityLabel(const std::string& quantity);
/// "41 %", "0.3 %", "230 %"; as many digits as such a figure deserves.
QString percentText(double share);

} // namespace interphase
