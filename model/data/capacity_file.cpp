#include "data/capacity_file.h"

#include "core/message.h"
#include "core/text.h"
#include "data/column_guess.h"
#include "data/source_bytes.h"
#include "data/text_table.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kCoulombs = 3600.0; // an ampere hour

/// The column that fits a quantity best, -1 where none is plausible.
int columnOf(Quantity quantity, const ColumnLabels& labels)
{
    int best = -1;
    double score = kPlausible;
    for (std::size_t i = 0; i < labels.names.size(); ++i) {
        const double s = nameScore(quantity, labels.names[i], labels.units[i]);
        if (s > score || (best < 0 && s >= score)) {
            best = static_cast<int>(i);
            score = s;
        }
    }
    return best;
}

struct Columns
{
    int current = -1, capacity = -1;
    double perAmpere = 1.0, perAmpereHour = 1.0; ///< factors to A and Ah
    bool series = false;                         ///< a time or a voltage is there too
};

Columns columnsOf(const TextTable& table)
{
    Columns out;
    if (table.namesLine() == 0)
        return out;
    const ColumnLabels labels = columnLabels(table);
    const auto unit = [&](int column) { return labels.units[static_cast<std::size_t>(column)]; };
    out.current = columnOf(Quantity::Current, labels);
    out.capacity = columnOf(Quantity::Capacity, labels);
    if (out.current >= 0 && unit(out.current))
        out.perAmpere = unit(out.current)->factor;
    if (out.capacity >= 0 && unit(out.capacity))
        out.perAmpereHour = unit(out.capacity)->factor / kCoulombs;
    out.series = columnOf(Quantity::Time, labels) >= 0 || columnOf(Quantity::Voltage, labels) >= 0;
    return out;
}

} // namespace

MeasuredCapacities readCapacities(const std::string& fileName)
{
    const TextTable table(readSourceBytes(fileName), fileName);
    const Columns columns = columnsOf(table);
    if (columns.current < 0 || columns.capacity < 0)
        throw InputError(
            MessageId::InvalidArgument,
            {fileName, "the columns " + listNames(table.headers()) + " are not those of capacities",
             R"(a column of current and one of capacity, such as "current_A" and "capacity_Ah")"});
    const auto read = table.readColumns({columns.current, columns.capacity}).values;
    std::vector<std::pair<double, double>> rows;
    for (std::size_t i = 0; i < read[0].size(); ++i) {
        const double current = std::abs(columns.perAmpere * read[0][i]),
                     capacity = columns.perAmpereHour * read[1][i];
        if (current > 0.0 && capacity > 0.0 && std::isfinite(current) && std::isfinite(capacity))
            rows.emplace_back(current, capacity);
    }
    MeasuredCapacities out;
    std::ranges::stable_sort(rows, {}, [](const auto& row) { return row.first; });
    for (const auto& [current, capacity] : rows)
        if (out.current_A.empty() || current > out.current_A.back() * (1.0 + 1e-9)) {
            out.current_A.push_back(current);
            out.capacity_Ah.push_back(capacity);
        }
    if (out.current_A.empty())
        throw InputError(MessageId::InvalidArgument,
                         {fileName, "no row has a current and a capacity", "one or more"});
    if (rows.size() < read[0].size())
        out.notes.push_back("Rows without a current or a capacity above 0 left out: " +
                            std::to_string(read[0].size() - rows.size()) + ".");
    if (out.current_A.size() < rows.size())
        out.notes.push_back("Of currents that come again the first capacity was kept; left out: " +
                            std::to_string(rows.size() - out.current_A.size()) + ".");
    return out;
}

bool looksLikeCapacities(const std::string& fileName)
try {
    const TextTable table(readSourceBytes(fileName), fileName);
    const Columns columns = columnsOf(table);
    return columns.current >= 0 && columns.capacity >= 0 && columns.current != columns.capacity &&
           !columns.series;
} catch (const InputError&) {
    return false;
}

} // namespace interphase
