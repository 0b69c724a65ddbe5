#pragma once
#include "data/table.h"
#include "data/text_table.h"

namespace interphase {

/// The steps between a TextTable and a Dataset, shared by inspectTable() and readDataset().

/// The preview without sign, findings and problem.
TablePreview guessTable(const TextTable& table);
/// Decides the sign of the mapped current column, or adds the question.
void decideSign(const TextTable& table, TablePreview& preview);
/// What is missing from the mapping for a time series, if anything.
std::optional<Message> missingColumn(const TablePreview& preview);
/// `bytes` are those the table was made from.
Dataset readParsedTable(const TextTable& table, std::string_view bytes, const ColumnMapping& mapping);

} // namespace interphase
