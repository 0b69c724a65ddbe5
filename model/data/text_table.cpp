#include "data/text_table.h"

#include "core/message.h"
#include "core/text.h"
#include "data/cell_value.h"
#include "data/unit.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kMaxColumns = 1000;

bool isFilled(std::string_view text)
{
    return !trimmed(text).empty();
}

std::size_t countTexts(const std::vector<std::string>& cells, char decimalSign)
{
    return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [&](const std::string& c) {
        return readCell(c, decimalSign).kind == CellKind::Text;
    }));
}

bool isBracketed(std::string_view cell)
{
    cell = trim(cell);
    return cell.size() >= 2 &&
           ((cell.front() == '[' && cell.back() == ']') || (cell.front() == '(' && cell.back() == ')'));
}

/// A line whose filled cells are all units, at least one of them a known one: "[s],[A],[V]" or "s;A;V".
bool isUnitsLine(const std::vector<std::string>& cells)
{
    std::size_t known = 0, filled = 0, bracketed = 0;
    for (const std::string& cell : cells) {
        filled += isFilled(cell);
        known += parseUnit(cell).has_value();
        bracketed += isBracketed(cell);
    }
    return known > 0 && (bracketed == filled || known * 2 > filled);
}

/// "Time (s)  I (A)" split at blanks: the brackets go back to the names they belong to.
std::vector<std::string> joinBrackets(const std::vector<std::string_view>& cells)
{
    std::vector<std::string> out;
    for (const std::string_view cell : cells) {
        const bool belongs = !out.empty() && (isBracketed(cell) || cell == "/" || out.back().ends_with(" /"));
        if (belongs)
            out.back() += " " + std::string(cell);
        else
            out.emplace_back(cell);
    }
    return out;
}

/// Splits at tabs and at two or more blanks.
std::vector<std::string> splitWideBlanks(std::string_view text)
{
    std::vector<std::string> out(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool wide = text[i] == '\t' || (text[i] == ' ' && i + 1 < text.size() && text[i + 1] == ' ');
        if (!wide)
            out.back() += text[i];
        else if (isFilled(out.back()))
            out.emplace_back();
    }
    for (std::string& cell : out)
        cell = trim(cell);
    return out;
}

/// "# time current" names two columns, but "#,time,current" three: a sign that fills a cell is a name.
std::string_view withoutCommentSign(std::string_view text, const Dialect& dialect)
{
    std::vector<std::string_view> cells;
    splitCells(text, dialect.delimiter, cells);
    if (cells.empty() || (dialect.delimiter == ' ' && cells.size() == dialect.cells))
        return text;
    const std::string_view first = trimmed(cells.front());
    if (first.find_first_of("#~%") != 0 || (dialect.delimiter != ' ' && first.size() == 1))
        return text;
    text.remove_prefix(std::min(text.find_first_not_of("#~% "), text.size()));
    return text;
}

} // namespace

TextTable::TextTable(std::string_view bytes, std::string fileName) : m_fileName(std::move(fileName))
{
    auto decoded = decodeText(bytes);
    if (!decoded)
        throw InputError(MessageId::NotText, {m_fileName});
    m_text = std::move(decoded->utf8);
    m_encoding = decoded->encoding;
    if (m_text.find_first_not_of(" \t\r\n") == std::string::npos)
        throw InputError(MessageId::EmptyFile, {m_fileName, "a table of time, current and voltage"});
    findLines();
    const auto dialect = guessDialect(lineViews());
    if (!dialect || dialect->cells > kMaxColumns)
        throw InputError(MessageId::NoTableFound, {m_fileName});
    m_dialect = *dialect;
    m_firstDataLine = findFirstDataLine();
    findHeader();
}

void TextTable::findLines()
{
    // Old files end their lines with a carriage return alone.
    const char end = m_text.find('\n') == std::string::npos ? '\r' : '\n';
    m_starts.push_back(0);
    for (std::size_t at = m_text.find(end); at != std::string::npos; at = m_text.find(end, at + 1))
        m_starts.push_back(at + 1);
    if (m_starts.back() != m_text.size())
        m_starts.push_back(m_text.size() + 1);
}

