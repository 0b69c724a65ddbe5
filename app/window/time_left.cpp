#include "app/window/time_left.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kWindow_s = 15.0;
/// Less than this says nothing of the rest: caches and the processor's clock settle in it.
constexpr double kFewest_s = 2.0;
constexpr double kSmallestShare = 0.01;
constexpr std::size_t kMostPoints = 600;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(TimeLeft)
};

double toMultiple(double value, double unit)
{
    return unit * std::round(value / unit);
}

/// Seconds, rounded as people say them.
double rounded(double seconds)
{
    constexpr double kMinute = 60.0;
    if (seconds < 55.0)
        return std::max(10.0, toMultiple(seconds, 10.0));
    if (seconds < 10.0 * kMinute)
        return toMultiple(seconds, kMinute);
    return toMultiple(seconds, seconds < 90.0 * kMinute ? 5.0 * kMinute : 10.0 * kMinute);
}

} // namespace

void TimeLeft::clear()
{
    m_points.clear();
}

void TimeLeft::add(double time_s, double done)
{
    m_now_s = time_s;
    if (done < 0.0 || (!m_points.empty() && done < m_points.back().done))
        m_points.clear();
    if (done < 0.0)
        return;
    if (m_points.empty())
        m_begin_s = time_s;
    if (m_points.empty() || done > m_points.back().done)
        m_points.push_back({time_s, done});
    forgetOld();
}

void TimeLeft::forgetOld()
{
    const double window = std::max(kWindow_s, 0.5 * (m_now_s - m_begin_s));
    const double from = m_points.back().time_s - window;
    // One point before the window stays: the window begins within its step.
    while (m_points.size() > 2 && m_points[1].time_s <= from)
        m_points.erase(m_points.begin());
    if (m_points.size() <= kMostPoints)
        return;
    std::vector<Point> thinned;
    for (std::size_t i = 0; i < m_points.size(); ++i)
        if (i % 2 == 0 || i + 1 == m_points.size())
            thinned.push_back(m_points[i]);
    m_points = std::move(thinned);
}

double TimeLeft::perSecond() const
{
    if (m_points.size() < 2)
        return 0.0;
    const double span = m_points.back().time_s - m_points.front().time_s;
    return span > 0.5 ? (m_points.back().done - m_points.front().done) / span : 0.0;
}

std::optional<double> TimeLeft::seconds(double total) const
{
    if (m_points.size() < 2)
        return {};
    const Point& first = m_points.front();
    const Point& last = m_points.back();
    const double made = last.done - first.done, span = last.time_s - first.time_s;
    if (span < kFewest_s || made < kSmallestShare * total)
        return {};
    const double remaining = std::max(0.0, total - last.done);
    const double planned = remaining * span / made - (m_now_s - last.time_s);
    // As if the next step ended now: it has not, so it takes at least as long.
    const double step = std::min(remaining, made / static_cast<double>(m_points.size() - 1));
    const double late = (remaining - step) * (m_now_s - first.time_s) / (made + step);
    return std::max({planned, late, 0.0});
}

QString durationText(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0.0)
        return QStringLiteral("–");
    if (seconds < 90.0)
        return Words::tr("%1 s").arg(std::lround(seconds));
    const long minutes = std::lround(seconds / 60.0);
    if (minutes < 90)
        return Words::tr("%1 min").arg(minutes);
    return Words::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString timeLeftText(std::optional<double> seconds)
{
    if (!seconds)
        return {};
    if (*seconds < 5.0)
        return Words::tr("a few seconds left");
    const double about = rounded(*seconds);
    if (about < 60.0)
        return Words::tr("about %1 s left").arg(std::lround(about));
    const long minutes = std::lround(about / 60.0);
    if (minutes < 90)
        return Words::tr("about %1 min left").arg(minutes);
    return Words::tr("about %1 h %2 min left").arg(minutes / 60).arg(minutes % 60);
}

} // namespace interphase
