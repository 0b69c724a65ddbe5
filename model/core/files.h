#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace interphase {

/// A path from the UTF-8 text that names it, on every system.
std::filesystem::path pathFromUtf8(const std::string& path);
/// The UTF-8 text of a path.
std::string pathToUtf8(const std::filesystem::path& path);

/// The whole content of a file, byte for byte. `path` is UTF-8; `what` says what was expected, e.g. "a BPX
/// parameter set". Throws InputError: CannotOpenFile, EmptyFile, or FileTooLarge above `maxBytes`.
std::string readTextFile(const std::string& path, std::string_view what, std::size_t maxBytes);

} // namespace interphase
