#pragma once
#include "ui/view/common.h"
#include "ui/view/sample_view.h"

namespace interphase {

/// What a person asks for.
struct ImpedanceRequestView
{
    double soc = 0.5; ///< at which the cell rests
    double lowest_Hz = 1e-3, highest_Hz = 1e4;
    bool operator==(const ImpedanceRequestView&) const = default;
};

/// The tab "Impedance": the spectrum of the cell at rest.
struct ImpedanceView
{
    ImpedanceRequestView request;
    std::vector<double> frequency_Hz;        ///< rising
    std::vector<double> real_ohm, minus_ohm; ///< Re Z and -Im Z, one a frequency; empty: none
    std::vector<FigureView> figures;         ///< "Voltage at rest", "3.712 V"
    QString problem;                         ///< why there is none
    bool measured = false;                   ///< points of an instrument, not a curve
    bool operator==(const ImpedanceView&) const = default;
};

} // namespace interphase
