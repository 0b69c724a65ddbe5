#include "data/unit.h"

#include "core/text.h"

#include <algorithm>
#include <array>

namespace interphase {
namespace {

struct UnitEntry
{
    Unit unit;
    std::array<std::string_view, 9> spellings; ///< lower case, without blanks
};

constexpr UnitEntry kUnits[] = {
    {{Dimension::Time, 1.0}, {"s", "sec", "secs", "second", "seconds", "ss.xxx", "ss", "sek"}},
    {{Dimension::Time, 1.0}, {"hh:mm:ss", "hh:mm:ss.xxx", "hh:mm:ss.fff", "h:m:s", "h:min:s", "hh:mm:ss.ms"}},
    {{Dimension::Time, 1e-3}, {"ms", "msec", "msecs", "millisecond", "milliseconds"}},
    {{Dimension::Time, 1e-6}, {"us", "\xc2\xb5s", "\xce\xbcs", "microsecond", "microseconds"}},
    {{Dimension::Time, 60.0}, {"min", "mins", "minute", "minutes"}},
    {{Dimension::Time, 3600.0}, {"h", "hr", "hrs", "hour", "hours", "std"}},
    {{Dimension::Time, 86400.0}, {"d", "day", "days"}},
    {{Dimension::Current, 1.0}, {"a", "amp", "amps", "ampere", "amperes"}},
    {{Dimension::Current, 1e-3},
     {"ma", "mamp", "mamps", "milliamp", "milliamps", "milliampere", "milliamperes"}},
    {{Dimension::Current, 1e-6},
     {"ua",
      "\xc2\xb5"
      "a",
      "\xce\xbc"
      "a",
      "microamp", "microamps", "microampere"}},
    {{Dimension::Current, 1e-9}, {"na", "nanoampere"}},
    {{Dimension::Voltage, 1.0}, {"v", "volt", "volts"}},
    {{Dimension::Voltage, 1e-3}, {"mv", "mvolt", "mvolts", "millivolt", "millivolts"}},
    {{Dimension::Voltage, 1e-6}, {"uv", "\xc2\xb5v", "\xce\xbcv", "microvolt"}},
    {{Dimension::Temperature, 1.0, 273.15},
     {"c", "degc", "celsius",
      "\xc2\xb0"
      "c",
      "\xe2\x84\x83", "degreec", "degcelsius", "degreecelsius", "t1"}},
    // A degree sign that was lost in an earlier conversion.
    {{Dimension::Temperature, 1.0, 273.15},
     {"\xef\xbf\xbd"
      "c",
      "?c", "oc",
      "\xc2\xba"
      "c",
      "\xcb\x9a"
      "c",
      "deg.c"}},
    {{Dimension::Temperature, 1.0}, {"k", "kelvin", "degk"}},
    {{Dimension::Charge, 3600.0},
     {"ah", "a.h", "a\xc2\xb7h", "amp-hr", "amp-hrs", "amph", "a*h", "amperehour"}},
    {{Dimension::Charge, 3.6}, {"mah", "ma.h", "ma\xc2\xb7h", "mamp-hr", "mamph", "ma*h", "milliamperehour"}},
    {{Dimension::Charge, 1.0}, {"coulomb", "coulombs", "as"}},
};

std::string lowerWithoutBlanks(std::string_view text)
{
    std::string out;
    for (const char c : text)
        if (c != ' ')
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

std::string_view withoutBrackets(std::string_view text)
{
    text = trim(text);
    const bool square = text.starts_with('[') && text.ends_with(']');
    const bool round = text.starts_with('(') && text.ends_with(')');
    return text.size() >= 2 && (square || round) ? trim(text.substr(1, text.size() - 2)) : text;
}

std::optional<NameAndUnit> fromBrackets(std::string_view header)
{
    if (header.empty() || (header.back() != ']' && header.back() != ')'))
        return std::nullopt;
    const std::size_t open = header.rfind(header.back() == ']' ? '[' : '(');
    if (open == std::string_view::npos || open == 0)
        return std::nullopt;
    return NameAndUnit{std::string(trim(header.substr(0, open))),
                       std::string(trim(header.substr(open + 1, header.size() - open - 2)))};
}

std::optional<NameAndUnit> afterSeparator(std::string_view header, char separator)
{
    const std::size_t at = header.rfind(separator);
    if (at == std::string_view::npos || at == 0 || !parseUnit(header.substr(at + 1)))
        return std::nullopt;
    return NameAndUnit{std::string(trim(header.substr(0, at))), std::string(trim(header.substr(at + 1)))};
}

} // namespace

std::optional<Unit> parseUnit(std::string_view text)
{
    const std::string spelling = lowerWithoutBlanks(withoutBrackets(text));
    if (spelling.empty())
        return std::nullopt;
    for (const UnitEntry& entry : kUnits)
        if (std::find(entry.spellings.begin(), entry.spellings.end(), spelling) != entry.spellings.end())
            return entry.unit;
    return std::nullopt;
}

NameAndUnit splitNameAndUnit(std::string_view header)
{
    header = trim(header);
    if (const auto found = fromBrackets(header))
        return *found;
    for (const char separator : {'/', '_', ' '})
        if (const auto found = afterSeparator(header, separator))
            return *found;
    return {std::string(header), ""};
}

} // namespace interphase
