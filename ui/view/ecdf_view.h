#pragma once
#include "ui/view/predictive_view.h"

namespace interphase {

/// An empirical distribution function less the one that is expected, and the band that should hold all of it.
struct EcdfView
{
    QString name;               ///< "Diffusivity", "held out"
    QString remark;             ///< "p = 0.43"
    std::vector<double> point;  ///< 0 to 1
    std::vector<double> excess; ///< at point: found less expected
    BandView band;              ///< likewise
    bool outside = false;       ///< somewhere beyond the band
    bool operator==(const EcdfView&) const = default;
};

} // namespace interphase
