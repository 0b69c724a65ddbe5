#pragma once
#include "study/definition.h"
#include "ui/view/common.h"

#include <optional>

namespace interphase {

/// A band between two lines over the times of its owner; empty vectors: not shown.
struct BandView
{
    std::vector<double> lower;
    std::vector<double> upper;
    bool operator==(const BandView&) const = default;
};

/// What stands below a curve.
enum class PredictiveAxis { Time, Frequency, Current };

/// What a distribution over curves looks like, with the data over it.
struct PredictiveView
{
    QString quantity; ///< "Voltage"
    QString unit;     ///< "V"
    PredictiveAxis axis = PredictiveAxis::Time;
    std::vector<double> time_s; ///< as the x of all series by the axis: s, Hz or A
    std::vector<double> median;
    BandView inner;            ///< 50 %, parameters alone
    BandView outer;            ///< 90 %, parameters alone
    BandView noise;            ///< 90 %, parameters and noise
    std::vector<Series> draws; ///< a few curves drawn, thin lines; may be empty
    Series fitted;             ///< data that were fitted
    Series heldOut;            ///< data kept back
    Series fittedResidual;
    Series heldOutResidual;
    std::vector<double> epistemicShare; ///< 0 to 1 at time_s; empty: no strip
    std::vector<double> modelShare;     ///< of an error of the model, likewise; empty: there is none
    std::vector<double> betweenShare;   ///< of what models disagree, likewise; empty: one model
    std::optional<TimeWindow> holdOut;
    QString caption; ///< "median, 90 % parameters, 90 % with noise"
    bool operator==(const PredictiveView&) const = default;
};

} // namespace interphase
