#include "core/message.h"

#include <algorithm>
#include <iterator>

namespace interphase {
namespace {

struct Entry
{
    const char* name;
    const char* text;
};

constexpr Entry kEntries[] = {
#define INTERPHASE_MESSAGE(id, text) {#id, text},
#include "core/messages.def"
#undef INTERPHASE_MESSAGE
};

} // namespace

const char* messageTemplate(MessageId id)
{
    return kEntries[static_cast<std::size_t>(id)].text;
}

const char* messageName(MessageId id)
{
    return kEntries[static_cast<std::size_t>(id)].name;
}

std::optional<MessageId> findMessage(std::string_view name)
{
    const auto* found = std::find_if(std::begin(kEntries), std::end(kEntries),
                                     [&](const Entry& e) { return name == e.name; });
    if (found == std::end(kEntries))
        return std::nullopt;
    return static_cast<MessageId>(found - std::begin(kEntries));
}

std::string Message::english() const
{
    std::string out;
    for (const char* c = messageTemplate(id); *c; ++c) {
        const bool placeholder = *c == '%' && c[1] >= '1' && c[1] <= '9';
        if (!placeholder) {
            out += *c;
            continue;
        }
        const auto index = static_cast<std::size_t>(*++c - '1');
        if (index < arguments.size())
            out += arguments[index];
    }
    return out;
}

InputError::InputError(Message message)
    : std::invalid_argument(message.english()),
      m_message(std::move(message))
{
}

InputError::InputError(MessageId id, std::vector<std::string> arguments)
    : InputError(Message{id, std::move(arguments)})
{
}

} // namespace interphase
