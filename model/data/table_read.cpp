#include "core/text.h"
#include "data/column_guess.h"
#include "data/guards.h"
#include "data/sha256.h"
#include "data/source_bytes.h"
#include "data/table_parts.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace interphase {
namespace {

constexpr double kLongAgo_s =
    1e8; ///< times beyond it (three years) count from a calendar date, not from the start

bool isEventRow(std::string_view status)
{
    return status == "RANGE" || status == "STO"; // Digatron: range switch, stop
}

/// +1 where a status means discharge, -1 charge, 0 rest.
int directionOf(std::string_view status)
{
    std::string lower;
    for (const char c : status)
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (lower.starts_with("d") || lower.find("dis") != std::string::npos ||
        lower.find("dchg") != std::string::npos)
        return 1;
    return lower.starts_with("c") || lower.find("chg") != std::string::npos ? -1 : 0;
}

/// Turns the rows of a table into a Dataset, one step after the other.
class Reader
{
public:
    Reader(const TextTable& table, const ColumnMapping& mapping) : m_table(table), m_mapping(mapping) {}

    Dataset run()
    {
        readRows();
        noteAbsentColumns();
        dropEventRows();
        dropRowsWithoutNumbers();
        checkTimes();
        separateSteps();
        dropEqualTimes();
        applySign();
        finishTemperature();
        startLateTimesAtZero();
        return std::move(m_data);
    }
    const std::vector<double>& capacity_C() const { return m_capacity; }

private:
    ColumnUse use(Quantity quantity) const
    {
        const auto found = m_mapping.columns.find(quantity);
        const bool there = found != m_mapping.columns.end() && found->second.column >= 0 &&
                           static_cast<std::size_t>(found->second.column) < m_table.columnCount();
        return there ? found->second : ColumnUse{};
    }
    std::string header(Quantity quantity) const
    {
        const int column = use(quantity).column;
        return column < 0 ? "" : m_table.headers()[static_cast<std::size_t>(column)];
    }
    void note(MessageId id, std::vector<std::string> arguments)
    {
        m_data.notes.push_back(Message{id, std::move(arguments)}.english());
    }

    void noteAbsentColumns()
    {
        for (const auto& [quantity, stated] : m_mapping.columns)
            if (stated.column >= 0 && use(quantity).column < 0)
                note(MessageId::NoteColumnAbsent,
                     {std::to_string(stated.column + 1), quantityName(quantity)});
    }

    void checkColumn(Quantity quantity) const
    {
        if (use(quantity).column >= 0)
            return;
        const auto id = quantity == Quantity::Time      ? MessageId::NotATimeSeries
                        : quantity == Quantity::Current ? MessageId::NoCurrentColumn
                                                        : MessageId::NoVoltageColumn;
        const std::string names = listNames(m_table.headers());
        if (id == MessageId::NotATimeSeries)
            throw InputError(id, {m_table.fileName(), names});
        throw InputError(
            id, {m_table.fileName(), std::to_string(std::max<std::size_t>(m_table.namesLine(), 1)), names});
    }

    void readRows()
    {
        checkColumn(Quantity::Time);
        checkColumn(Quantity::Voltage);
        if (!m_mapping.constantCurrent_A)
            checkColumn(Quantity::Current);
        const Quantity order[] = {Quantity::Time, Quantity::Current, Quantity::Voltage, Quantity::Temperature,
                                  Quantity::Capacity};
        std::vector<int> columns;
        for (const Quantity quantity : order)
            columns.push_back(use(quantity).column);
        auto read = m_table.readColumns(columns);
        for (std::size_t i = 0; i < read.values.size(); ++i)
            for (double& value : read.values[i])
                value = use(order[i]).factor * value + use(order[i]).offset;
        m_lines = std::move(read.lines);
        m_data.time_s = std::move(read.values[0]);
        m_data.current_A = std::move(read.values[1]);
        m_data.voltage_V = std::move(read.values[2]);
        m_data.temperature_K = std::move(read.values[3]);
        m_capacity = std::move(read.values[4]);
        if (m_mapping.constantCurrent_A)
            m_data.current_A.assign(m_lines.size(), *m_mapping.constantCurrent_A);
        if (use(Quantity::Status).column >= 0)
            m_status = m_table.readTexts(use(Quantity::Status).column);
        else
            m_status.assign(m_lines.size(), {});
    }

