#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace interphase {

/// How the cells of a line are told apart and how a decimal is written.
struct Dialect
{
    char delimiter = ',';   ///< ',', ';', tab, or ' ' for runs of blanks
    char decimalSign = '.'; ///< '.' or ','
    std::size_t cells = 0;  ///< cells in most rows of numbers, empty ones included
    bool operator==(const Dialect&) const = default;
};

/// Splits a line; `cells` is overwritten. Quotes around a cell are taken away and protect delimiters inside.
/// Stops after `most` cells.
void splitCells(std::string_view line, char delimiter, std::vector<std::string_view>& cells,
                std::size_t most = static_cast<std::size_t>(-1));

/// Finds the delimiter and decimal sign under which most lines become rows of numbers of one length. The data
/// decide, not the locale. Empty when no line has two numbers.
std::optional<Dialect> guessDialect(std::span<const std::string_view> lines);

/// How many of the cells hold a number, a duration or a date.
std::size_t countValues(std::span<const std::string_view> cells, char decimalSign);

} // namespace interphase
