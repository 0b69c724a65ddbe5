#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace interphase {

enum class Dimension { Time, Current, Voltage, Temperature, Charge };

/// A unit of a column: value in SI = factor * number + offset. Charge is in coulomb.
struct Unit
{
    Dimension dimension = Dimension::Time;
    double factor = 1.0;
    double offset = 0.0;
    bool operator==(const Unit&) const = default;
};

/// Reads a unit as instruments write it: "mA", "[ss.xxx]", "milliampere", "degC", "hh:mm:ss". Brackets and
/// blanks around it are ignored. Empty when it is none of the known ones.
std::optional<Unit> parseUnit(std::string_view text);

/// The name of a column and the unit that was written into it.
struct NameAndUnit
{
    std::string name;
    std::string unit; ///< as written, without brackets; empty when the name holds none
};

/// Takes the unit out of "I[A]", "Current (mA)", "Voltage / V", "<I>/mA", "time_s", "Current A". Brackets are
/// taken as a unit whatever they hold; the other ways only where a known unit follows.
NameAndUnit splitNameAndUnit(std::string_view header);

} // namespace interphase
