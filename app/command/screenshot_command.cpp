#include "app/command/argument_parser.h"
#include "app/command/command.h"
#include "app/window/run_window.h"

namespace interphase {
namespace {

constexpr const char* kDescription =
    "Writes every page of the window as PNG into a folder, without a display.";
constexpr const char* kExample = "interphase new spm_discharge my.interphase\n"
                                 "interphase screenshot my.interphase pages";

} // namespace

int runScreenshot(const Arguments& words, const CommandContext& context)
{
    std::string study, folder;
    ArgumentParser parser("screenshot", kDescription, kExample);
    parser.positional("STUDY", study, "the study that is shown");
    parser.positional("DIR", folder, "the folder of the pictures; it is made where it does not exist");
    ScreenshotOptions options;
    std::optional<long long> width, height;
    parser.flag("--dark", options.dark, "in the dark theme");
    parser.flag("--run", options.run,
                "also the fit of the stoichiometry windows and the ageing run, which wait for a button");
    parser.text("--font", "NAME", options.font, "a font of this system instead of Inter");
    parser.count("--width", "N", width, "of the window, pixels; 1280 if not given", 640, 7680);
    parser.count("--height", "N", height, "of the window, pixels; 800 if not given", 480, 4320);
    if (!parser.parse(words))
        return kDone;
    options.width = static_cast<int>(width.value_or(options.width));
    options.height = static_cast<int>(height.value_or(options.height));
    return runScreenshots(study, folder, options, context);
}

} // namespace interphase
