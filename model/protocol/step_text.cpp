#include "protocol/step_text.h"

#include "core/message.h"
#include "core/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace interphase {
namespace {

constexpr const char* kTime = "a time such as \"30 min\" or \"1 h\"";
constexpr const char* kVoltage = "a voltage such as \"4.2 V\"";
constexpr const char* kDrive = "a current or power such as \"1C\", \"C/5\", \"2 A\" or \"10 W\"";

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::vector<std::string> words(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\v\f";
    std::vector<std::string> out;
    std::size_t at = text.find_first_not_of(kBlanks);
    while (at != std::string_view::npos) {
        const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
        out.emplace_back(text.substr(at, end - at));
        std::transform(out.back().begin(), out.back().end(), out.back().begin(), lower);
        at = text.find_first_not_of(kBlanks, end);
    }
    return out;
}

/// The number at the start of a word and what stands behind it; false where there is none.
bool leadingNumber(std::string_view word, double& value, std::string_view& rest)
{
    const std::size_t first = word.starts_with('-') ? 1 : 0;
    if (word.size() <= first || !(isDigit(word[first]) || word[first] == '.'))
        return false;
    const auto result = std::from_chars(word.data(), word.data() + word.size(), value);
    if (result.ec != std::errc())
        return false;
    rest = word.substr(static_cast<std::size_t>(result.ptr - word.data()));
    return true;
}

/// Texts of strangers end up in messages; long ones are cut between characters.
std::string shortened(std::string_view text)
{
    constexpr std::size_t kLongest = 60;
    if (text.size() <= kLongest)
        return std::string(text);
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return std::string(text.substr(0, end)) + "...";
}

} // namespace

StepText::StepText(std::string_view text, int number, double nominalCapacity_Ah)
    : m_text(text),
      m_number(number),
      m_capacity(nominalCapacity_Ah),
      m_words(words(text))
{
    if (m_words.empty())
        unexpected(text, "a step");
}

void StepText::unexpected(std::string_view found, const std::string& expected) const
{
    throw InputError(MessageId::ProtocolUnexpected, {std::to_string(m_number), shortened(found), expected});
}

void StepText::incomplete(const std::string& expected) const
{
    throw InputError(MessageId::ProtocolStepIncomplete,
                     {std::to_string(m_number), shortened(m_text), expected});
}

std::size_t StepText::repeatCount() const
{
    const std::string expected = "\"repeat\" and a whole number from 1 on, such as \"repeat 3\"";
    if (m_words.size() < 2)
        incomplete(expected);
    const auto count = parseInteger(m_words[1]);
    if (!count || *count < 1)
        unexpected(m_words[1], expected);
    const bool plain = m_words.size() == 2 || (m_words.size() == 3 && m_words[2] == "times");
    if (!plain)
        unexpected(m_words[2], "the end of the step after \"repeat " + m_words[1] + "\"");
    return static_cast<std::size_t>(*count);
}

ProtocolStep StepText::parse() const
{
    const std::string& verb = m_words.front();
    ProtocolStep step;
    if (verb == "discharge")
        step = drive(1.0);
    else if (verb == "charge")
        step = drive(-1.0);
    else if (verb == "hold")
        step = hold();
    else if (verb == "rest")
        step = rest();
    else
        unexpected(verb, "one of \"discharge\", \"charge\", \"rest\", \"hold\", \"repeat\"");
    step.text = m_text;
    return step;
}

void StepText::expectWord(std::size_t& at, const char* word) const
{
    if (at >= m_words.size())
        incomplete(quoted(word));
    if (m_words[at] != word)
        unexpected(m_words[at], quoted(word));
    ++at;
}

