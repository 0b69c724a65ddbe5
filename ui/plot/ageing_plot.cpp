#include "ui/plot/ageing_plot.h"

#include "ui/plot/side_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

/// Up to this many the cycles are marked one by one.
constexpr std::size_t kMarked = 120;
constexpr double kSmall_Ah = 0.5;

DisplayScale scaleOf(double largest, const QString& unit)
{
    if (unit == QLatin1String("Ah") && largest < kSmall_Ah)
        return {1e3, QStringLiteral("mAh")};
    return scaleFor(largest, unit);
}

constexpr double kLeastShare = 1e-3; ///< of the value that an axis spans

/// The least that an axis spans, in the panel's unit.
double leastSpan(const QString& unit)
{
    if (unit == QStringLiteral("Ah"))
        return 1e-5;
    return unit == QStringLiteral("m") ? 1e-12 : 1e-9;
}

} // namespace

AgeingPlot::AgeingPlot(QWidget* parent) : PlotView(parent)
{
    setFileStem(QStringLiteral("ageing"));
    setMinimumSize(360, 320);
}

void AgeingPlot::setAgeing(const AgeingView& view)
{
    const bool same =
        view.cycles == m_view.cycles && view.panels == m_view.panels && view.skipped == m_view.skipped;
    m_view = view;
    if (!same || plottableCount() == 0)
        refresh();
}

/// Solid where cycle follows cycle, dashed over what was skipped.
void AgeingPlot::addCycles(QCPAxisRect* rect, const AgeingLine& line, const QColor& color)
{
    Series solid, dashed, marks;
    for (std::size_t i = 0; i < m_view.cycles.size() && i < line.value.size(); ++i) {
        const double cycle = m_view.cycles[i];
        if (!std::isfinite(line.value[i]))
            continue;
        const bool jump = !marks.x.empty() && cycle > marks.x.back() + 1.5;
        if (jump) {
            solid.x.push_back(cycle - 0.5);
            solid.y.push_back(std::nan(""));
            for (const auto& [x, y] : {std::pair{marks.x.back(), marks.y.back()},
                                       std::pair{cycle, line.value[i]}, std::pair{cycle, std::nan("")}}) {
                dashed.x.push_back(x);
                dashed.y.push_back(y);
            }
        }
        solid.x.push_back(cycle);
        solid.y.push_back(line.value[i]);
        marks.x.push_back(cycle);
        marks.y.push_back(line.value[i]);
    }
    addLine(rect, solid, linePen(color), line.name);
    if (!dashed.x.empty())
        addLine(rect, dashed, linePen(color, 1.2, Qt::DashLine), QString(line.name + tr(", across a jump")));
    if (marks.x.size() <= kMarked)
        addPoints(rect, marks, color, QString(line.name + tr(", simulated")), 4.0);
}

QCPAxisRect* AgeingPlot::addPanel(const AgeingPanel& panel, int row)
{
    auto* rect = addAxisRect(plotLayout(), row, 0);
    auto* labels = panel.lines.size() > 1 ? new SideLabels(this, rect) : nullptr;
    double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
    std::size_t part = 0;
    for (const AgeingLine& line : panel.lines) {
        const QColor color =
            panel.lines.size() > 1 ? theme().parts[part++ % theme().parts.size()] : theme().model;
        addCycles(rect, line, color);
        for (const double v : line.value)
            if (std::isfinite(v)) {
                lowest = std::min(lowest, v);
                highest = std::max(highest, v);
            }
        if (labels && !line.value.empty() && std::isfinite(line.value.back()))
            labels->add(line.name, color, theme().text, line.value.back());
    }
    if (!(lowest <= highest))
        lowest = highest = 0.0;
    const double size = std::max(std::abs(lowest), std::abs(highest));
    setAxis(rect->axis(QCPAxis::atLeft), panel.name, scaleOf(size, panel.unit), 4);
    // What does not age is a level line, not the last digits of the solver at full height.
    const double middle = 0.5 * (lowest + highest);
    const double half = 0.6 * std::max({highest - lowest, kLeastShare * size, leastSpan(panel.unit)});
    rect->axis(QCPAxis::atLeft)->setRange(middle - half, middle + half);
    for (const auto& [first, last] : m_view.skipped)
        addShade(rect, first - 0.5, last + 0.5, theme().step);
    return rect;
}

void AgeingPlot::rebuild()
{
    if (m_view.cycles.empty() || m_view.panels.empty())
        return addMessage(tr("Write the steps of one cycle beside, say how many, and press Run:\n"
                             "what each cycle leaves of the cell is shown here."));
    QList<QCPAxisRect*> rects;
    bool named = false;
    for (const AgeingPanel& panel : m_view.panels) {
        named = named || panel.lines.size() > 1;
        rects << addPanel(panel, static_cast<int>(rects.size()));
    }
    for (auto* rect : rects)
        rect->setMinimumMargins(QMargins(8, 8, named ? marginForLabels(this, 124) : 16, 4));
    shareX(rects);
    auto* bottom = rects.back()->axis(QCPAxis::atBottom);
    setAxis(bottom, tr("Cycle"), {}, 7);
    const double last = std::max(m_view.cycles.back(), m_view.cycles.front() + 1.0);
    for (auto* rect : rects) {
        rect->axis(QCPAxis::atBottom)->setTicker(bottom->ticker());
        rect->axis(QCPAxis::atBottom)->setRange(m_view.cycles.front() - 0.5, last + 0.5);
        rect->setRangeZoom(Qt::Horizontal);
        rect->setRangeDrag(Qt::Horizontal);
    }
}

} // namespace interphase
