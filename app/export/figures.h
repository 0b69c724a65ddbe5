#pragma once
#include "app/command/command.h"

#include <string>

namespace interphase {

// What export draws with the window's plots; the rest of export needs no Qt.

/// The report of a study's latest run as PDF. Returns an exit status. Throws InputError for another ending
/// than .pdf.
int exportReport(const std::string& study, const std::string& file, const CommandContext& context);
/// Every figure of a study's latest run as a file in `folder`. Returns an exit status.
int exportFigures(const std::string& study, const std::string& folder, const CommandContext& context);

} // namespace interphase
