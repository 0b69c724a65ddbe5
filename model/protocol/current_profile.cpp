#include "core/files.h"
#include "core/message.h"
#include "core/text.h"
#include "protocol/protocol.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace interphase {
namespace {

constexpr std::size_t kMostBytes = 1000000000;
constexpr const char* kExpectedHeader = "a header with the columns time_s and current_A, separated by commas";

class ProfileReader
{
public:
    explicit ProfileReader(const std::string& fileName) : m_file(fileName) {}
    CurrentProfile read();

private:
    bool nextLine(std::string_view& line);
    void readHeader(std::string_view line);
    double temperature(const std::vector<std::string_view>& cells) const;
    double number(const std::vector<std::string_view>& cells, std::size_t column, const char* name) const;
    [[noreturn]] void unexpected(std::string_view found, const std::string& expected) const;

    std::string m_file;
    std::string m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 0;
    std::size_t m_time = 0, m_current = 0; ///< columns
    std::optional<std::size_t> m_temperature;
};

std::string_view unquoted(std::string_view cell)
{
    cell = trim(cell);
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"')
        cell = cell.substr(1, cell.size() - 2);
    return cell;
}

void ProfileReader::unexpected(std::string_view found, const std::string& expected) const
{
    constexpr std::size_t kLongest = 60;
    throw InputError(MessageId::UnexpectedText,
                     {m_file, std::to_string(m_line), std::string(found.substr(0, kLongest)), expected});
}

/// The next line that is neither empty nor a comment.
bool ProfileReader::nextLine(std::string_view& line)
{
    while (m_at < m_text.size()) {
        const std::size_t end = std::min(m_text.find('\n', m_at), m_text.size());
        line = trim(std::string_view(m_text).substr(m_at, end - m_at));
        m_at = end + 1;
        ++m_line;
        if (!line.empty() && line.front() != '#')
            return true;
    }
    return false;
}

void ProfileReader::readHeader(std::string_view line)
{
    const auto cells = split(line, ',');
    const auto column = [&](std::string_view name) {
        const auto at =
            std::find_if(cells.begin(), cells.end(), [&](auto cell) { return unquoted(cell) == name; });
        if (at == cells.end())
            unexpected(line, kExpectedHeader);
        return static_cast<std::size_t>(at - cells.begin());
    };
    m_time = column("time_s");
    m_current = column("current_A");
    if (std::ranges::any_of(cells, [](auto cell) { return unquoted(cell) == "temperature_K"; }))
        m_temperature = column("temperature_K");
}

double ProfileReader::number(const std::vector<std::string_view>& cells, std::size_t column,
                             const char* name) const
{
    const std::string_view cell = column < cells.size() ? unquoted(cells[column]) : std::string_view();
    const auto value = parseNumber(cell);
    if (!value)
        unexpected(cell, std::string("a number in the column ") + name);
    return *value;
}

double ProfileReader::temperature(const std::vector<std::string_view>& cells) const
{
    constexpr double kLowest_K = 200.0, kHighest_K = 400.0;
    const double value = number(cells, *m_temperature, "temperature_K");
    if (!(value >= kLowest_K && value <= kHighest_K))
        unexpected(unquoted(cells[*m_temperature]), "a temperature in kelvin, 200 to 400");
    return value;
}

CurrentProfile ProfileReader::read()
{
    m_text = readTextFile(m_file, "a CSV file with the columns time_s and current_A", kMostBytes);
    if (m_text.starts_with("\xEF\xBB\xBF"))
        m_at = 3;
    std::string_view line;
    if (!nextLine(line))
        unexpected("", kExpectedHeader);
    readHeader(line);
    CurrentProfile out;
    TemperatureRecord measured;
    while (nextLine(line)) {
        const auto cells = split(line, ',');
        const double time = number(cells, m_time, "time_s");
        if (!out.time_s.empty() && time < out.time_s.back())
            unexpected(cells[m_time], "a time not before " + formatNumber(out.time_s.back()) + " s");
        out.time_s.push_back(time);
        out.current_A.push_back(number(cells, m_current, "current_A"));
        if (m_temperature)
            measured.temperature_K.push_back(temperature(cells));
    }
    if (out.time_s.size() < 2 || out.time_s.front() == out.time_s.back())
        unexpected("the end of the file", "rows at two different times at least");
    if (m_temperature) {
        measured.time_s = out.time_s;
        out.temperature = std::make_shared<const TemperatureRecord>(std::move(measured));
    }
    return out;
}

/// Of several rows at one time the first and the last count: a jump.
void dropMiddleRows(CurrentProfile& p)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < p.time_s.size(); ++i) {
        const bool between =
            kept >= 2 && p.time_s[i] == p.time_s[kept - 1] && p.time_s[i] == p.time_s[kept - 2];
        kept -= between ? 1 : 0;
        p.time_s[kept] = p.time_s[i];
        p.current_A[kept++] = p.current_A[i];
    }
    p.time_s.resize(kept);
    p.current_A.resize(kept);
}

/// Each current until the next row; a row at the same time replaces the one before.
CurrentProfile held(const CurrentProfile& rows)
{
    CurrentProfile out;
    out.temperature = rows.temperature;
    for (std::size_t i = 0; i + 1 < rows.time_s.size(); ++i) {
        if (rows.time_s[i] == rows.time_s[i + 1])
            continue;
        for (const double time : {rows.time_s[i], rows.time_s[i + 1]}) {
            out.time_s.push_back(time);
            out.current_A.push_back(rows.current_A[i]);
        }
    }
    return out;
}

} // namespace

CurrentProfile readCurrentProfile(const std::string& fileName, bool hold)
{
    CurrentProfile profile = ProfileReader(fileName).read();
    if (hold)
        return held(profile);
    dropMiddleRows(profile);
    return profile;
}

} // namespace interphase
