#include "data/source_bytes.h"

#include "core/files.h"

namespace interphase {

std::string readSourceBytes(const std::string& fileName)
{
    constexpr std::size_t kMaxBytes = 500'000'000; // decoded and split it needs about twice that in memory
    return readTextFile(fileName, "a table of time, current and voltage", kMaxBytes);
}

std::string baseName(const std::string& fileName)
{
    const std::size_t slash = fileName.find_last_of("/\\");
    return slash == std::string::npos ? fileName : fileName.substr(slash + 1);
}

} // namespace interphase
