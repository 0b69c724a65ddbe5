#include "study/message_lines.h"

#include "study/blobs.h"

#include <algorithm>

namespace interphase {
namespace {

std::string withoutTabs(std::string text)
{
    std::replace(text.begin(), text.end(), '\t', ' ');
    return text;
}

std::vector<std::string> splitTabs(const std::string& line)
{
    std::vector<std::string> out(1);
    for (const char c : line) {
        if (c == '\t')
            out.emplace_back();
        else
            out.back() += c;
    }
    return out;
}

} // namespace

std::string joinMessages(const std::vector<Message>& messages)
{
    std::vector<std::string> lines;
    for (const Message& message : messages) {
        lines.emplace_back(messageName(message.id));
        for (const std::string& argument : message.arguments)
            lines.back() += '\t' + withoutTabs(argument);
    }
    return joinLines(lines);
}

std::vector<Message> splitMessages(const std::string& text)
{
    std::vector<Message> out;
    for (const std::string& line : splitLines(text)) {
        std::vector<std::string> parts = splitTabs(line);
        if (const auto id = findMessage(parts.front()))
            out.push_back({*id, {parts.begin() + 1, parts.end()}});
    }
    return out;
}

} // namespace interphase
