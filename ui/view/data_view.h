#pragma once
#include "study/definition.h"
#include "ui/view/common.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace interphase {

/// A step of the experiment, shaded in the plot.
struct StepSpanView
{
    double begin_s = 0.0;
    double end_s = 0.0;
    QString label; ///< "discharge", "rest"
    bool operator==(const StepSpanView&) const = default;
};

/// A doubt about a file: what was seen, and two ways on.
struct GuardView
{
    int id = 0;
    QString text;   ///< what is odd and what is suggested
    QString accept; ///< button that takes the suggestion
    QString keep;   ///< button that leaves the data as they are
    bool operator==(const GuardView&) const = default;
};

struct DatasetView
{
    QString name;
    QString file;
    QString format;
    long long rows = 0;
    Verdict units;
    Verdict sign;
    std::vector<double> time_s;
    std::vector<double> current_A; ///< positive on discharge
    std::vector<double> voltage_V;
    std::vector<double> temperature_K; ///< may be empty
    std::vector<StepSpanView> steps;
    std::optional<TimeWindow> fit;
    std::optional<TimeWindow> holdOut;
    int points = 300; ///< that enter the likelihood after thinning
    InitialSocSource socSource = InitialSocSource::RestVoltage;
    double initialSoc = 1.0;     ///< where it is given
    bool hasTemperature = false; ///< there is a column of it
    bool usesVoltage = true;     ///< takes part in the likelihood
    bool usesTemperature = false;
    QString quantityProblem; ///< what stands in the way of these; empty: nothing
    QStringList notes;
    bool operator==(const DatasetView&) const = default;
};

/// An impedance spectrum.
struct SpectrumView
{
    QString name;
    QString file;
    std::vector<double> frequency_Hz; ///< increasing
    std::vector<double> real_ohm;
    std::vector<double> imaginary_ohm;
    double begin_Hz = 0.0; ///< what is fitted, both ends within
    double end_Hz = 0.0;
    InitialSocSource socSource = InitialSocSource::Value;
    double soc = 0.5;           ///< where it is given
    double restVoltage_V = 0.0; ///< where it comes from there
    bool operator==(const SpectrumView&) const = default;
};

/// Capacities of discharges at constant currents.
struct CapacityView
{
    QString name;
    std::vector<double> current_A; ///< increasing
    std::vector<double> capacity_Ah;
    double cutoff_V = 0.0;
    InitialSocSource socSource = InitialSocSource::Value; ///< not Free
    double soc = 1.0;                                     ///< where it is given
    double restVoltage_V = 0.0;                           ///< where it comes from there
    double temperature_K = 298.15;
    bool operator==(const CapacityView&) const = default;
};

/// One quantity that a column can be.
struct QuantityView
{
    QString key;  ///< "time", "current", "voltage", "temperature"
    QString name; ///< in words
    bool required = true;
    QString column;    ///< recognised column, empty if none
    QStringList units; ///< units to choose from
    QString unit;      ///< recognised unit
    bool operator==(const QuantityView&) const = default;
};

/// A file whose columns have to be confirmed.
struct MappingView
{
    QString file;
    QStringList columns;
    std::vector<QStringList> preview; ///< first rows, one text per column
    std::vector<QuantityView> quantities;
    bool asksSign = true;
    std::optional<bool> chargePositive; ///< recognised sign
    QString signReason;                 ///< why, e.g. "the voltage falls while the current is negative"
    bool operator==(const MappingView&) const = default;
};

struct MappingAnswer
{
    QString file;
    QMap<QString, QString> columns; ///< quantity key -> column
    QMap<QString, QString> units;   ///< quantity key -> unit
    std::optional<bool> chargePositive;
    bool operator==(const MappingAnswer&) const = default;
};

struct DataView
{
    std::vector<DatasetView> datasets;
    int selected = 0;
    std::vector<SpectrumView> spectra;
    std::vector<CapacityView> capacities;
    std::vector<GuardView> guards;
    std::optional<MappingView> mapping; ///< set: the mapping panel is open
    bool operator==(const DataView&) const = default;
};

} // namespace interphase