std::string_view TextTable::line(std::size_t number) const
{
    const std::size_t start = m_starts[number - 1];
    std::string_view text(m_text.data() + start, m_starts[number] - 1 - start);
    while (text.ends_with('\r'))
        text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> TextTable::lineViews() const
{
    std::vector<std::string_view> views;
    views.reserve(m_starts.size());
    for (std::size_t n = 1; n < m_starts.size(); ++n)
        views.push_back(line(n));
    return views;
}

std::size_t TextTable::findFirstDataLine() const
{
    std::vector<std::string_view> cells;
    std::size_t candidate = 0, firstRow = 0;
    for (std::size_t n = 1; n < m_starts.size(); ++n) {
        if (!isFilled(line(n)))
            continue;
        splitCells(line(n), m_dialect.delimiter, cells);
        const bool row = cells.size() == m_dialect.cells && countValues(cells, m_dialect.decimalSign) >= 2;
        if (row && candidate)
            return candidate;
        candidate = row ? n : 0;
        firstRow = firstRow ? firstRow : candidate;
    }
    return firstRow;
}

std::size_t TextTable::filledLineAbove(std::size_t number) const
{
    constexpr std::size_t kMaxBlankLines = 3;
    for (std::size_t n = number; n-- > 1 && number - n <= kMaxBlankLines + 1;)
        if (isFilled(line(n)))
            return n;
    return 0;
}

std::vector<std::string> TextTable::headerCells(std::size_t number) const
{
    const std::string_view text = withoutCommentSign(line(number), m_dialect);
    std::vector<std::string_view> views;
    splitCells(text, m_dialect.delimiter, views);
    std::vector<std::string> cells(views.begin(), views.end());
    if (m_dialect.delimiter == ' ' && cells.size() != m_dialect.cells) {
        for (auto other : {joinBrackets(views), splitWideBlanks(text)})
            if (other.size() == m_dialect.cells)
                cells = std::move(other);
    }
    for (std::string& cell : cells)
        cell = trim(cell);
    return cells;
}

void TextTable::findHeader()
{
    const auto isNames = [&](const std::vector<std::string>& cells) {
        return countTexts(cells, m_dialect.decimalSign) >= 2 && cells.size() * 2 > m_dialect.cells;
    };
    const std::size_t above = filledLineAbove(m_firstDataLine);
    if (above && isNames(headerCells(above)))
        m_namesLine = above;
    const std::size_t second = above ? filledLineAbove(above) : 0;
    if (above && second && isUnitsLine(headerCells(above)) && isNames(headerCells(second))) {
        m_namesLine = second;
        m_unitsLine = above;
        m_units = headerCells(above);
    }
    if (m_namesLine)
        m_headers = headerCells(m_namesLine);
    const bool namelessEnd =
        m_headers.size() >= m_dialect.cells && !m_headers.empty() && m_headers.back().empty();
    m_headers.resize(namelessEnd ? m_dialect.cells - 1 : m_dialect.cells);
    for (std::size_t i = 0; i < m_headers.size(); ++i)
        if (m_headers[i].empty())
            m_headers[i] = "column " + std::to_string(i + 1);
    if (m_unitsLine)
        m_units.resize(m_headers.size());
}

TextTable::Columns TextTable::readColumns(const std::vector<int>& columns) const
{
    Columns out;
    out.values.resize(columns.size());
    const int last = columns.empty() ? -1 : *std::max_element(columns.begin(), columns.end());
    const auto most = static_cast<std::size_t>(last + 1);
    std::vector<std::string_view> cells;
    for (std::size_t n = m_firstDataLine; n < m_starts.size(); ++n) {
        if (!isFilled(line(n)))
            continue;
        splitCells(line(n), m_dialect.delimiter, cells, most);
        out.lines.push_back(n);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto column = static_cast<std::size_t>(columns[i]);
            const bool there = columns[i] >= 0 && column < cells.size();
            out.values[i].push_back(there ? readCell(cells[column], m_dialect.decimalSign).value : kNan);
        }
    }
    return out;
}

std::vector<std::string_view> TextTable::readTexts(int column) const
{
    std::vector<std::string_view> out;
    std::vector<std::string_view> cells;
    for (std::size_t n = m_firstDataLine; n < m_starts.size(); ++n) {
        if (!isFilled(line(n)))
            continue;
        splitCells(line(n), m_dialect.delimiter, cells, static_cast<std::size_t>(column + 1));
        const bool there = column >= 0 && static_cast<std::size_t>(column) < cells.size();
        out.push_back(there ? trimmed(cells[static_cast<std::size_t>(column)]) : std::string_view());
    }
    return out;
}

std::vector<std::vector<std::string>> TextTable::firstRows(std::size_t count) const
{
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string_view> cells;
    for (std::size_t n = m_firstDataLine; n < m_starts.size() && rows.size() < count; ++n) {
        if (!isFilled(line(n)))
            continue;
        splitCells(line(n), m_dialect.delimiter, cells);
        cells.resize(m_headers.size());
        auto& row = rows.emplace_back();
        for (const std::string_view cell : cells)
            row.emplace_back(trimmed(cell));
    }
    return rows;
}

bool TextTable::holdsDateTimes(int column) const
{
    for (const auto& row : firstRows(100)) {
        const auto kind = readCell(row.at(static_cast<std::size_t>(column)), m_dialect.decimalSign).kind;
        if (kind != CellKind::Missing)
            return kind == CellKind::DateTime;
    }
    return false;
}

} // namespace interphase
