#include "app/benchmark/loop_watch.h"

#include <QAbstractEventDispatcher>
#include <QTimer>

#include <algorithm>
#include <ctime>

namespace interphase {
namespace {

double milliseconds(const QElapsedTimer& clock)
{
    return 1e-6 * static_cast<double>(clock.nsecsElapsed());
}

/// Of the calling thread.
double processorTime_ms()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

} // namespace

LoopWatch::LoopWatch() : m_timer(new QTimer(this))
{
    m_clock.start();
    m_awake_ms = processorTime_ms();
    m_timer->setTimerType(Qt::PreciseTimer);
    m_timer->setInterval(1);
    connect(m_timer, &QTimer::timeout, this, &LoopWatch::beat);
    m_timer->start();
    auto* loop = QAbstractEventDispatcher::instance();
    connect(loop, &QAbstractEventDispatcher::awake, this, [this] { m_awake_ms = processorTime_ms(); });
    connect(loop, &QAbstractEventDispatcher::aboutToBlock, this, [this] {
        const double worked = processorTime_ms() - m_awake_ms;
        m_longestWork_ms = std::max(m_longestWork_ms, worked);
        m_busy_ms += worked;
        m_awake_ms += worked;
    });
}

void LoopWatch::beat()
{
    const double now = milliseconds(m_clock);
    m_gaps_ms.push_back(std::max(0.0, now - m_last_ms - 1.0));
    m_last_ms = now;
}

LoopTimes LoopWatch::times() const
{
    if (m_gaps_ms.empty())
        return {};
    std::vector<double> sorted = m_gaps_ms;
    std::sort(sorted.begin(), sorted.end());
    return {sorted.back(), sorted[sorted.size() * 99 / 100], m_longestWork_ms,
            100.0 * m_busy_ms / milliseconds(m_clock)};
}

} // namespace interphase
