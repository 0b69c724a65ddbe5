#pragma once
#include "calibrate/prediction.h"
#include "ui/view/nyquist_view.h"

#include <vector>

namespace interphase {

/// The spectra of a prediction, each in the complex plane.
std::vector<NyquistView> nyquistViews(const Prediction& prediction);

} // namespace interphase
