#pragma once
#include "electrochem/cell_physics.h"
#include "electrochem/model_kind.h"
#include "ui/view/common.h"

#include <QStringList>

namespace interphase {

struct ParameterView
{
    ParameterLabel label;
    double value = 0.0;
    double sliderLower = 0.0;
    double sliderUpper = 1.0;
    bool logarithmic = false;
    bool free = false;
    bool canBeFree = true;
    bool operator==(const ParameterView&) const = default;
};

struct ParameterGroupView
{
    QString title;
    std::vector<ParameterView> parameters;
    bool operator==(const ParameterGroupView&) const = default;
};

/// A part of the overpotential, stacked from zero upwards in the order given.
struct OverpotentialView
{
    QString name;
    std::vector<double> value_V; ///< one per time of ModelCurveView::overpotentialTime_s
    std::size_t place = 0;       ///< among all parts there may be: its colour, whichever others there are
    bool operator==(const OverpotentialView&) const = default;
};

struct ModelCurveView
{
    QString yName, yUnit;         ///< of the lines; empty: voltage
    QString stackName, stackUnit; ///< of the stacked area; empty: overpotential
    Series data;                  ///< s, V
    Series model;                 ///< s, V
    Series compare;               ///< s, V; empty: none
    QString compareName;
    std::vector<double> overpotentialTime_s;
    std::vector<OverpotentialView> overpotentials;
    QString misfit; ///< "rms 4.2 mV"
    bool operator==(const ModelCurveView&) const = default;
};

/// A named part of a coordinate: "separator".
struct ProfileDomainView
{
    QString name;
    double begin = 0.0, end = 0.0;
    bool operator==(const ProfileDomainView&) const = default;
};

/// A quantity along a coordinate at several times (or other slices), for the tabs with the scrubber.
struct ProfileSetView
{
    QString tab;          ///< "Along x"; sets of one tab are chosen between by yName, then by material
    QString material;     ///< "graphite", where there are several; empty: of no one in particular
    QString xName, xUnit; ///< "Position", "m"
    std::vector<ProfileDomainView> domains; ///< that the axis spans, side by side; none: as far as the values
    QString yName, yUnit;
    std::vector<double> x;
    QString sliceName, sliceUnit;            ///< "Time", "s"
    std::vector<double> slices;              ///< the times
    std::vector<std::vector<double>> values; ///< one row a slice
    bool operator==(const ProfileSetView&) const = default;
};

/// What goes on inside the cell; made after the curve.
struct ModelDetailsView
{
    std::vector<ProfileSetView> profiles;
    ModelCurveView heat; ///< temperature, and the sources of heat stacked; no lines: no such tab
    bool operator==(const ModelDetailsView&) const = default;
};

struct ModelView
{
    QStringList parameterSets;
    QString parameterSet;
    QStringList drives; ///< what the curve can be driven by: data sets, "1C discharge", "Steps"; fewer than
                        ///< 2: no choice
    int drive = 0;
    bool bySteps = false; ///< which stand in `steps`
    QString steps;
    double startSoc = 1.0; ///< of the steps
    QString remark;        ///< on the model: "it stays at 298.15 K, the data do not ..."
    ModelKind kind = ModelKind::Dfn;
    double temperature_K = 298.15;
    CellPhysics physics;
    std::vector<ParameterGroupView> groups;
    bool operator==(const ModelView&) const = default;
};

} // namespace interphase
