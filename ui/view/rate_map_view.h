#pragma once
#include "ui/view/common.h"

#include <array>

namespace interphase {

enum class RateMapQuantity { Charge, Energy, Plating };

/// What the map is spanned over.
struct RateMapGrid
{
    double firstRate_C = 0.25;
    double lastRate_C = 3.0;
    double coldest_K = 263.15;
    double warmest_K = 318.15;
    int rates = 12;
    int temperatures = 8;
    bool operator==(const RateMapGrid&) const = default;
};

/// From where to where: the cell rests at a state of charge, perhaps goes through steps, and a current flows
/// until a voltage.
struct RateMapSpan
{
    double soc = 1.0;
    double voltage_V = 0.0;
    QString steps = {}; ///< "discharge at 1C for 600 s"; mostly empty
    bool operator==(const RateMapSpan&) const = default;
};

enum class RateMapState { Waiting, Solved, Failed };

struct RateMapCell
{
    RateMapState state = RateMapState::Waiting;
    double value = 0.0;
    bool plates = false; ///< beyond the line where lithium may plate
    QString text;        ///< what stands there, on hover
    bool operator==(const RateMapCell&) const = default;
};

/// A quantity over C-rate and temperature, as far as it is computed.
struct RateMapView
{
    RateMapQuantity quantity = RateMapQuantity::Charge;
    RateMapGrid grid;
    RateMapSpan span;
    QString valueName, valueUnit; ///< "Charge", "Ah"
    std::vector<double> rates_C, temperatures_K;
    std::vector<RateMapCell> cells; ///< temperature by temperature
    /// Pieces of the line beyond which lithium may plate: from rate and temperature to rate and temperature.
    std::vector<std::array<double, 4>> platingLine;
    QString summary; ///< what is mapped, and how much of it failed
    QString problem;
    WorkView work;
    bool complete = false; ///< nothing is left to compute
    bool operator==(const RateMapView&) const = default;
};

} // namespace interphase
