#include "app/command/argument_parser.h"
#include "app/command/command.h"
#include "core/message.h"

#include <algorithm>

// Commands that are planned and not in this version. Each says so in one sentence.
namespace interphase {
namespace {

bool asksForHelp(const Arguments& arguments)
{
    return std::ranges::count(arguments, "--help") + std::ranges::count(arguments, "-h") > 0;
}

int refuse(const Arguments& arguments, const std::string& command, const std::string& what,
           const std::string& instead, const std::string& example)
{
    if (asksForHelp(arguments)) {
        ArgumentParser parser(command, what + " is not in this version. Instead: " + instead + ".", example);
        parser.parse({"--help"});
        return kDone;
    }
    throw InputError(MessageId::InvalidArgument,
                     {"interphase " + command, what + " is not in this version", instead});
}

} // namespace

int runImport(const Arguments& arguments, const CommandContext&)
{
    return refuse(arguments, "import", "writing the Battery Data Format",
                  "interphase new, which reads delimited text files by itself",
                  "interphase new spm_discharge my.interphase");
}

} // namespace interphase
