#pragma once
#include "core/message.h"

#include <QString>

#include <exception>
#include <span>

namespace interphase {

/// One line of the table that lupdate reads: made from model/core/messages.def when building.
struct MessageText
{
    const char* name;
    const char* text;
};

/// All texts in the order of MessageId.
std::span<const MessageText> messageTexts();
/// The message in the language of the window, with its arguments filled in.
QString messageText(const Message& message);
/// Why something failed, in the language of the window where it is a message of ours.
QString errorText(const std::exception& error);

} // namespace interphase
