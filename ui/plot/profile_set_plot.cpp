#include "ui/plot/profile_set_plot.h"

#include <algorithm>
#include <cmath>

namespace interphase {

ProfileSetPlot::ProfileSetPlot(QWidget* parent) : PlotView(parent)
{
    setFileStem(QStringLiteral("profile"));
    setMinimumSize(320, 240);
}

void ProfileSetPlot::setProfiles(const ProfileSetView& profiles)
{
    m_profiles = profiles;
    m_index = std::clamp(m_index, 0, std::max(0, static_cast<int>(profiles.values.size()) - 1));
    refresh();
}

void ProfileSetPlot::showTime(int index)
{
    m_index = index;
    refresh();
}

void ProfileSetPlot::rebuild()
{
    if (m_profiles.x.empty() || m_profiles.values.empty())
        return;
    auto* rect = addAxisRect(plotLayout(), 0, 0);
    double largest = 0.0;
    for (std::size_t i = 0; i < m_profiles.values.size(); ++i) {
        addLine(rect, {m_profiles.x, m_profiles.values[i]},
                linePen(theme().withAlpha(theme().prior, 0.35), 1.0),
                formatNumber(i < m_profiles.slices.size() ? m_profiles.slices[i] : 0.0, 5) +
                    QLatin1Char(' ') + m_profiles.sliceUnit);
        for (const double v : m_profiles.values[i])
            largest = std::max(largest, std::isfinite(v) ? std::abs(v) : 0.0);
    }
    const auto now = static_cast<std::size_t>(m_index);
    if (now < m_profiles.values.size())
        addLine(rect, {m_profiles.x, m_profiles.values[now]}, linePen(theme().model, 2.0), tr("chosen"));
    const bool overTime = m_profiles.xUnit == QLatin1String("s");
    setAxis(rect->axis(QCPAxis::atBottom), m_profiles.xName,
            overTime ? timeScaleFor(m_profiles.x.back()) : scaleFor(m_profiles.x.back(), m_profiles.xUnit),
            6);
    setAxis(rect->axis(QCPAxis::atLeft), m_profiles.yName, scaleFor(largest, m_profiles.yUnit), 6);
    rect->axis(QCPAxis::atBottom)->rescale();
    rect->axis(QCPAxis::atLeft)->rescale();
    // What rounding leaves of a constant is not worth an axis.
    constexpr double kFlat = 1e-6;
    QCPAxis* left = rect->axis(QCPAxis::atLeft);
    const double middle = left->range().center();
    if (left->range().size() < kFlat * std::abs(middle))
        left->setRange(middle - 0.01 * std::abs(middle), middle + 0.01 * std::abs(middle));
    left->scaleRange(1.08);
}

} // namespace interphase
