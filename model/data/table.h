#pragma once
#include "core/message.h"
#include "data/current_sign.h"
#include "data/dataset.h"
#include "data/quantity.h"
#include "data/text_decoding.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Reading delimited text (CSV and its relatives) into a Dataset.
///
/// Problem: every cycler writes its own CSV. Method: look at the whole file, guess the dialect from the data
/// (TextTable), guess what each column holds from its name, unit and values, and the sign of the current from
/// physics; state each guess with its reason, and ask where two readings are possible instead of choosing
/// silently. Fails with one InputError that names the file and the line. Use:
///
///     const TablePreview preview = inspectTable("cell.csv");      // for a window: shows, asks
///     const Dataset data = readTable("cell.csv", preview.mapping);
///     const Dataset same = readDataset("cell.csv", {}, {});       // for a script: throws the question
namespace interphase {

/// Where a quantity stands: SI value = factor * number + offset.
struct ColumnUse
{
    int column = -1; ///< from 0; -1: none
    double factor = 1.0;
    double offset = 0.0;
    bool operator==(const ColumnUse&) const = default;
};

struct ColumnMapping
{
    std::map<Quantity, ColumnUse>
        columns; ///< time, voltage and (unless constantCurrent_A) current are needed
    CurrentSign sign = CurrentSign::ChargePositive; ///< Unsigned: direction from the Status column
    std::optional<double> constantCurrent_A; ///< where the file has no current column; positive on discharge
    bool operator==(const ColumnMapping&) const = default;
};

/// What one column was taken for, and why.
struct ColumnGuess
{
    Quantity quantity = Quantity::Time;
    ColumnUse use;
    double confidence = 0.0; ///< 0 to 1
    Message reason;
};

/// Something only a person can decide. Reading goes on with the guess unless it is `required`.
struct TableQuestion
{
    Quantity quantity = Quantity::Time;
    Message text;
    bool required = false;
    std::vector<int> candidates; ///< columns to choose from; may be empty
};

/// What a window shows before a file is read.
struct TablePreview
{
    std::string fileName;
    TextEncoding encoding = TextEncoding::Utf8;
    char delimiter = ','; ///< ' ' means runs of blanks
    char decimalSign = '.';
    std::size_t namesLine = 0;     ///< from 1; 0: the file names no columns
    std::size_t unitsLine = 0;     ///< from 1; 0: none
    std::size_t firstDataLine = 0; ///< from 1
    std::size_t rowCount = 0;
    std::vector<std::string> names; ///< without the unit; "column N" where the file has none
    std::vector<std::string> units; ///< as written, may be empty
    std::vector<std::vector<std::string>> firstRows;
    std::vector<ColumnGuess> guesses;
    SignVerdict sign;
    ColumnMapping mapping; ///< the guesses, ready for readTable()
    std::vector<TableQuestion> questions;
    std::vector<Message> findings;  ///< guards, see guards.h; empty when the file cannot be read as guessed
    std::optional<Message> problem; ///< why it cannot be read as guessed
};

/// Looks at a file. Throws InputError when it is no table at all (cannot be opened, empty, binary, without
/// numbers).
TablePreview inspectTable(const std::string& fileName);
/// The same for bytes in memory; any bytes are allowed. `fileName` names the source in errors.
TablePreview inspectTableBytes(std::string_view bytes, const std::string& fileName);

/// Reads a file with a stated mapping. Rows without numbers, event rows and repeated times are left out and
/// counted in the notes; of equal times the last row stays. Throws InputError: a missing column, mostly
/// unreadable rows, times that go back or start again, fewer than two rows, more than 500 MB.
Dataset readTable(const std::string& fileName, const ColumnMapping& mapping);
Dataset readTableBytes(std::string_view bytes, const std::string& fileName, const ColumnMapping& mapping);

/// Reads a file with the recognised mapping, changed by what is stated. `columns`: quantity -> column name,
/// with or without its unit, or "column 3"; " | mA" behind the name replaces the unit; "= 5 A" as current is
/// a constant current, positive on discharge. chargePositive: the sign of the current column. Throws
/// InputError with the question when something needed is ambiguous.
Dataset readDataset(const std::string& fileName, const std::map<std::string, std::string>& columns,
                    std::optional<bool> chargePositive);
Dataset readDatasetBytes(std::string_view bytes, const std::string& fileName,
                         const std::map<std::string, std::string>& columns,
                         std::optional<bool> chargePositive);

} // namespace interphase
