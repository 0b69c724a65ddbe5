#include "data/cell_value.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fast_float/fast_float.h>
#include <limits>
#include <optional>
#include <string>

namespace interphase {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<double> wholeNumber(std::string_view s, char decimalSign)
{
    if (s.starts_with('+'))
        s.remove_prefix(1);
    // "1," is the end of a cell in front of a comma, not a number with a decimal comma.
    if (s.empty() || (decimalSign == ',' && s.back() == ','))
        return std::nullopt;
    double value = 0.0;
    const fast_float::parse_options options{fast_float::chars_format::general, decimalSign};
    const auto [end, error] = fast_float::from_chars_advanced(s.data(), s.data() + s.size(), value, options);
    if (error != std::errc() || end != s.data() + s.size())
        return std::nullopt;
    return value;
}

/// Takes the digits in front of `stop` (or all digits) from the text.
std::optional<int> takeInteger(std::string_view& s, char stop)
{
    std::size_t n = 0;
    while (n < s.size() && n < 8 && isDigit(s[n]))
        ++n;
    if (n == 0 || (stop && (n >= s.size() || s[n] != stop)))
        return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < n; ++i)
        value = 10 * value + (s[i] - '0');
    s.remove_prefix(stop ? n + 1 : n);
    return value;
}

/// hh:mm:ss[.fff]; hours may pass 24.
std::optional<double> clockSeconds(std::string_view s, char decimalSign)
{
    const auto hours = takeInteger(s, ':');
    const auto minutes = hours ? takeInteger(s, ':') : std::nullopt;
    if (!minutes || *minutes >= 60 || s.empty() || !isDigit(s.front()))
        return std::nullopt;
    const bool ownPoint = s.find('.') != std::string_view::npos;
    const auto seconds = wholeNumber(s, ownPoint ? '.' : decimalSign);
    if (!seconds || *seconds < 0.0 || *seconds >= 61.0)
        return std::nullopt;
    return 3600.0 * *hours + 60.0 * *minutes + *seconds;
}

std::optional<double> durationSeconds(std::string_view s, char decimalSign)
{
    const std::size_t day = s.find('d');
    if (day == std::string_view::npos)
        return clockSeconds(s, decimalSign);
    std::string_view days = s.substr(0, day + 1);
    const auto count = takeInteger(days, 'd');
    if (!count || !days.empty())
        return std::nullopt;
    const auto rest = clockSeconds(trimmed(s.substr(day + 1)), decimalSign);
    return rest ? std::optional(86400.0 * *count + *rest) : std::nullopt;
}

std::optional<double> dateTimeSeconds(std::string_view s, char decimalSign)
{
    const auto year = takeInteger(s, '-');
    const auto month = year ? takeInteger(s, '-') : std::nullopt;
    const auto day = month ? takeInteger(s, '\0') : std::nullopt;
    if (!day || *year < 1900 || s.size() < 2 || (s.front() != ' ' && s.front() != 'T'))
        return std::nullopt;
    namespace chrono = std::chrono;
    const chrono::year_month_day date{chrono::year(*year), chrono::month(static_cast<unsigned>(*month)),
                                      chrono::day(static_cast<unsigned>(*day))};
    // A time zone is the same in every row, so it does not change a time axis that starts at zero.
    const std::string_view clock = trimmed(s.substr(1));
    const auto seconds = clockSeconds(clock.substr(0, clock.find_first_of("+-Z")), decimalSign);
    if (!date.ok() || !seconds)
        return std::nullopt;
    return 86400.0 * chrono::sys_days(date).time_since_epoch().count() + *seconds;
}

bool isMissingWord(std::string_view s)
{
    constexpr std::array<std::string_view, 8> words = {"-", "--", "n/a", "na", "null", "none", "#n/a", "nan"};
    if (s.size() > 4)
        return false;
    std::string lower;
    for (const char c : s)
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return std::find(words.begin(), words.end(), lower) != words.end();
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\f\v";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

CellValue readCell(std::string_view cell, char decimalSign)
{
    const std::string_view s = trimmed(cell);
    if (s.empty())
        return {CellKind::Missing, kNan};
    if (const auto number = wholeNumber(s, decimalSign))
        return std::isfinite(*number) ? CellValue{CellKind::Number, *number}
                                      : CellValue{CellKind::Missing, kNan};
    if (isMissingWord(s))
        return {CellKind::Missing, kNan};
    if (!isDigit(s.front()) || s.find(':') == std::string_view::npos)
        return {CellKind::Text, kNan};
    if (const auto seconds = durationSeconds(s, decimalSign))
        return {CellKind::Duration, *seconds};
    if (const auto seconds = dateTimeSeconds(s, decimalSign))
        return {CellKind::DateTime, *seconds};
    return {CellKind::Text, kNan};
}

} // namespace interphase
