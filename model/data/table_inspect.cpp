#include "data/column_guess.h"
#include "data/source_bytes.h"
#include "data/table_parts.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr std::size_t kPreviewRows = 20;

void describe(const TextTable& table, const ColumnLabels& labels, TablePreview& preview)
{
    preview.fileName = table.fileName();
    preview.encoding = table.encoding();
    preview.delimiter = table.dialect().delimiter;
    preview.decimalSign = table.dialect().decimalSign;
    preview.namesLine = table.namesLine();
    preview.unitsLine = table.unitsLine();
    preview.firstDataLine = table.firstDataLine();
    preview.names = labels.names;
    preview.units = labels.unitTexts;
    preview.firstRows = table.firstRows(kPreviewRows);
}

bool hasName(const TablePreview& preview, std::string_view part)
{
    return std::any_of(preview.names.begin(), preview.names.end(),
                       [&](const std::string& n) { return n.find(part) != std::string::npos; });
}

void tryReading(const TextTable& table, std::string_view bytes, TablePreview& preview)
{
    preview.problem = missingColumn(preview);
    if (preview.problem)
        return;
    try {
        preview.findings = readParsedTable(table, bytes, preview.mapping).findings;
    } catch (const InputError& error) {
        preview.problem = error.message();
    }
}

} // namespace

void decideSign(const TextTable& table, TablePreview& preview)
{
    const auto current = preview.mapping.columns.find(Quantity::Current);
    const auto voltage = preview.mapping.columns.find(Quantity::Voltage);
    const bool constant = preview.mapping.constantCurrent_A.has_value();
    if (constant || current == preview.mapping.columns.end() || voltage == preview.mapping.columns.end())
        return;
    auto read = table.readColumns({current->second.column, voltage->second.column});
    for (double& v : read.values[1])
        v *= voltage->second.factor;
    const auto flows = [](double i) { return std::isfinite(i) && i != 0.0; };
    if (std::none_of(read.values[0].begin(), read.values[0].end(), flows)) {
        preview.mapping.sign =
            CurrentSign::DischargePositive; // no sign to decide; findTrouble() says it is all zero
        return;
    }
    preview.sign = currentSignFromPhysics(read.values[0], read.values[1]);
    const bool needsStatus =
        preview.sign.sign == CurrentSign::Unsigned && !preview.mapping.columns.count(Quantity::Status);
    if (preview.sign.sign == CurrentSign::Undecided || needsStatus) {
        const std::string header = table.headers()[static_cast<std::size_t>(current->second.column)];
        const auto id = needsStatus ? MessageId::QuestionUnsigned : MessageId::QuestionSign;
        preview.questions.push_back(
            {Quantity::Current, {id, {table.fileName(), header}}, true, {current->second.column}});
    } else {
        preview.mapping.sign = preview.sign.sign;
    }
}

std::optional<Message> missingColumn(const TablePreview& preview)
{
    const auto has = [&](Quantity q) {
        return preview.mapping.columns.count(q) > 0 ||
               (q == Quantity::Current && preview.mapping.constantCurrent_A.has_value());
    };
    const std::string columns = listNames(preview.names);
    const bool openCircuit = hasName(preview, "OCV") || hasName(preview, "OCP") || hasName(preview, "SOC");
    if (!has(Quantity::Time) && !has(Quantity::Current) && openCircuit)
        return Message{MessageId::OpenCircuitTable, {preview.fileName, columns}};
    if (!has(Quantity::Time))
        return Message{MessageId::NotATimeSeries, {preview.fileName, columns}};
    for (const Quantity quantity : {Quantity::Voltage, Quantity::Current})
        if (!has(quantity))
            return Message{
                quantity == Quantity::Current ? MessageId::NoCurrentColumn : MessageId::NoVoltageColumn,
                {preview.fileName, std::to_string(std::max<std::size_t>(preview.namesLine, 1)), columns}};
    return std::nullopt;
}

TablePreview guessTable(const TextTable& table)
{
    const ColumnLabels labels = columnLabels(table);
    TablePreview preview;
    describe(table, labels, preview);
    ColumnGuesses guessed = guessColumns(table, labels);
    preview.guesses = std::move(guessed.guesses);
    preview.questions = std::move(guessed.questions);
    preview.rowCount = guessed.rowCount;
    for (const ColumnGuess& guess : preview.guesses)
        preview.mapping.columns[guess.quantity] = guess.use;
    return preview;
}

TablePreview inspectTableBytes(std::string_view bytes, const std::string& fileName)
{
    const TextTable table(bytes, fileName);
    TablePreview preview = guessTable(table);
    decideSign(table, preview);
    tryReading(table, bytes, preview);
    return preview;
}

TablePreview inspectTable(const std::string& fileName)
{
    return inspectTableBytes(readSourceBytes(fileName), fileName);
}

} // namespace interphase
