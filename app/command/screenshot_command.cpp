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
    if (!parser.parse(words))
        return kDone;
    return runScreenshots(study, folder, context);
}

} // namespace interphase
