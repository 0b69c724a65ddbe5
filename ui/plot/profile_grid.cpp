#include "ui/plot/profile_grid.h"

#include "ui/text/symbol.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr int kRowHeight = 176;

} // namespace

ProfileGrid::ProfileGrid(QWidget* parent) : PlotView(parent)
{
    setFileStem(QStringLiteral("profiles"));
}

void ProfileGrid::setProfiles(const std::vector<ProfileView>& profiles)
{
    m_profiles = profiles;
    const int columns = columnsFor(profiles.size());
    const int rows = (static_cast<int>(profiles.size()) + columns - 1) / columns;
    setMinimumHeight(std::max(1, rows) * kRowHeight);
    refresh();
}

void ProfileGrid::addProfile(const ProfileView& profile, int row, int column)
{
    auto* rect = addAxisRect(plotLayout(), row, column);
    rect->setMinimumMargins(QMargins(8, 4, 8, 4));
    double largest = 0.0;
    for (const double x : profile.profile.x)
        largest = std::max(largest, std::abs(x));
    setAxis(rect->axis(QCPAxis::atBottom), plainSymbol(profile.label.symbol),
            scaleFor(largest, profile.label.unit), 3);
    setAxis(rect->axis(QCPAxis::atLeft), column == 0 ? tr("log posterior") : QString(), {}, 4);
    auto* line = addLine(rect, profile.profile, linePen(theme().model), profile.label.name);
    line->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, Qt::NoPen, QBrush(theme().model), 4.0));
    line->rescaleKeyAxis();
    rect->axis(QCPAxis::atLeft)->setRange(2.2 * profile.threshold, -0.2 * profile.threshold);
    addHorizontalLine(rect, profile.threshold, linePen(theme().warning, 1.0, Qt::DashLine));
    if (profile.running)
        addNote(rect, tr("running"), Qt::AlignRight | Qt::AlignTop, theme().muted);
}

void ProfileGrid::rebuild()
{
    const int columns = columnsFor(m_profiles.size());
    for (std::size_t i = 0; i < m_profiles.size(); ++i)
        addProfile(m_profiles[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    alignColumns(columns);
}

} // namespace interphase
