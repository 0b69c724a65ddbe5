#include "data/potential_file.h"

#include "core/message.h"
#include "core/text.h"
#include "data/column_guess.h"
#include "data/source_bytes.h"
#include "data/text_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace interphase {
namespace {

constexpr double kLowest_V = -0.5, kHighest_V = 6.0;

[[noreturn]] void refuse(const std::string& file, const std::string& found, const std::string& expected)
{
    throw InputError(MessageId::InvalidArgument, {file, found, expected});
}

/// Remarks between the rows are no end of them. The lines keep their numbers.
std::string withoutRemarks(std::string bytes)
{
    bool rows = false;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::size_t first = std::min(bytes.find_first_not_of(" \t", at), end);
        if (first < end && bytes[first] == '#' && rows)
            std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                      bytes.begin() + static_cast<std::ptrdiff_t>(end), ' ');
        rows = rows ||
               (first < end && std::string_view("0123456789+-.").find(bytes[first]) != std::string::npos);
        at = end + 1;
    }
    return bytes;
}

/// The first column whose name holds one of these words; -1: none.
int named(const TextTable& table, std::initializer_list<std::string_view> words)
{
    for (std::size_t i = 0; i < table.columnCount() && table.namesLine() > 0; ++i) {
        const std::string name = plainName(table.headers()[i]);
        if (std::ranges::any_of(words, [&](std::string_view w) { return name.find(w) != std::string::npos; }))
            return static_cast<int>(i);
    }
    return -1;
}

std::pair<int, int> columnsOf(const TextTable& table)
{
    int x = named(table, {"sto", "soc", "lithiation"}), u = named(table, {"ocp", "ocv", "volt", "potential"});
    if (table.columnCount() == 2 && (x < 0 || u < 0)) {
        x = x >= 0 ? x : (u >= 0 ? 1 - u : 0);
        u = 1 - x;
    }
    if (x < 0 || u < 0 || x == u)
        refuse(table.fileName(),
               "the columns " + listNames(table.headers()) + " are not those of a potential",
               R"(one of stoichiometries and one of potentials, such as "Stoichiometry" and "OCP [V]")");
    return {x, u};
}

} // namespace

MeasuredPotential readPotential(const std::string& fileName)
{
    const TextTable table(withoutRemarks(readSourceBytes(fileName)), fileName);
    const auto [x, u] = columnsOf(table);
    const TextTable::Columns columns = table.readColumns({x, u});
    std::vector<std::pair<double, double>> rows;
    std::size_t unread = 0;
    for (std::size_t i = 0; i < columns.lines.size(); ++i) {
        const double at = columns.values[0][i], potential = columns.values[1][i];
        if (!std::isfinite(at) || !std::isfinite(potential)) {
            ++unread;
            continue;
        }
        const std::string line = "line " + std::to_string(columns.lines[i]) + ": ";
        if (!(at >= 0.0 && at <= 1.0))
            refuse(fileName, line + "found a stoichiometry of " + formatNumber(at), "0 to 1");
        if (!(potential >= kLowest_V && potential <= kHighest_V))
            refuse(fileName, line + "found a potential of " + formatNumber(potential),
                   "volts against lithium, " + formatNumber(kLowest_V) + " to " + formatNumber(kHighest_V));
        rows.emplace_back(at, potential);
    }
    std::ranges::sort(rows);
    MeasuredPotential out;
    const bool reversed = !rows.empty() && rows.back().second > rows.front().second;
    if (reversed) {
        for (auto& row : rows)
            row.first = 1.0 - row.first;
        std::ranges::sort(rows);
        out.notes.push_back(
            "The potential rises along the first column, which was taken for a state of charge: "
            "the stoichiometry is 1 minus it.");
    }
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t next = i;
        double sum = 0.0;
        for (; next < rows.size() && rows[next].first == rows[i].first; ++next)
            sum += rows[next].second;
        out.stoichiometry.push_back(rows[i].first);
        out.potential_V.push_back(sum / static_cast<double>(next - i));
        i = next;
    }
    if (out.stoichiometry.size() < rows.size())
        out.notes.push_back("Rows of a stoichiometry that comes again count as their mean.");
    if (unread > 0)
        out.notes.push_back("Rows without two numbers left out: " + std::to_string(unread) + ".");
    return out;
}

} // namespace interphase
