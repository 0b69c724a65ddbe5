#pragma once
#include <charconv>
#include <string>

namespace interphase {

/// A number for a message, e.g. "0.0123": at most `digits` significant digits, independent of the locale.
inline std::string numberText(double value, int digits = 6)
{
    char buffer[64];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, digits).ptr;
    return {buffer, end};
}

} // namespace interphase
