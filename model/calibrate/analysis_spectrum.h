#pragma once
#include "calibrate/analysis.h"

namespace interphase {

/// The part of a spectrum that is fitted. relative: the noise's sigma is a share of the modulus. Throws
/// InputError where nothing of it is in the window, or it was not read.
PreparedSpectrum prepareSpectrum(const SpectrumUse& use, bool relative);

} // namespace interphase
