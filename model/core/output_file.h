#pragma once
#include <string>
#include <string_view>

namespace interphase {

/// A file that is there wholly or not at all: written beside its place under another name, then renamed. What
/// is not a regular file (a device, a pipe) is written directly. All failures are InputError
/// (CannotWriteFile).
class OutputFile
{
public:
    /// Opens at once, so that a place that cannot be written to is found before anything is computed.
    explicit OutputFile(std::string path);
    /// Without commit() the file that was there before stays.
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    void write(std::string_view text);
    /// Brings everything to the disk and the file to its place.
    void commit();

private:
    [[noreturn]] void fail() const;
    void flush();

    std::string m_path;
    std::string m_temporary; ///< empty where m_path is written directly
    std::string m_buffer;
    int m_file = -1;
};

/// The same in one step.
void writeFile(const std::string& path, std::string_view content);

} // namespace interphase