StepText::Quantity StepText::quantity(std::size_t& at, const std::string& expected) const
{
    struct Known
    {
        std::string_view name;
        Unit unit;
        double factor;
    };
    static constexpr Known kUnits[] = {
        {"s", Unit::Time, 1.0},
        {"sec", Unit::Time, 1.0},
        {"second", Unit::Time, 1.0},
        {"seconds", Unit::Time, 1.0},
        {"min", Unit::Time, 60.0},
        {"minute", Unit::Time, 60.0},
        {"minutes", Unit::Time, 60.0},
        {"h", Unit::Time, 3600.0},
        {"hr", Unit::Time, 3600.0},
        {"hour", Unit::Time, 3600.0},
        {"hours", Unit::Time, 3600.0},
        {"d", Unit::Time, 86400.0},
        {"day", Unit::Time, 86400.0},
        {"days", Unit::Time, 86400.0},
        {"v", Unit::Voltage, 1.0},
        {"mv", Unit::Voltage, 1e-3},
        {"a", Unit::Current, 1.0},
        {"ma", Unit::Current, 1e-3},
        {"w", Unit::Power, 1.0},
        {"mw", Unit::Power, 1e-3},
        {"kw", Unit::Power, 1e3},
        {"ah", Unit::Charge, 3600.0},
        {"mah", Unit::Charge, 3.6},
        {"wh", Unit::Energy, 3600.0},
        {"mwh", Unit::Energy, 3.6},
        {"k", Unit::Temperature, 1.0},
        {"degc", Unit::Temperature, 1.0},
        {"mv/h", Unit::Slope, 1e-3 / 3600.0},
        {"mv/min", Unit::Slope, 1e-3 / 60.0},
        {"mv/s", Unit::Slope, 1e-3},
    };
    if (at >= m_words.size())
        incomplete(expected);
    const std::string& word = m_words[at];
    double value = 0.0;
    std::string_view unit;
    const bool fraction = word.starts_with("c/");
    if (!leadingNumber(std::string_view(word).substr(fraction ? 2 : 0), value, unit))
        unexpected(word, expected);
    if (fraction && !unit.empty())
        unexpected(word, expected);
    ++at;
    if (fraction)
        unit = "c";
    else if (unit.empty() && at < m_words.size())
        unit = m_words[at++];
    else if (unit.empty())
        incomplete("a unit after \"" + word + "\": " + expected);
    const std::string found = word.ends_with(unit) || fraction ? word : word + " " + std::string(unit);
    if (unit == "c" && !(m_capacity > 0.0))
        unexpected(found, "a current in A, as the nominal capacity of the cell is not known");
    Quantity q{Unit::Current, (fraction ? 1.0 / value : value) * m_capacity};
    if (unit != "c") {
        const auto* known = std::find_if(std::begin(kUnits), std::end(kUnits),
                                         [&](const Known& k) { return k.name == unit; });
        if (known == std::end(kUnits))
            unexpected(found, expected);
        q = {known->unit, value * known->factor + (unit == "degc" ? 273.15 : 0.0)};
    }
    if (!(q.value > 0.0) || !std::isfinite(q.value))
        unexpected(found, "a positive number in " + expected);
    return q;
}

ProtocolStep StepText::drive(double sign) const
{
    std::size_t at = 1;
    expectWord(at, "at");
    const std::size_t begin = at;
    const Quantity q = quantity(at, kDrive);
    if (q.unit != Unit::Current && q.unit != Unit::Power)
        unexpected(m_words[begin], kDrive);
    ProtocolStep step;
    step.control = q.unit == Unit::Current ? Control::Current : Control::Power;
    step.value = sign * q.value;
    step.limits = limits(at, step);
    if (step.limits.empty())
        incomplete("a voltage or a time that ends it, such as \"until 2.5 V\" or \"for 1 h\"");
    return step;
}

ProtocolStep StepText::hold() const
{
    std::size_t at = 1;
    expectWord(at, "at");
    const std::size_t begin = at;
    const Quantity q = quantity(at, kVoltage);
    if (q.unit != Unit::Voltage)
        unexpected(m_words[begin], kVoltage);
    ProtocolStep step;
    step.control = Control::Voltage;
    step.value = q.value;
    step.limits = limits(at, step);
    if (step.limits.empty())
        incomplete("a current or a time that ends it, such as \"until C/50\" or \"for 1 h\"");
    return step;
}

