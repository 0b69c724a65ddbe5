#pragma once
#include "ui/view/common.h"

#include <vector>

namespace interphase {

/// A predicted impedance spectrum in the complex plane: x is the real part, y minus the imaginary one, in
/// ohm; by frequency, from the highest on.
struct NyquistView
{
    QString name;
    Series measured;
    Series median;
    Series model; ///< half of the width of 5 to 95 % in x and y, of the parameters alone
    Series noise; ///< the same with noise
    bool operator==(const NyquistView&) const = default;
};

} // namespace interphase
