#pragma once
#include <string>

namespace interphase {

/// The bytes of a measured file. Throws InputError: CannotOpenFile, EmptyFile, FileTooLarge above 500 MB.
std::string readSourceBytes(const std::string& fileName);

/// The file's name without its folder.
std::string baseName(const std::string& fileName);

} // namespace interphase
