#pragma once
#include <chrono>
#include <string>

namespace interphase {

/// Progress on standard error: one line that is rewritten on a terminal, and a line now and then elsewhere.
class TerminalProgress
{
public:
    TerminalProgress();
    ~TerminalProgress() { clear(); }
    TerminalProgress(const TerminalProgress&) = delete;
    TerminalProgress& operator=(const TerminalProgress&) = delete;

    /// Shows the text unless another was shown a moment ago.
    void show(const std::string& text);
    /// A line that stays.
    void note(const std::string& text);
    /// Takes the rewritten line away.
    void clear();

private:
    bool m_terminal;
    bool m_shown = false;
    std::string m_last;
    std::chrono::steady_clock::time_point m_next;
};

} // namespace interphase
