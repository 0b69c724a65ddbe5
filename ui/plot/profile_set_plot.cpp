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

/// Their borders, every other one shaded, and above them what they are.
void ProfileSetPlot::addDomains(QCPAxisRect* rect)
{
    rect->setMinimumMargins(QMargins(8, 26, 16, 4));
    bool shaded = false;
    for (const ProfileDomainView& domain : m_profiles.domains) {
        if (shaded)
            addShade(rect, domain.begin, domain.end, theme().step);
        shaded = !shaded;
        auto* name = new QCPItemText(this);
        name->setClipToAxisRect(false);
        name->position->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
        name->position->setAxisRect(rect);
        name->position->setTypeX(QCPItemPosition::ptPlotCoords);
        name->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        name->position->setCoords(0.5 * (domain.begin + domain.end), 0.0);
        name->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
        name->setPadding(QMargins(0, 0, 0, 3));
        name->setText(domain.name);
        name->setFont(textFont(TextSize::Small));
        name->setColor(theme().muted);
        name->setSelectable(false);
    }
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
    const double end = m_profiles.domains.empty() ? m_profiles.x.back() : m_profiles.domains.back().end;
    const bool overTime = m_profiles.xUnit == QLatin1String("s");
    setAxis(rect->axis(QCPAxis::atBottom), m_profiles.xName,
            overTime ? timeScaleFor(end) : scaleFor(end, m_profiles.xUnit), 6);
    setAxis(rect->axis(QCPAxis::atLeft), m_profiles.yName, scaleFor(largest, m_profiles.yUnit), 6);
    if (m_profiles.domains.empty()) {
        rect->axis(QCPAxis::atBottom)->rescale();
    } else {
        rect->axis(QCPAxis::atBottom)->setRange(m_profiles.domains.front().begin, end);
        addDomains(rect);
    }
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
