#include "app/resources.h"

#include "core/files.h"
#include "core/message.h"

#include <algorithm>
#include <cstdlib>

namespace interphase {
namespace {

namespace fs = std::filesystem;

bool isFolder(const fs::path& path)
{
    std::error_code error;
    return fs::is_directory(path, error);
}

fs::path executableFolder()
{
    std::error_code error;
    return fs::read_symlink("/proc/self/exe", error).parent_path();
}

} // namespace

Resources Resources::locate()
{
    if (const char* stated = std::getenv("INTERPHASE_RESOURCES")) {
        if (!isFolder(stated))
            throw InputError(MessageId::InvalidArgument,
                             {"INTERPHASE_RESOURCES", "\"" + std::string(stated) + "\" is not a folder",
                              "the folder with parameter_sets, examples and help"});
        return Resources(stated);
    }
    const fs::path installed = executableFolder() / ".." / "share" / "interphase";
    for (const fs::path& candidate : {installed, fs::path(INTERPHASE_SOURCE_RESOURCES)})
        if (isFolder(candidate / "parameter_sets"))
            return Resources(candidate.lexically_normal());
    throw InputError(MessageId::InvalidArgument,
                     {pathToUtf8(installed.lexically_normal()), "the program's resources are missing",
                      "them there, or their folder in INTERPHASE_RESOURCES"});
}

std::string Resources::folder() const
{
    return pathToUtf8(m_folder);
}

std::vector<std::string> Resources::exampleNames() const
{
    std::vector<std::string> names;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(m_folder / "examples", error))
        if (fs::exists(entry.path() / "definition.json", error))
            names.push_back(pathToUtf8(entry.path().filename()));
    std::ranges::sort(names);
    return names;
}

std::string Resources::inside(const char* name) const
{
    return pathToUtf8(m_folder / name);
}

} // namespace interphase
