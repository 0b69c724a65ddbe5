#pragma once
#include <stop_token>
#include <thread>

namespace interphase {

/// SIGINT and SIGTERM as a stop token: the first asks to stop, the second ends the process at once.
///
/// A thread waits for the signals, which are blocked everywhere else, so no code runs in a signal handler.
/// Make one before any other thread is started.
class Interruption
{
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

private:
    void wait();

    std::stop_source m_stop;
    std::thread m_thread;
};

} // namespace interphase
