#pragma once
#include <QElapsedTimer>
#include <QObject>

#include <vector>

class QTimer;

namespace interphase {

struct LoopTimes
{
    double longest_ms = 0.0; ///< largest gap between two beats of a timer of 1 ms, less that millisecond
    double p99_ms = 0.0;     ///< of all gaps, 99 of 100 are shorter
    double longestWork_ms =
        0.0; ///< processor time of the thread, at most, from waking to looking for new events
    double busyPercent = 0.0; ///< processor time of the thread, of all time
};

/// Watches how long the event loop of its thread is held up.
///
/// Method: a timer of 1 ms beats; where a beat is late, an event of a person would have waited as long. That
/// counts what other threads and programs take of the processor as well; what this thread did is
/// longestWork_ms, in processor time, from the moments at which the loop wakes and goes to sleep. Fails: its
/// own beats cost some microseconds each.
class LoopWatch : public QObject
{
    Q_OBJECT
public:
    LoopWatch();
    LoopTimes times() const;

private:
    void beat();

    QTimer* m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_gaps_ms;
    double m_last_ms = 0.0;
    double m_awake_ms = 0.0;
    double m_longestWork_ms = 0.0;
    double m_busy_ms = 0.0;
};

} // namespace interphase
