#pragma once
#include "data/table.h"
#include "data/text_table.h"

namespace interphase {

/// The name and the unit of each column, from the names line and the units line.
struct ColumnLabels
{
    std::vector<std::string> names;
    std::vector<std::string> unitTexts;
    std::vector<std::optional<Unit>> units; ///< empty where there is none or it is not known
};
ColumnLabels columnLabels(const TextTable& table);

struct ColumnGuesses
{
    std::vector<ColumnGuess> guesses;
    std::vector<TableQuestion> questions;
    std::size_t rowCount = 0;
};

/// Which column holds what: by name and unit, and for time also by whether the values increase.
ColumnGuesses guessColumns(const TextTable& table, const ColumnLabels& labels);

/// The columns' names for a sentence: "a", "b" and "c".
std::string listNames(const std::vector<std::string>& names);
/// A name in lower case, without blanks and underscores.
std::string plainName(std::string_view name);

} // namespace interphase
