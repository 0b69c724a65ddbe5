#include "app/command/command_line.h"
#include "app/window/run_window.h"

/// One program: the command line where the first argument asks for it, the window otherwise.
int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (interphase::isCommandLine(arguments))
        return interphase::runCommandLine(arguments);
    return interphase::runWindow(argc, argv);
}
