#pragma once
#include "data/unit.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace interphase {

/// What a column of a measured file can hold.
enum class Quantity { Time, Current, Voltage, Temperature, Capacity, Step, Status, Cycle };

constexpr std::array<Quantity, 8> kQuantities = {Quantity::Time,        Quantity::Current,  Quantity::Voltage,
                                                 Quantity::Temperature, Quantity::Capacity, Quantity::Step,
                                                 Quantity::Status,      Quantity::Cycle};

/// The key used in a definition: "time", "current", ...
const char* quantityName(Quantity quantity);
std::optional<Quantity> quantityFromName(std::string_view name);
/// The dimension of the quantity's units; empty for counts and words.
std::optional<Dimension> quantityDimension(Quantity quantity);

/// How well a column's name and unit fit a quantity: 0 (not at all) to 1. Values below kPlausible are not
/// used. A known unit of another dimension gives 0.
double nameScore(Quantity quantity, std::string_view name, const std::optional<Unit>& unit);
constexpr double kPlausible = 0.4;
constexpr double kByUnitAlone = 0.45; ///< the unit fits, but the name says nothing

} // namespace interphase
