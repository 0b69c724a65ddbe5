#pragma once
#include "ui/view/common.h"
#include "ui/view/sample_view.h"

#include <QStringList>

namespace interphase {

/// A voltage over the charge that was taken out since the charged end, and how steep it is.
struct OpenCircuitLine
{
    Series voltage; ///< Ah, V
    Series slope;   ///< Ah, -dV/dQ in V/Ah
    bool operator==(const OpenCircuitLine&) const = default;
};

struct NamedSeries
{
    QString name;
    Series series;
    bool operator==(const NamedSeries&) const = default;
};

/// An electrode over its mean stoichiometry, all kinds of particle in equilibrium with each other.
struct ElectrodeCurveView
{
    Series potential;                   ///< V against lithium
    Series slope;                       ///< -dU/dx, V
    Series points;                      ///< measured, through which the potential was laid; mostly empty
    std::vector<NamedSeries> materials; ///< of a blend: U of each kind over its own stoichiometry
    std::vector<NamedSeries> fillings;  ///< of a blend: stoichiometry of each kind
    double empty = 0.0, full = 1.0;     ///< the window: where the cell is
    bool operator==(const ElectrodeCurveView&) const = default;
};

/// The tab "Open circuit": the cell at rest, and what a slow run says of its electrodes.
struct OpenCircuitView
{
    OpenCircuitLine cell;     ///< as the study has it, from full to empty
    OpenCircuitLine measured; ///< empty: no data set chosen, or none that will do
    OpenCircuitLine fitted;   ///< empty: not fitted yet
    Series negativeSlope,
        positiveSlope; ///< the electrodes' parts of the slope; of the fit where there is one

    ElectrodeCurveView negative, positive;

    QStringList potentials;  ///< what a measured potential can be given to: "Negative electrode", a material
    QString potentialRemark; ///< on the measured potential that was taken last
    QStringList runs;        ///< data sets with their rate, "C/20 run · C/20"
    int run = -1;            ///< chosen
    QString remark;          ///< on the chosen one: "too fast for an open-circuit voltage ..."
    bool canFit = false;
    std::vector<FigureView> values; ///< "Negative, charged", "0.901 ± 0.002"
    QString summary;                ///< "rms of the residuals 0.8 mV ..."
    bool canTake = false;           ///< the windows found are not the study's
    QString problem;                ///< why there is no fit, one sentence
    EmptyView empty;                ///< where there is nothing to choose from: what to do
    WorkView work;
    bool operator==(const OpenCircuitView&) const = default;
};

} // namespace interphase
