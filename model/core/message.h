#pragma once
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace interphase {

/// Identifiers of everything the model says to a person; the texts stand in messages.def.
enum class MessageId {
#define INTERPHASE_MESSAGE(id, text) id,
#include "core/messages.def"
#undef INTERPHASE_MESSAGE
};

/// A sentence for a person: an identifier the window can translate, its arguments, and the English text.
struct Message
{
    MessageId id = MessageId::None;
    std::vector<std::string> arguments;

    /// The English text with the arguments filled in.
    std::string english() const;
    bool empty() const { return id == MessageId::None; }
    bool operator==(const Message&) const = default;
};

/// The English text of a message before its arguments are filled in, e.g. "%1: cannot be opened: %2.".
const char* messageTemplate(MessageId id);
/// The identifier as written in messages.def, e.g. "CannotOpenFile".
const char* messageName(MessageId id);
/// The other way; nothing for a name this program does not know.
std::optional<MessageId> findMessage(std::string_view name);

/// Bad input. The message names the file or argument, the line where there is one, and what was expected.
/// what() is the English sentence.
class InputError : public std::invalid_argument
{
public:
    explicit InputError(Message message);
    InputError(MessageId id, std::vector<std::string> arguments);
    const Message& message() const { return m_message; }

private:
    Message m_message;
};

} // namespace interphase
