#pragma once
#include <QString>

#include <optional>
#include <vector>

namespace interphase {

/// How long work still takes, judged by how far it has come.
///
/// Problem: say "about 2 min left" as soon as that is more than a guess, and not before. Method: the rate of
/// the last half of the time (never less than the last 15 s), between the moments at which the work was seen
/// to move on, so that progress in large steps does not make the estimate swing; between two steps it counts
/// down, and stops counting where the next step is late. Fails: where the rest is slower than what is done
/// already; the estimate then grows, as it should.
///
///     left.add(clock_s, share);
///     text = timeLeftText(left.seconds(1.0));
class TimeLeft
{
public:
    void clear();
    /// `done` in any unit, as long as it is the same; negative: not known yet. Less than before: a new
    /// stretch of work begins.
    void add(double time_s, double done);
    /// Units of `done` per second over the last stretch; 0 where that is not known.
    double perSecond() const;
    /// Until `total` is done; nothing where there is nothing to judge by.
    std::optional<double> seconds(double total) const;

private:
    struct Point
    {
        double time_s, done;
    };
    void forgetOld();
    std::vector<Point> m_points; ///< where it was seen to move on, and the beginning
    double m_begin_s = 0.0;
    double m_now_s = 0.0;
};

/// "38 s", "12 min", "2 h 5 min"
QString durationText(double seconds);
/// "about 2 min left", as coarse as an estimate is; empty where there is none.
QString timeLeftText(std::optional<double> seconds);

} // namespace interphase
