#pragma once
#include "app/command/command.h"

#include <string>

namespace interphase {

/// Where this environment variable is set, the window says "painted" on standard output once it is, and ends:
/// for measuring how long that takes.
inline constexpr char kEndAfterFirstPaint[] = "INTERPHASE_END_AFTER_FIRST_PAINT";

/// Shows the window, with the study that is named; returns its exit status. The environment's locale is for
/// the window's language only: LC_NUMERIC is put back to "C" right after the QApplication is made.
int runWindow(int argc, char** argv);

struct ScreenshotOptions
{
    bool dark = false;
    int width = 1280; ///< of the window, in device-independent pixels
    int height = 800;
    /// Also what the tabs of Cell & model compute when they are asked: the fit of the windows, the ageing
    /// run.
    bool run = false;
    std::string font; ///< its family; empty: Inter
};

/// Writes every page of the window as PNG into `folder`, without a display, each once its computations are
/// done, in the language of the environment. The study is not changed. Returns an exit status.
int runScreenshots(const std::string& study, const std::string& folder, const ScreenshotOptions& options,
                   const CommandContext& context);

} // namespace interphase
