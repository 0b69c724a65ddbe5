#include "data/column_guess.h"

#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace interphase {
namespace {

constexpr double kStartsAgain = 0.42; ///< score of a time that goes back: of use only if there is no other
constexpr std::size_t kUnnamedColumns = 20;
constexpr double kTie = 0.04; ///< scores this near to each other are a question

struct Candidate
{
    int column = -1;
    double score = 0.0;
};

/// Shares of the steps of a column that go back; blank rows do not count.
double shareGoingBack(const std::vector<double>& values)
{
    double previous = -INFINITY;
    std::size_t back = 0, count = 0;
    for (const double value : values) {
        if (!std::isfinite(value))
            continue;
        back += value < previous;
        ++count;
        previous = value;
    }
    return count ? static_cast<double>(back) / static_cast<double>(count) : 1.0;
}

bool holdsNumbers(const std::vector<double>& values)
{
    const auto finite =
        std::count_if(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
    return static_cast<std::size_t>(finite) * 10 >=
           values.size(); // how many are too few is judged on reading
}

/// True when b is a constant multiple of a, to rounding: the same time in another unit.
bool proportional(const std::vector<double>& a, const std::vector<double>& b)
{
    const double largestA = *std::max_element(a.begin(), a.end()),
                 largestB = *std::max_element(b.begin(), b.end());
    if (!(largestA > 0.0) || !(largestB > 0.0))
        return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (std::isfinite(a[i]) && std::isfinite(b[i]) && std::abs(a[i] / largestA - b[i] / largestB) > 1e-4)
            return false;
    return true;
}

class Guesser
{
public:
    Guesser(const TextTable& table, const ColumnLabels& labels) : m_table(table), m_labels(labels) {}

    ColumnGuesses run()
    {
        std::map<Quantity, std::vector<Candidate>> lists;
        for (const Quantity quantity : kQuantities)
            lists[quantity] = candidates(quantity);
        readValues(lists);
        guessWithoutNames();
        for (auto& [quantity, list] : lists)
            guess(quantity, list);
        return std::move(m_out);
    }

private:
    /// One pass over the file for all columns that may be asked about.
    void readValues(const std::map<Quantity, std::vector<Candidate>>& lists)
    {
        std::set<int> wanted;
        for (const auto& [quantity, list] : lists)
            for (const Candidate& c : list)
                wanted.insert(c.column);
        for (std::size_t i = 0;
             m_table.namesLine() == 0 && i < std::min(m_table.columnCount(), kUnnamedColumns); ++i)
            wanted.insert(static_cast<int>(i));
        const std::vector<int> columns(wanted.begin(), wanted.end());
        auto read = m_table.readColumns(columns);
        m_out.rowCount = read.lines.size();
        for (std::size_t i = 0; i < columns.size(); ++i)
            m_values[columns[i]] = std::move(read.values[i]);
    }

    std::vector<Candidate> candidates(Quantity quantity) const
    {
        std::vector<Candidate> list;
        if (m_table.namesLine() == 0)
            return list;
        for (std::size_t i = 0; i < m_labels.names.size(); ++i) {
            const double score = nameScore(quantity, m_labels.names[i], m_labels.units[i]);
            if (score >= kPlausible)
                list.push_back({static_cast<int>(i), score});
        }
        return list;
    }

    /// Words cannot be time, current or voltage; a time that starts again at every step is a poor axis.
    void judgeByValues(Quantity quantity, std::vector<Candidate>& list) const
    {
        if (quantity == Quantity::Status)
            return;
        for (Candidate& c : list) {
            if (!holdsNumbers(m_values.at(c.column)))
                c.score = 0.0;
            else if (quantity == Quantity::Time && shareGoingBack(m_values.at(c.column)) > 0.0)
                c.score = std::min(c.score, kStartsAgain);
        }
        std::erase_if(list, [](const Candidate& c) { return c.score < kPlausible; });
    }

    void guess(Quantity quantity, std::vector<Candidate>& list)
    {
        judgeByValues(quantity, list);
        std::stable_sort(list.begin(), list.end(),
                         [](const auto& a, const auto& b) { return a.score > b.score; });
        if (list.empty())
            return;
        const bool essential = quantity <= Quantity::Voltage;
        const bool tie =
            list.size() > 1 && list[0].score - list[1].score < kTie && list[0].score > kStartsAgain;
        if (essential && tie && !sameQuantityTwice(quantity, list))
            askWhich(quantity, list);
        else if (essential && quantity != Quantity::Time && list[0].score <= kByUnitAlone)
            askWhether(quantity, list[0].column);
        add(quantity, list.front());
    }

    bool sameQuantityTwice(Quantity quantity, const std::vector<Candidate>& list) const
    {
        const auto &a = m_values.at(list[0].column), &b = m_values.at(list[1].column);
        return a == b || (quantity == Quantity::Time && proportional(a, b));
    }

    void askWhether(Quantity quantity, int column)
    {
        const Message text{MessageId::QuestionWhether,
                           {m_table.fileName(), where(), header(column), quantityName(quantity)}};
        m_out.questions.push_back({quantity, text, true, {column}});
    }

    void askWhich(Quantity quantity, const std::vector<Candidate>& list)
    {
        TableQuestion question{quantity, {}, true, {}};
        std::vector<std::string> names;
        for (const Candidate& c : list) {
            if (list.front().score - c.score >= kTie)
                continue;
            question.candidates.push_back(c.column);
            names.push_back(header(c.column));
        }
        question.text = {MessageId::QuestionWhichColumn,
                         {m_table.fileName(), where(), listNames(names), quantityName(quantity)}};
        m_out.questions.push_back(std::move(question));
    }

    void add(Quantity quantity, const Candidate& best)
    {
        const auto at = static_cast<std::size_t>(best.column);
        ColumnGuess guess{quantity, {best.column, 1.0, 0.0}, best.score, {}};
        guess.reason = {MessageId::GuessByName, {header(best.column)}};
        const auto& unit = m_labels.units[at];
        if (unit && quantityDimension(quantity)) {
            guess.use.factor = unit->factor;
            guess.use.offset = unit->offset;
            guess.reason = {MessageId::GuessByNameAndUnit, {m_labels.names[at], m_labels.unitTexts[at]}};
        } else {
            assumeUnit(guess, m_labels.unitTexts[at]);
        }
        if (quantity == Quantity::Time)
            fitClockTimes(guess);
        m_out.guesses.push_back(std::move(guess));
    }

    /// hh:mm:ss and dates are in seconds already, whatever the header says.
    void fitClockTimes(ColumnGuess& guess)
    {
        for (const auto& row : m_table.firstRows(20))
            if (row.at(static_cast<std::size_t>(guess.use.column)).find(':') != std::string::npos)
                guess.use.factor = 1.0;
    }

    /// Without a unit the SI one is assumed (degC for temperatures, Ah for capacities) and said so.
    void assumeUnit(ColumnGuess& guess, const std::string& unitText)
    {
        const char* assumed = nullptr;
        switch (guess.quantity) {
        case Quantity::Time:
            assumed = "s";
            break;
        case Quantity::Current:
            assumed = "A";
            break;
        case Quantity::Voltage:
            assumed = "V";
            break;
        case Quantity::Temperature:
            assumed = "degC";
            guess.use.offset = 273.15;
            break;
        case Quantity::Capacity:
            assumed = "Ah";
            guess.use.factor = 3600.0;
            break;
        default:
            return;
        }
        const bool unknown = !unitText.empty();
        TableQuestion question{
            guess.quantity, {}, unknown && guess.quantity <= Quantity::Voltage, {guess.use.column}};
        const std::string name = header(guess.use.column);
        if (unknown)
            question.text = {MessageId::QuestionUnknownUnit,
                             {m_table.fileName(), where(), name, unitText, assumed}};
        else
            question.text = {MessageId::QuestionNoUnit, {m_table.fileName(), where(), name, assumed}};
        guess.confidence *= unknown ? 0.5 : 0.9;
        const bool clock = guess.quantity == Quantity::Time && isClock(guess.use.column);
        if (!clock && guess.quantity <= Quantity::Temperature)
            m_out.questions.push_back(std::move(question));
    }

    bool isClock(int column) const
    {
        const auto rows = m_table.firstRows(1);
        return !rows.empty() && rows[0].at(static_cast<std::size_t>(column)).find(':') != std::string::npos;
    }

    /// A file of bare numbers: the first column that increases may be the time, one within 0.5 to 6 the
    /// voltage.
    void guessWithoutNames()
    {
        if (m_table.namesLine() != 0)
            return;
        std::optional<int> time, voltage;
        for (const auto& [column, values] : m_values) {
            if (!time && holdsNumbers(values) && shareGoingBack(values) == 0.0)
                time = column;
            else if (!voltage && holdsNumbers(values) && withinCellVoltages(values))
                voltage = column;
        }
        addUnnamed(Quantity::Time, time);
        addUnnamed(Quantity::Voltage, voltage);
    }

    static bool withinCellVoltages(const std::vector<double>& values)
    {
        return std::all_of(values.begin(), values.end(),
                           [](double v) { return !std::isfinite(v) || (v > 0.5 && v < 6.0); });
    }

    void addUnnamed(Quantity quantity, std::optional<int> column)
    {
        if (!column)
            return;
        m_out.guesses.push_back(
            {quantity, {*column, 1.0, 0.0}, 0.3, {MessageId::GuessByValues, {header(*column)}}});
        m_out.questions.push_back(
            {quantity,
             {MessageId::QuestionUnnamed, {m_table.fileName(), header(*column), quantityName(quantity)}},
             true,
             {*column}});
    }

    std::string header(int column) const { return m_table.headers()[static_cast<std::size_t>(column)]; }
    std::string where() const { return std::to_string(m_table.namesLine()); }

    const TextTable& m_table;
    const ColumnLabels& m_labels;
    std::map<int, std::vector<double>> m_values;
    ColumnGuesses m_out;
};

} // namespace

ColumnLabels columnLabels(const TextTable& table)
{
    ColumnLabels labels;
    for (std::size_t i = 0; i < table.columnCount(); ++i) {
        NameAndUnit split =
            table.namesLine() ? splitNameAndUnit(table.headers()[i]) : NameAndUnit{table.headers()[i], ""};
        if (table.unitsLine() && split.unit.empty())
            split.unit = splitNameAndUnit("x" + table.unitCells()[i]).unit;
        if (table.unitsLine() && split.unit.empty())
            split.unit = table.unitCells()[i] == "[]" ? "" : table.unitCells()[i];
        // "Volts", "mAmps": the unit is the name.
        auto unit = parseUnit(split.unit.empty() && split.name.size() > 2 ? split.name : split.unit);
        labels.names.push_back(std::move(split.name));
        labels.unitTexts.push_back(std::move(split.unit));
        labels.units.push_back(unit);
    }
    return labels;
}

ColumnGuesses guessColumns(const TextTable& table, const ColumnLabels& labels)
{
    return Guesser(table, labels).run();
}

std::string listNames(const std::vector<std::string>& names)
{
    constexpr std::size_t kMost = 12;
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i)
        out += (i ? ", \"" : "\"") + names[i] + "\"";
    return names.size() > kMost ? out + ", ..." : out;
}

std::string plainName(std::string_view name)
{
    std::string out;
    for (const char c : name)
        if (c != ' ' && c != '_')
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

} // namespace interphase
