#include "study/definition.h"

#include "core/message.h"

#include <cerrno>
#include <fstream>
#include <system_error>

namespace interphase {

Definition readDefinition(const std::string& path)
{
    constexpr std::streamsize kMostBytes = 16 << 20; // a definition with thousands of data sets has less
    const auto cannotOpen = [&] {
        throw InputError(MessageId::CannotOpenFile, {path, std::generic_category().message(errno)});
    };
    std::ifstream in(path, std::ios::binary);
    if (!in)
        cannotOpen();
    std::string text(static_cast<std::size_t>(kMostBytes) + 1, '\0');
    in.read(text.data(), kMostBytes + 1);
    if (in.bad())
        cannotOpen();
    if (in.gcount() > kMostBytes)
        throw InputError(MessageId::FileTooLarge, {path, "more than 16", "16"});
    if (in.gcount() == 0)
        throw InputError(MessageId::EmptyFile, {path, "the definition of an analysis as JSON"});
    text.resize(static_cast<std::size_t>(in.gcount()));
    return parseDefinition(text, path);
}

namespace {

bool hasData(const Definition& definition)
{
    return !(definition.data.empty() && definition.spectra.empty() && definition.capacities.empty());
}

} // namespace

bool isComplete(const Definition& definition)
{
    return !definition.parameters.empty() && hasData(definition) && !definition.free.empty();
}

void requireComplete(const Definition& definition, const std::string& fileName)
{
    const auto lacks = [&](const char* what, const char* expected) {
        throw InputError(MessageId::DefinitionIncomplete, {fileName, what, expected});
    };
    if (definition.parameters.empty())
        lacks("parameter set", "the key /cell/parameters");
    if (!hasData(definition))
        lacks("data", "at least one entry in the list /data");
    if (definition.free.empty())
        lacks("free parameters", "at least one entry in the list /parameters");
}

} // namespace interphase
