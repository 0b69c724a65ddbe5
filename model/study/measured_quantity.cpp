#include "study/definition.h"

#include <algorithm>

// What is measured: its words, and what of it a definition uses.

namespace interphase {

std::string quantityKey(MeasuredQuantity quantity)
{
    constexpr const char* kKeys[] = {"voltage", "temperature", "impedance", "capacity"};
    return kKeys[static_cast<std::size_t>(quantity)];
}

std::string quantityUnit(MeasuredQuantity quantity)
{
    constexpr const char* kUnits[] = {"V", "K", "ohm", "Ah"};
    return kUnits[static_cast<std::size_t>(quantity)];
}

std::string outputName(const std::string& name, MeasuredQuantity quantity, bool imaginary)
{
    switch (quantity) {
    case MeasuredQuantity::Voltage:
        return name;
    case MeasuredQuantity::Temperature:
        return name + ", temperature";
    case MeasuredQuantity::Capacity:
        return name + ", capacity";
    case MeasuredQuantity::Impedance:
        break;
    }
    return name + (imaginary ? ", Im Z" : ", Re Z");
}

MeasuredQuantity quantityOfKey(const std::string& key)
{
    for (int q = 0; q < kMeasuredQuantities; ++q)
        if (key == quantityKey(static_cast<MeasuredQuantity>(q)))
            return static_cast<MeasuredQuantity>(q);
    return MeasuredQuantity::Voltage;
}

bool usesTemperature(const Definition& definition)
{
    return std::ranges::any_of(definition.data, &DataUse::usesTemperature);
}

std::vector<MeasuredQuantity> quantitiesOf(const DataUse& use)
{
    std::vector<MeasuredQuantity> out;
    if (use.usesVoltage)
        out.push_back(MeasuredQuantity::Voltage);
    if (use.usesTemperature)
        out.push_back(MeasuredQuantity::Temperature);
    return out;
}

} // namespace interphase
