#pragma once
#include "app/command/command.h"

namespace interphase {

/// Whether the arguments (without the program's name) are for the command line: a command, --help, --version,
/// or a word that can only be a mistyped command.
bool isCommandLine(const Arguments& arguments);

/// Runs the command and returns the exit status of the process. Never throws.
int runCommandLine(const Arguments& arguments);

} // namespace interphase
