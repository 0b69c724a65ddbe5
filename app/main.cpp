#include "app/command/command_line.h"
#include "app/window/run_window.h"

#include <csignal>

/// One program: the command line where the first argument asks for it, the window otherwise.
int main(int argc, char** argv)
{
    std::signal(SIGXFSZ,
                SIG_IGN); // a limit on the size of files is then an error of the write, as a full disk is
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (interphase::isCommandLine(arguments))
        return interphase::runCommandLine(arguments);
    return interphase::runWindow(argc, argv);
}
