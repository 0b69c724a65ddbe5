#include "core/output_file.h"

#include "core/files.h"
#include "core/message.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace interphase {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 18;
constexpr mode_t kMode = 0666; // the user's umask applies

/// The name a file has while it is written: in the same folder, because rename() stays on one disk.
std::string temporaryName(const std::string& path)
{
    return path + ".part" + std::to_string(getpid());
}

} // namespace

OutputFile::OutputFile(std::string path) : m_path(std::move(path))
{
    std::error_code error;
    const std::filesystem::path file = pathFromUtf8(m_path);
    const auto status = std::filesystem::status(file, error);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        m_file = open(m_path.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        if (std::filesystem::is_regular_file(status) && access(m_path.c_str(), W_OK) != 0)
            fail();
        m_temporary = temporaryName(m_path);
        m_file = open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kMode);
    }
    if (m_file < 0)
        fail();
}

OutputFile::~OutputFile()
{
    if (m_file >= 0)
        close(m_file);
    if (!m_temporary.empty())
        unlink(m_temporary.c_str());
}

void OutputFile::fail() const
{
    throw InputError(MessageId::CannotWriteFile,
                     {m_path, strerrordesc_np(errno)}); // in English whatever the locale
}

void OutputFile::write(std::string_view text)
{
    m_buffer += text;
    if (m_buffer.size() >= kBuffer)
        flush();
}

void OutputFile::flush()
{
    for (std::size_t done = 0; done < m_buffer.size();) {
        const ssize_t count = ::write(m_file, m_buffer.data() + done, m_buffer.size() - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            fail();
        done += static_cast<std::size_t>(count);
    }
    m_buffer.clear();
}

void OutputFile::commit()
{
    flush();
    if (!m_temporary.empty() && fsync(m_file) != 0)
        fail();
    const int file = m_file;
    m_file = -1;
    if (close(file) != 0)
        fail();
    if (m_temporary.empty())
        return;
    if (std::rename(m_temporary.c_str(), m_path.c_str()) != 0)
        fail();
    m_temporary.clear();
}

void writeFile(const std::string& path, std::string_view content)
{
    OutputFile file(path);
    file.write(content);
    file.commit();
}

} // namespace interphase