    /// Keeps the rows for which keep(i) holds; returns the line of the first that went, or 0.
    template <class Keep>
    std::size_t keepRows(Keep keep)
    {
        std::size_t to = 0, firstDropped = 0;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (!keep(i)) {
                firstDropped = firstDropped ? firstDropped : m_lines[i];
                continue;
            }
            for (auto* series :
                 {&m_data.time_s, &m_data.current_A, &m_data.voltage_V, &m_data.temperature_K, &m_capacity})
                (*series)[to] = (*series)[i];
            m_lines[to] = m_lines[i];
            m_status[to++] = m_status[i];
        }
        for (auto* series :
             {&m_data.time_s, &m_data.current_A, &m_data.voltage_V, &m_data.temperature_K, &m_capacity})
            series->resize(to);
        m_lines.resize(to);
        m_status.resize(to);
        return firstDropped;
    }

    void dropEventRows()
    {
        const std::size_t before = m_lines.size();
        keepRows([&](std::size_t i) { return !isEventRow(m_status[i]); });
        if (m_lines.size() < before)
            note(MessageId::NoteEventRows, {std::to_string(before - m_lines.size())});
    }

    void dropRowsWithoutNumbers()
    {
        const std::size_t before = m_lines.size();
        const std::size_t first = keepRows([&](std::size_t i) {
            return std::isfinite(m_data.time_s[i]) && std::isfinite(m_data.current_A[i]) &&
                   std::isfinite(m_data.voltage_V[i]);
        });
        const std::size_t dropped = before - m_lines.size();
        if (dropped * 2 > before)
            throw InputError(
                MessageId::MostRowsUnreadable,
                {m_table.fileName(), std::to_string(first), std::to_string(dropped), std::to_string(before)});
        if (m_lines.size() < 2)
            throw InputError(MessageId::TooFewRows, {m_table.fileName(), std::to_string(m_lines.size())});
        if (dropped)
            note(MessageId::NoteRowsDropped, {std::to_string(dropped), std::to_string(first)});
    }

    void checkTimes() const
    {
        std::size_t backs = 0, firstBack = 0, restarts = 0;
        double begin = m_data.time_s.front();
        for (std::size_t i = 1; i < m_lines.size(); ++i) {
            if (m_data.time_s[i] >= m_data.time_s[i - 1])
                continue;
            firstBack = backs++ ? firstBack : i;
            restarts += m_data.time_s[i] - begin < 0.1 * (m_data.time_s[i - 1] - begin);
            begin = m_data.time_s[i];
        }
        if (backs == 0)
            return;
        const std::string line = std::to_string(m_lines[firstBack]);
        if (restarts * 2 > backs)
            throw InputError(MessageId::TimeStartsAgain,
                             {m_table.fileName(), line, header(Quantity::Time), std::to_string(restarts)});
        throw InputError(MessageId::TimeGoesBack,
                         {m_table.fileName(), line, formatRounded(m_data.time_s[firstBack - 1], 10),
                          formatRounded(m_data.time_s[firstBack], 10)});
    }

    /// Where a step of the current is logged as two rows at one time, the second gets a time of its own: the
    /// first is the end of a rest, which tells the state of charge.
    void separateSteps()
    {
        constexpr double kShift_s = 1e-3, kStepFraction = 0.05;
        double largest = 0.0;
        for (const double i : m_data.current_A)
            largest = std::max(largest, std::abs(i));
        auto& t = m_data.time_s;
        std::size_t moved = 0, first = 0;
        for (std::size_t i = 1; i + 1 < t.size(); ++i) {
            const bool step =
                std::abs(m_data.current_A[i] - m_data.current_A[i - 1]) > kStepFraction * largest;
            const double room = t[i + 1] - t[i];
            if (t[i] != t[i - 1] || !step || !(room > 0.0))
                continue;
            t[i] += std::min(kShift_s, 0.1 * room);
            first = moved++ ? first : m_lines[i];
        }
        if (moved)
            note(MessageId::NoteStepRows, {std::to_string(moved), std::to_string(first)});
    }

