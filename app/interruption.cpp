#include "app/interruption.h"

#include <csignal>
#include <pthread.h>

namespace interphase {
namespace {

/// Ends the waiting thread; nobody else sends it.
constexpr int kWakeUp = SIGUSR1;

sigset_t waitedFor()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGINT, SIGTERM, kWakeUp})
        sigaddset(&set, signal);
    return set;
}

} // namespace

Interruption::Interruption()
{
    const sigset_t set = waitedFor();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_thread = std::thread([this] { wait(); });
}

Interruption::~Interruption()
{
    pthread_kill(m_thread.native_handle(), kWakeUp);
    m_thread.join();
    const sigset_t set = waitedFor();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void Interruption::wait()
{
    const sigset_t set = waitedFor();
    for (int received = 0; sigwait(&set, &received) == 0 && received != kWakeUp;) {
        if (m_stop.request_stop())
            continue;
        std::signal(received, SIG_DFL);
        pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
        raise(received);
    }
}

} // namespace interphase
