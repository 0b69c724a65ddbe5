#include "core/files.h"

#include "core/message.h"
#include "core/text.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace interphase {
namespace {

std::string megabytes(std::size_t bytes)
{
    return formatRounded(static_cast<double>(bytes) / 1e6, 3);
}

[[noreturn]] void refuseOpening(const std::string& path, const std::error_code& error)
{
    throw InputError(MessageId::CannotOpenFile,
                     {path, strerrordesc_np(error.value())}); // in English whatever the locale
}

} // namespace

std::filesystem::path pathFromUtf8(const std::string& path)
{
    return std::filesystem::path(std::u8string(path.begin(), path.end()));
}

std::string pathToUtf8(const std::filesystem::path& path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

std::string readTextFile(const std::string& path, std::string_view what, std::size_t maxBytes)
{
    const std::filesystem::path file = pathFromUtf8(path);
    std::error_code error;
    if (std::filesystem::is_directory(file, error))
        refuseOpening(path, std::make_error_code(std::errc::is_a_directory));
    std::ifstream in(file, std::ios::binary);
    if (!in)
        refuseOpening(path, std::error_code(errno, std::generic_category()));

    // Read in pieces and stop past the limit: the size of a device or a pipe is not known beforehand.
    std::string content;
    std::string piece(std::size_t{1} << 16, '\0');
    while (in && content.size() <= maxBytes) {
        in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        content.append(piece, 0, static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad())
        refuseOpening(path, std::make_error_code(std::errc::io_error));
    if (content.size() > maxBytes) {
        const auto size = std::filesystem::file_size(file, error);
        throw InputError(MessageId::FileTooLarge,
                         {path, megabytes(error ? content.size() : size), megabytes(maxBytes)});
    }
    if (content.empty())
        throw InputError(MessageId::EmptyFile, {path, std::string(what)});
    return content;
}

} // namespace interphase