    void dropEqualTimes()
    {
        const std::size_t before = m_lines.size();
        const std::vector<double> times = m_data.time_s;
        const std::size_t first =
            keepRows([&](std::size_t i) { return i + 1 == times.size() || times[i + 1] > times[i]; });
        m_repeated = before - m_lines.size();
        if (m_repeated)
            note(MessageId::NoteEqualTimes, {std::to_string(m_repeated), std::to_string(first)});
        if (m_lines.size() < 2)
            throw InputError(MessageId::TooFewRows, {m_table.fileName(), std::to_string(m_lines.size())});
        if (m_repeated * 20 > before)
            m_data.findings.push_back(
                {MessageId::FindingRepeatedTimes, {std::to_string(m_repeated), std::to_string(before)}});
    }

    void applySign()
    {
        if (m_mapping.constantCurrent_A) {
            note(MessageId::NoteConstantCurrent, {formatRounded(*m_mapping.constantCurrent_A, 6)});
            return;
        }
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            double& current = m_data.current_A[i];
            if (m_mapping.sign == CurrentSign::ChargePositive)
                current = current == 0.0 ? 0.0 : -current;
            else if (m_mapping.sign == CurrentSign::Unsigned)
                current = directionOf(m_status[i]) * std::abs(current);
        }
        if (m_mapping.sign == CurrentSign::ChargePositive)
            note(MessageId::NoteSignTurned, {header(Quantity::Current)});
        else if (m_mapping.sign == CurrentSign::Unsigned)
            note(MessageId::NoteSignFromStatus, {header(Quantity::Current), header(Quantity::Status)});
    }

    void finishTemperature()
    {
        auto& temperature = m_data.temperature_K;
        const auto believable = [](double t) { return t > 213.15 && t < 393.15; };
        const auto good = std::count_if(temperature.begin(), temperature.end(), believable);
        if (use(Quantity::Temperature).column < 0 ||
            static_cast<std::size_t>(good) * 2 < temperature.size()) {
            if (use(Quantity::Temperature).column >= 0)
                m_data.findings.push_back({MessageId::FindingTemperature, {header(Quantity::Temperature)}});
            temperature.clear();
            return;
        }
        double last = *std::find_if(temperature.begin(), temperature.end(), believable);
        for (double& t : temperature)
            last = t = believable(t) ? t : last;
        if (static_cast<std::size_t>(good) < temperature.size())
            note(MessageId::NoteTemperatureFilled,
                 {std::to_string(temperature.size() - static_cast<std::size_t>(good)),
                  header(Quantity::Temperature)});
    }

    void startLateTimesAtZero()
    {
        const double first = m_data.time_s.front();
        if (std::abs(first) < kLongAgo_s)
            return;
        for (double& t : m_data.time_s)
            t -= first;
        note(MessageId::NoteTimeFromZero, {header(Quantity::Time)});
    }

    const TextTable& m_table;
    const ColumnMapping& m_mapping;
    Dataset m_data;
    std::vector<double> m_capacity;
    std::vector<std::size_t> m_lines;
    std::vector<std::string_view> m_status;
    std::size_t m_repeated = 0;
};

bool isDigatron(const TextTable& table)
{
    const auto& h = table.headers();
    return std::find(h.begin(), h.end(), "Prog Time") != h.end() &&
           std::find(h.begin(), h.end(), "AhAccu") != h.end();
}

std::string stem(const std::string& name)
{
    const std::size_t dot = name.rfind('.');
    return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

} // namespace

Dataset readParsedTable(const TextTable& table, std::string_view bytes, const ColumnMapping& mapping)
{
    Reader reader(table, mapping);
    Dataset data = reader.run();
    data.sourceFile = baseName(table.fileName());
    data.name = stem(data.sourceFile);
    data.sourceSha256 = sha256Hex(bytes);
    data.format = isDigatron(table) ? "Digatron CSV" : "CSV";
    const auto findings = findTrouble(data, reader.capacity_C());
    data.findings.insert(data.findings.end(), findings.begin(), findings.end());
    return data;
}

Dataset readTableBytes(std::string_view bytes, const std::string& fileName, const ColumnMapping& mapping)
{
    return readParsedTable(TextTable(bytes, fileName), bytes, mapping);
}

Dataset readTable(const std::string& fileName, const ColumnMapping& mapping)
{
    return readTableBytes(readSourceBytes(fileName), fileName, mapping);
}

} // namespace interphase
