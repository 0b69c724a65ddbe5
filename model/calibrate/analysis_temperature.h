#pragma once
#include "data/dataset.h"
#include "electrochem/cell_physics.h"

#include <cstddef>
#include <memory>

namespace interphase {

struct TemperatureRecord;

/// Throws InputError where the temperature of a data set cannot be fitted: it has none, or the model does not
/// predict one.
void requireTemperature(const Dataset& data, ThermalKind thermal);

/// Whether a data set measured a temperature that is somewhere more than a kelvin from the one at which an
/// isothermal model stays.
bool temperatureIsIgnored(const Dataset& data, ThermalKind thermal, double temperature_K);

/// The temperature of the cell where a simulation begins, at `row`: the mean of the readings within a minute
/// of it during the same rest. Of a row that is not at rest its own reading.
double restTemperature(const Dataset& data, std::size_t row);

/// What the model goes by, as far as it reaches. Throws InputError where there is none.
std::shared_ptr<const TemperatureRecord> measuredTemperature(const Dataset& data);

} // namespace interphase
