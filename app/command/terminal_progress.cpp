#include "app/command/terminal_progress.h"

#include <cstdio>
#include <unistd.h>

namespace interphase {
namespace {

using namespace std::chrono_literals;
constexpr auto kTerminalPeriod = 100ms;
constexpr auto kLogPeriod = 5s;

} // namespace

TerminalProgress::TerminalProgress()
    : m_terminal(isatty(STDERR_FILENO) != 0),
      m_next(std::chrono::steady_clock::now() + (m_terminal ? 200ms : 2s))
{
}

void TerminalProgress::show(const std::string& text)
{
    const auto now = std::chrono::steady_clock::now();
    if (now < m_next || text == m_last)
        return;
    m_next = now + kTerminalPeriod;
    m_last = text;
    if (m_terminal) {
        std::fprintf(stderr, "\r%s\033[K", text.c_str());
        std::fflush(stderr);
        m_shown = true;
    } else {
        std::fprintf(stderr, "%s\n", text.c_str());
        m_next = now + kLogPeriod;
    }
}

void TerminalProgress::note(const std::string& text)
{
    clear();
    std::fprintf(stderr, "%s\n", text.c_str());
}

void TerminalProgress::clear()
{
    if (m_shown)
        std::fputs("\r\033[K", stderr);
    m_shown = false;
}

} // namespace interphase
