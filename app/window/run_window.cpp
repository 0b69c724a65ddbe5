#include "app/window/run_window.h"

#include "core/message.h"

#include <cstdio>

namespace interphase {

int runWindow(int, char**)
{
    std::fputs("The window is not in this version; see interphase --help for the command line.\n", stderr);
    return kBadInput;
}

int runScreenshots(const std::string&, const std::string&, const CommandContext&)
{
    throw InputError(MessageId::InvalidArgument,
                     {"interphase screenshot", "the window is not in this version", "another command"});
}

} // namespace interphase
