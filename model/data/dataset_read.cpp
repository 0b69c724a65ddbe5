#include "core/text.h"
#include "data/column_guess.h"
#include "data/source_bytes.h"
#include "data/table_parts.h"

#include <algorithm>

namespace interphase {
namespace {

/// "Current(mA) | A": the column's name and the unit that replaces its own.
struct Request
{
    std::string name;
    std::string unit;
};

Request parseRequest(const std::string& text)
{
    const std::size_t bar = text.rfind('|');
    if (bar == std::string::npos)
        return {std::string(trim(text)), ""};
    return {std::string(trim(std::string_view(text).substr(0, bar))),
            std::string(trim(std::string_view(text).substr(bar + 1)))};
}

std::string headerOf(const TablePreview& preview, std::size_t i)
{
    return preview.names[i] + (preview.units[i].empty() ? "" : "[" + preview.units[i] + "]");
}

int findColumn(const TablePreview& preview, const std::vector<std::string>& headers, const std::string& name)
{
    for (std::size_t i = 0; i < headers.size(); ++i)
        if (headers[i] == name)
            return static_cast<int>(i);
    for (std::size_t i = 0; i < headers.size(); ++i)
        if (preview.names[i] == name || headerOf(preview, i) == name ||
            "column " + std::to_string(i + 1) == name)
            return static_cast<int>(i);
    throw InputError(MessageId::UnknownColumn,
                     {preview.fileName, std::to_string(preview.namesLine), name, listNames(headers)});
}

double constantCurrent(const std::string& fileName, const std::string& text)
{
    const NameAndUnit split = splitNameAndUnit(trim(std::string_view(text).substr(1)));
    const auto value = parseNumber(split.name);
    const auto unit =
        split.unit.empty() ? Unit{Dimension::Current} : parseUnit(split.unit).value_or(Unit{Dimension::Time});
    if (!value || unit.dimension != Dimension::Current)
        throw InputError(MessageId::InvalidArgument,
                         {fileName, "the current \"" + text + "\" cannot be read", "\"= 5 A\""});
    return *value * unit.factor;
}

Unit unitFor(const TablePreview& preview, Quantity quantity, const std::string& unitText,
             const std::string& column)
{
    const auto dimension = quantityDimension(quantity);
    const auto unit = parseUnit(unitText);
    if (unit && dimension && unit->dimension == *dimension)
        return *unit;
    throw InputError(MessageId::WrongUnit, {preview.fileName, unitText, column, quantityName(quantity)});
}

/// Puts what a person stated into the mapping, and drops the questions it answers.
class ColumnChooser
{
public:
    ColumnChooser(TablePreview& preview, const TextTable& table)
        : m_preview(preview),
          m_headers(table.headers())
    {
    }

    void apply(const std::string& key, const std::string& text)
    {
        const auto quantity = quantityFromName(key);
        if (!quantity)
            throw InputError(MessageId::UnknownQuantity, {m_preview.fileName, key});
        std::erase_if(m_preview.questions, [&](const TableQuestion& q) { return q.quantity == *quantity; });
        if (*quantity == Quantity::Current && text.starts_with('=')) {
            m_preview.mapping.constantCurrent_A = constantCurrent(m_preview.fileName, text);
            return;
        }
        applyColumn(*quantity, text);
    }

private:
    void applyColumn(Quantity quantity, const std::string& text)
    {
        const bool isHeader = std::find(m_headers.begin(), m_headers.end(), text) != m_headers.end();
        const Request request = isHeader ? Request{text, ""} : parseRequest(text);
        const int column = findColumn(m_preview, m_headers, request.name);
        m_preview.mapping.columns[quantity] = useOf(quantity, column, request.unit);
    }

    /// A stated unit rules; then what was recognised for this very column; then the unit in its name; then
    /// SI.
    ColumnUse useOf(Quantity quantity, int column, const std::string& stated) const
    {
        for (const ColumnGuess& guess : m_preview.guesses)
            if (stated.empty() && guess.quantity == quantity && guess.use.column == column)
                return guess.use;
        ColumnUse use{column, 1.0, quantity == Quantity::Temperature ? 273.15 : 0.0};
        const std::string& unitText =
            stated.empty() ? m_preview.units[static_cast<std::size_t>(column)] : stated;
        if (unitText.empty() || !quantityDimension(quantity))
            return use;
        const Unit unit = unitFor(m_preview, quantity, unitText, m_headers[static_cast<std::size_t>(column)]);
        use.factor = unit.factor;
        use.offset = unit.offset;
        return use;
    }

    TablePreview& m_preview;
    const std::vector<std::string>& m_headers;
};

void settleSign(const TextTable& table, TablePreview& preview, std::optional<bool> chargePositive)
{
    if (!chargePositive) {
        decideSign(table, preview);
        return;
    }
    preview.mapping.sign = *chargePositive ? CurrentSign::ChargePositive : CurrentSign::DischargePositive;
}

void refuseOpenQuestions(const TablePreview& preview)
{
    if (const auto missing = missingColumn(preview))
        throw InputError(*missing);
    for (const TableQuestion& question : preview.questions)
        if (question.required)
            throw InputError(question.text);
}

} // namespace

Dataset readDatasetBytes(std::string_view bytes, const std::string& fileName,
                         const std::map<std::string, std::string>& columns,
                         std::optional<bool> chargePositive)
{
    const TextTable table(bytes, fileName);
    TablePreview preview = guessTable(table);
    ColumnChooser chooser(preview, table);
    for (const auto& [quantity, column] : columns)
        chooser.apply(quantity, column);
    settleSign(table, preview, chargePositive);
    refuseOpenQuestions(preview);
    Dataset data = readParsedTable(table, bytes, preview.mapping);
    for (const TableQuestion& question : preview.questions)
        data.notes.push_back(question.text.english());
    if (!preview.sign.reason.empty())
        data.notes.push_back(preview.sign.reason.english());
    return data;
}

Dataset readDataset(const std::string& fileName, const std::map<std::string, std::string>& columns,
                    std::optional<bool> chargePositive)
{
    return readDatasetBytes(readSourceBytes(fileName), fileName, columns, chargePositive);
}

} // namespace interphase
