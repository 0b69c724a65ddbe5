#include "app/export/figures.h"

#include "core/message.h"

namespace interphase {

int exportReport(const std::string&, const std::string&, const CommandContext&)
{
    throw InputError(MessageId::InvalidArgument,
                     {"--report", "the report is not in this version", "--csv, --bpx or --definition"});
}

int exportFigures(const std::string&, const std::string&, const CommandContext&)
{
    throw InputError(MessageId::InvalidArgument,
                     {"--figures", "figures are not in this version", "--csv, --bpx or --definition"});
}

} // namespace interphase
