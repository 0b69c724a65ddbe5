#include "protocol/protocol.h"

#include "core/message.h"
#include "core/text.h"
#include "protocol/step_text.h"

#include <algorithm>
#include <string_view>

namespace interphase {
namespace {

constexpr std::size_t kMostSteps = 1000000;

/// Steps of one bracket (or of the whole text) while it is read.
struct Level
{
    std::vector<ProtocolStep> steps;
    std::size_t groupBegin = 0; ///< what the next repeat repeats, if nothing comes between
    bool afterGroup = false;
    std::size_t around = 0; ///< steps of a repetition, where one repeat is around all of them; else 0
    int cycle = 1;          ///< of the next step: what follows a repetition is a cycle of its own
};

class Parser
{
public:
    Parser(std::string_view text, double nominalCapacity_Ah) : m_text(text), m_capacity(nominalCapacity_Ah) {}

    std::vector<ProtocolStep> parse();

private:
    void item(std::string_view text);
    void repeat(const StepText& step);
    void open();
    void close();

    std::string_view m_text;
    double m_capacity;
    int m_number = 0; ///< of the step being read, as written
    std::vector<Level> m_levels{1};
};

std::vector<ProtocolStep> Parser::parse()
{
    std::size_t at = 0;
    while (at <= m_text.size()) {
        const std::size_t end = std::min(m_text.find_first_of(";\n[]", at), m_text.size());
        item(trim(m_text.substr(at, end - at)));
        if (end < m_text.size() && m_text[end] == '[')
            open();
        else if (end < m_text.size() && m_text[end] == ']')
            close();
        at = end + 1;
    }
    if (m_levels.size() > 1)
        throw InputError(MessageId::ProtocolIncomplete, {std::to_string(m_number), "\"]\""});
    if (m_levels.front().steps.empty())
        throw InputError(MessageId::ProtocolEmpty, {});
    // A repeat around everything counts the cycles, whatever is repeated within.
    Level& all = m_levels.front();
    for (std::size_t i = 0; all.around > 0 && i < all.steps.size(); ++i)
        all.steps[i].cycle = static_cast<int>(i / all.around) + 1;
    return std::move(all.steps);
}

void Parser::item(std::string_view text)
{
    if (text.empty())
        return;
    const StepText step(text, ++m_number, m_capacity);
    Level& level = m_levels.back();
    if (step.isRepeat())
        return repeat(step);
    level.steps.push_back(step.parse());
    level.steps.back().cycle = level.cycle;
    level.afterGroup = false;
    level.around = 0;
}

/// What is repeated runs `count` times in all.
void Parser::repeat(const StepText& step)
{
    Level& level = m_levels.back();
    const std::size_t count = step.repeatCount();
    const std::size_t begin = level.afterGroup ? level.groupBegin : 0;
    const std::size_t length = level.steps.size() - begin;
    if (length == 0)
        step.unexpected(step.text(), "a step before it");
    if (count > kMostSteps / length || level.steps.size() + (count - 1) * length > kMostSteps)
        throw InputError(MessageId::ProtocolTooLong, {std::to_string(m_number), std::to_string(kMostSteps)});
    level.steps.reserve(level.steps.size() + (count - 1) * length);
    int span = 1;
    for (std::size_t i = begin; i < begin + length; ++i)
        span = std::max(span, level.steps[i].cycle - level.steps[begin].cycle + 1);
    for (std::size_t i = 0; i < (count - 1) * length; ++i) {
        level.steps.push_back(level.steps[begin + i]);
        level.steps.back().cycle += span;
    }
    level.cycle = level.steps.back().cycle + 1;
    level.afterGroup = false;
    level.around = begin == 0 ? length : 0;
}

void Parser::open()
{
    constexpr std::size_t kDeepest = 16;
    if (m_levels.size() > kDeepest)
        throw InputError(MessageId::ProtocolUnexpected,
                         {std::to_string(m_number + 1), "[", "at most 16 brackets within each other"});
    m_levels.emplace_back();
}

void Parser::close()
{
    const std::string number = std::to_string(m_number);
    if (m_levels.size() == 1)
        throw InputError(MessageId::ProtocolUnexpected, {number, "]", "\"[\" before it"});
    if (m_levels.back().steps.empty())
        throw InputError(MessageId::ProtocolUnexpected, {number, "]", "steps in the brackets"});
    Level inner = std::move(m_levels.back());
    m_levels.pop_back();
    Level& level = m_levels.back();
    level.groupBegin = level.steps.size();
    level.afterGroup = true;
    level.around = level.steps.empty() ? inner.around : 0;
    if (level.steps.size() + inner.steps.size() > kMostSteps)
        throw InputError(MessageId::ProtocolTooLong, {number, std::to_string(kMostSteps)});
    for (ProtocolStep& step : inner.steps)
        step.cycle += level.cycle - 1;
    level.cycle += inner.cycle - 1;
    level.steps.insert(level.steps.end(), inner.steps.begin(), inner.steps.end());
}

} // namespace

Protocol parseProtocol(const std::string& text, double nominalCapacity_Ah)
{
    Protocol protocol;
    protocol.steps = Parser(text, nominalCapacity_Ah).parse();
    return protocol;
}

} // namespace interphase
