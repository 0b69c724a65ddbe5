#pragma once
#include "app/command/command.h"

#include <string>

namespace interphase {

/// Shows the window, with the study that is named; returns its exit status. The environment's locale is for
/// the window's language only: LC_NUMERIC is put back to "C" right after the QApplication is made.
int runWindow(int argc, char** argv);

/// Writes every page of the window as PNG into `folder`, without a display. Returns an exit status.
int runScreenshots(const std::string& study, const std::string& folder, const CommandContext& context);

} // namespace interphase
