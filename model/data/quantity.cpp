#include "data/quantity.h"

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace interphase {
namespace {

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The lower-case words of a column name: "LogTemp001" is log, temp, 001; "Test_Time" is test, time.
class Words
{
public:
    explicit Words(std::string_view name)
    {
        char previous = ' ';
        for (const char c : name) {
            const bool letter = isLower(c) || isUpper(c), digit = isDigit(c);
            const bool breaks = (isUpper(c) && isLower(previous)) || (digit != isDigit(previous));
            if ((letter || digit) && (m_words.empty() || breaks || m_open == false))
                m_words.emplace_back();
            m_open = letter || digit;
            if (m_open)
                m_words.back() += isUpper(c) ? static_cast<char>(c + 32) : c;
            previous = c;
        }
    }

    bool any(std::initializer_list<std::string_view> words) const
    {
        return std::any_of(m_words.begin(), m_words.end(), [&](const auto& w) {
            return std::find(words.begin(), words.end(), w) != words.end();
        });
    }
    bool is(std::string_view word) const { return m_words.size() == 1 && m_words.front() == word; }

private:
    std::vector<std::string> m_words;
    bool m_open = false;
};

double timeScore(const Words& w, bool hasUnit)
{
    const bool named = w.any({"time", "zeit", "temps", "tempo", "tiempo"}) || w.is("t") || w.is("testtime");
    if (!named && !w.any({"datetime", "timestamp"}))
        return hasUnit && w.any({"elapsed", "duration"}) ? 0.8 : 0.0;
    if (w.any({"start", "end", "dpt", "charge", "discharge", "chg", "dchg"}))
        return 0.2;
    if (w.any({"date", "datetime", "absolute", "unix", "iso", "stamp", "timestamp", "local"}))
        return 0.55;
    if (w.any({"step", "relative", "rel", "cycle", "steptime"}))
        return 0.5;
    return w.any({"test", "testtime", "total", "prog", "program", "cumulative", "elapsed", "run", "overall"})
               ? 1.0
               : 0.9;
}

double currentScore(const Words& w, bool hasUnit)
{
    if (w.any({"density", "min", "max", "limit", "control", "range", "cutoff", "setpoint", "aux", "primary",
               "secondary", "tertiary", "quaternary"}))
        return 0.2;
    if (w.any({"current", "strom", "courant", "corriente", "amps", "mamps", "amp", "ampere"}))
        return 1.0;
    if (w.any({"i"}))
        return w.is("i") ? 0.95 : 0.6;
    return hasUnit ? kByUnitAlone : 0.0;
}

double voltageScore(const Words& w, bool hasUnit)
{
    if (w.any({"min", "max", "vmin", "vmax", "ocv", "aux", "dv", "dt", "oneset", "onset", "end", "control",
               "hysteresis", "limit", "delta", "cutoff", "setpoint", "var"}))
        return 0.2;
    if (w.any({"voltage", "volts", "volt", "spannung", "tension", "ecell", "vcell", "ucell"}))
        return 1.0;
    if (w.any({"ewe", "potential"}) || w.is("u") || w.is("v"))
        return 0.9;
    if (w.is("e"))
        return 0.6;
    return hasUnit ? kByUnitAlone : 0.0;
}

double temperatureScore(const Words& w, bool hasUnit)
{
    const bool named = w.any({"temperature", "temp", "temperatur", "logtemp"}) || (hasUnit && w.any({"t"}));
    if (!named && (!hasUnit || w.any({"cycle", "cyc", "step"})))
        return 0.0;
    if (w.any({"min", "max", "delta", "setpoint", "oneset", "end"}))
        return 0.2;
    if (w.any({"ambient", "environment", "env", "chamber", "room", "cpu"}))
        return 0.6;
    return w.any({"mid", "cell", "can", "surface", "skin"}) ? 1.0 : named ? 0.9 : 0.7;
}

double capacityScore(const Words& w, bool hasUnit)
{
    if (w.any({"spec", "specific", "energy", "wh", "nominal", "prev", "rate", "soc", "time"}))
        return 0.2;
    if (w.any({"capacity", "cap", "ah", "kapazitaet", "charge"}) &&
        (hasUnit || !w.any({"charge"}) || w.any({"capacity"})))
        return w.any({"charge", "chg", "discharge", "dchg", "charging", "discharging"}) ? 0.7 : 0.9;
    return hasUnit ? kByUnitAlone : 0.0;
}

double countScore(const Words& w, std::string_view what, std::string_view shortForm)
{
    if (!w.any({what, shortForm}) ||
        w.any({"time", "type", "level", "capacity", "mode", "state", "changes", "ah", "wh"}))
        return 0.0;
    return w.any({"index", "number", "count", "no", "id"}) || w.is(what) ? 1.0 : 0.7;
}

double statusScore(const Words& w)
{
    if (w.any({"status", "state", "mode", "md"}))
        return w.any({"charge", "health"}) ? 0.0 : 0.9;
    return w.any({"step"}) && w.any({"type", "name"}) ? 1.0 : 0.0;
}

double wordScore(Quantity quantity, const Words& w, bool hasUnit)
{
    switch (quantity) {
    case Quantity::Time:
        return timeScore(w, hasUnit);
    case Quantity::Current:
        return currentScore(w, hasUnit);
    case Quantity::Voltage:
        return voltageScore(w, hasUnit);
    case Quantity::Temperature:
        return temperatureScore(w, hasUnit);
    case Quantity::Capacity:
        return capacityScore(w, hasUnit);
    case Quantity::Step:
        return countScore(w, "step", "ns");
    case Quantity::Status:
        return statusScore(w);
    case Quantity::Cycle:
        return countScore(w, "cycle", "cyc");
    }
    return 0.0;
}

} // namespace

const char* quantityName(Quantity quantity)
{
    constexpr const char* names[] = {"time",     "current", "voltage", "temperature",
                                     "capacity", "step",    "status",  "cycle"};
    return names[static_cast<std::size_t>(quantity)];
}

std::optional<Quantity> quantityFromName(std::string_view name)
{
    for (const Quantity quantity : kQuantities)
        if (name == quantityName(quantity))
            return quantity;
    return std::nullopt;
}

std::optional<Dimension> quantityDimension(Quantity quantity)
{
    switch (quantity) {
    case Quantity::Time:
        return Dimension::Time;
    case Quantity::Current:
        return Dimension::Current;
    case Quantity::Voltage:
        return Dimension::Voltage;
    case Quantity::Temperature:
        return Dimension::Temperature;
    case Quantity::Capacity:
        return Dimension::Charge;
    default:
        return std::nullopt;
    }
}

double nameScore(Quantity quantity, std::string_view name, const std::optional<Unit>& unit)
{
    const auto dimension = quantityDimension(quantity);
    if (dimension && unit && unit->dimension != *dimension)
        return 0.0;
    const bool counts = quantity == Quantity::Step || quantity == Quantity::Cycle;
    if (counts && unit && unit->dimension == Dimension::Time)
        return 0.0;
    return wordScore(quantity, Words(name), unit && dimension);
}

} // namespace interphase
