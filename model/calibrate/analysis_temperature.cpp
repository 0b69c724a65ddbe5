#include "calibrate/analysis_temperature.h"

#include "data/steps.h"
#include "electrochem/temperature_record.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kWithin_s = 60.0;

[[noreturn]] void refuse(const Dataset& data, const char* what, const char* expected)
{
    throw InputError(MessageId::InvalidArgument, {"data set \"" + data.name + "\"", what, expected});
}

} // namespace

void requireTemperature(const Dataset& data, ThermalKind thermal)
{
    if (thermal == ThermalKind::Isothermal || thermal == ThermalKind::Measured)
        refuse(data,
               thermal == ThermalKind::Isothermal
                   ? "its temperature is to be fitted, but this model keeps its temperature"
                   : "its temperature is to be fitted, but this model goes by the measured one",
               "a model of the heat that is lumped or distributed, or the voltage alone");
    if (data.temperature_K.empty())
        refuse(data, "its temperature is to be fitted, but it has none",
               "a column with the temperature, or the voltage alone");
}

bool temperatureIsIgnored(const Dataset& data, ThermalKind thermal, double temperature_K)
{
    constexpr double kAlike_K = 1.0;
    return thermal == ThermalKind::Isothermal && std::ranges::any_of(data.temperature_K, [&](double t) {
               return std::abs(t - temperature_K) > kAlike_K;
           });
}

double restTemperature(const Dataset& data, std::size_t row)
{
    const double quiet = restCurrent(data);
    const auto rests = [&](std::size_t i) {
        return std::abs(data.current_A[i]) <= quiet &&
               std::abs(data.time_s[i] - data.time_s[row]) <= kWithin_s;
    };
    if (!rests(row))
        return data.temperature_K[row];
    std::size_t first = row, last = row;
    while (first > 0 && rests(first - 1))
        --first;
    while (last + 1 < data.time_s.size() && rests(last + 1))
        ++last;
    double sum = 0.0;
    for (std::size_t i = first; i <= last; ++i)
        sum += data.temperature_K[i];
    return sum / static_cast<double>(last - first + 1);
}

std::shared_ptr<const TemperatureRecord> measuredTemperature(const Dataset& data)
{
    if (data.temperature_K.empty())
        refuse(data, "it has no temperature, which this model goes by",
               "a column with the temperature, or another model of the heat");
    return std::make_shared<const TemperatureRecord>(TemperatureRecord{data.time_s, data.temperature_K});
}

} // namespace interphase
