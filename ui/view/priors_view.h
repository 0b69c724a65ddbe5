#pragma once
#include "ui/view/predictive_view.h"

#include <QStringList>

namespace interphase {

struct PriorRowView
{
    ParameterLabel label;
    PriorSpec prior;
    double nominal = 0.0;     ///< value of the parameter set, marked in the density
    bool logarithmic = false; ///< density drawn over the logarithm
    bool removable = true;    ///< can be made a constant again (noise cannot)
    QString problem;          ///< what is wrong with these numbers; empty: nothing
    bool operator==(const PriorRowView&) const = default;
};

/// The noise of some data sets.
struct NoiseRowView
{
    QString name;
    NoiseKind kind = NoiseKind::Independent;
    bool separate = false;          ///< each data set has its own
    bool separable = false;         ///< there is more than one
    QString says;                   ///< what the kind assumes
    std::size_t before = 0;         ///< the row of PriorsView::rows it stands above
    std::vector<NoiseKind> kinds{}; ///< to choose from; empty: all but a stated covariance
    std::optional<bool> relative{}; ///< of an impedance: sigma is a share of its modulus
    bool operator==(const NoiseRowView&) const = default;
};

struct PriorsView
{
    std::vector<PriorRowView> rows;
    std::vector<NoiseRowView> noise;
    AdviceView advice;
    bool operator==(const PriorsView&) const = default;
};

/// The prior predictive bands beside it, recomputed as one edits.
struct PriorPredictiveView
{
    QStringList outputs{};                ///< "1C", "1C, temperature", "EIS, Re Z": names of the curves
    std::vector<PredictiveView> curves{}; ///< in the same order; empty: none yet
    bool running = false;
    QString summary{};      ///< "200 curves, 3 failed"
    QStringList datasets{}; ///< to choose from
    QString dataset{};      ///< the one that is shown
    bool operator==(const PriorPredictiveView&) const = default;
};

} // namespace interphase