ProtocolStep StepText::rest() const
{
    ProtocolStep step;
    step.limits = limits(1, step);
    if (step.limits.empty())
        incomplete(std::string("\"for\" and ") + kTime);
    return step;
}

std::vector<Limit> StepText::limits(std::size_t at, const ProtocolStep& step) const
{
    const bool rests = step.control == Control::Current && step.value == 0.0;
    const char* const first = rests ? "\"for\"" : "\"until\" or \"for\"";
    std::vector<Limit> out;
    while (at < m_words.size()) {
        const bool joined = !out.empty() && m_words[at] == "or";
        if (!out.empty() && !joined)
            unexpected(m_words[at], "\"or\" or the end of the step");
        at += joined ? 1 : 0;
        const bool until = at < m_words.size() && m_words[at] == "until";
        const bool during = at < m_words.size() && m_words[at] == "for";
        if (!joined && !until && !during)
            unexpected(m_words[at], first);
        at += until || during ? 1 : 0;
        const bool anode = at < m_words.size() && m_words[at] == "anode";
        if (anode && during)
            unexpected(m_words[at], kTime);
        at += anode ? 1 : 0;
        const bool cooled =
            !anode && at + 1 < m_words.size() && m_words[at] == "cooled" && m_words[at + 1] == "to";
        at += cooled ? 2 : 0;
        const std::size_t begin = at;
        // The one limit that may be zero or below.
        if (anode && at + 1 < m_words.size() && parseNumber(m_words[at]) &&
            (m_words[at + 1] == "v" || m_words[at + 1] == "mv")) {
            out.push_back(
                {LimitKind::AnodeBelow, *parseNumber(m_words[at]) * (m_words[at + 1] == "mv" ? 1e-3 : 1.0)});
            at += 2;
            continue;
        }
        const Quantity q = quantity(at, during ? kTime : until ? "a voltage or a current" : "a limit");
        if ((during && q.unit != Unit::Time) || (until && q.unit == Unit::Time) ||
            (anode && q.unit != Unit::Voltage) || (cooled && q.unit != Unit::Temperature))
            unexpected(m_words[begin], during   ? kTime
                                       : anode  ? "a voltage"
                                       : cooled ? "a temperature"
                                                : "a voltage or a current (a time follows \"for\")");
        out.push_back(anode    ? Limit{LimitKind::AnodeBelow, q.value}
                      : cooled ? Limit{LimitKind::TemperatureBelow, q.value}
                               : limit(q, step, begin));
    }
    return out;
}

Limit StepText::limit(const Quantity& q, const ProtocolStep& step, std::size_t word) const
{
    const bool rests = step.control == Control::Current && step.value == 0.0;
    switch (q.unit) {
    case Unit::Time:
        return {LimitKind::Time, q.value};
    case Unit::Voltage:
        if (rests || step.control == Control::Voltage)
            unexpected(m_words[word], rests ? kTime : "a current or a time that ends the hold");
        return {step.value > 0.0 ? LimitKind::VoltageBelow : LimitKind::VoltageAbove, q.value};
    case Unit::Current:
        if (step.control == Control::Current)
            unexpected(m_words[word], rests ? kTime : "a voltage or a time that ends the step");
        return {LimitKind::CurrentMagnitudeBelow, q.value};
    case Unit::Charge:
    case Unit::Energy:
        if (rests)
            unexpected(m_words[word], kTime);
        return {q.unit == Unit::Charge ? LimitKind::Charge : LimitKind::Energy, q.value};
    case Unit::Temperature:
        return {LimitKind::TemperatureAbove, q.value};
    case Unit::Slope:
        if (step.control == Control::Voltage) {
            const bool apart = word + 1 < m_words.size() && parseNumber(m_words[word]);
            unexpected(m_words[word] + (apart ? " " + m_words[word + 1] : std::string()),
                       "a current or a time that ends the hold, whose voltage does not change");
        }
        return {LimitKind::SlopeBelow, q.value};
    case Unit::Power:
        break;
    }
    unexpected(m_words[word], "a voltage, a current or a time");
}

} // namespace interphase
