#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interphase {

/// Numbers and words of text files, the same in every locale.

/// The finite number that the whole of `text` spells ("1.5", "-2e-3", "+4"); blanks around it are ignored.
/// Nothing for anything else, "nan", "inf" and overflow included.
std::optional<double> parseNumber(std::string_view text);
/// The whole number that all of `text` spells, if it fits.
std::optional<long long> parseInteger(std::string_view text);

/// The shortest text that parseNumber() turns back into exactly this number, e.g. "0.1", "3.3e-14".
std::string formatNumber(double value);
/// Rounded to this many significant digits (1 to 17), without trailing zeros; for sentences, not for files.
std::string formatRounded(double value, int digits);

/// Without the blanks (space, tab, carriage return, newline) at both ends.
std::string_view trim(std::string_view text);
/// The pieces between the separators, empty ones included; one piece when there is no separator.
std::vector<std::string_view> split(std::string_view text, char separator);
/// The text between double quotes, for sentences.
std::string quoted(std::string_view text);
/// The pieces with the separator between them.
/// With blanks behind it, to at least this many characters.
std::string padded(std::string text, std::size_t width);
std::string join(const std::vector<std::string>& pieces, std::string_view separator);

} // namespace interphase
