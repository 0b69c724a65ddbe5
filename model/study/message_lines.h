#pragma once
#include "core/message.h"

#include <string>
#include <vector>

namespace interphase {

/// Messages as text, a line each: identifier and arguments with tabs between. Tabs and line breaks within an
/// argument become spaces.
std::string joinMessages(const std::vector<Message>& messages);
/// The messages again, without those this program does not know.
std::vector<Message> splitMessages(const std::string& text);

} // namespace interphase
