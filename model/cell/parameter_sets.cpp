#include "cell/parameter_sets.h"

#include "cell/bpx.h"
#include "core/files.h"
#include "core/message.h"
#include "core/text.h"

#include <algorithm>
#include <filesystem>

namespace interphase {
namespace fs = std::filesystem;

std::vector<std::string> bundledSets(const std::string& parameterSetFolder)
{
    std::vector<std::string> names;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(pathFromUtf8(parameterSetFolder), error))
        if (entry.path().extension() == ".json")
            names.push_back(pathToUtf8(entry.path().stem()));
    std::ranges::sort(names);
    return names;
}

Cell loadCell(const std::string& nameOrFile, const std::string& parameterSetFolder)
{
    const std::vector<std::string> bundled = bundledSets(parameterSetFolder);
    if (std::ranges::count(bundled, nameOrFile) > 0)
        return readBpx(pathToUtf8(pathFromUtf8(parameterSetFolder) / pathFromUtf8(nameOrFile + ".json")));
    std::error_code error;
    const fs::path file = pathFromUtf8(nameOrFile);
    if (!fs::exists(file, error) && !file.has_extension() && !file.has_parent_path())
        throw InputError(MessageId::UnknownParameterSet, {nameOrFile, join(bundled, ", ")});
    return readBpx(nameOrFile);
}

} // namespace interphase
