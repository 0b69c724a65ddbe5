#include "ui/plot/open_circuit_plot.h"

#include "ui/plot/side_labels.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

/// Share of the charge at either end where the slope grows without limit; the axis is not for that.
constexpr double kSteepEnd = 0.06;
/// Of the points of the data, so that they stay points beside the line.
constexpr int kSkippedPoints = 4;

/// The largest slope away from the ends.
double largestWithin(const Series& series, double largest)
{
    if (series.x.empty())
        return largest;
    const double length = series.x.back();
    for (std::size_t i = 0; i < series.x.size(); ++i)
        if (series.x[i] > kSteepEnd * length && series.x[i] < (1.0 - kSteepEnd) * length &&
            std::isfinite(series.y[i]))
            largest = std::max(largest, series.y[i]);
    return largest;
}

double yAtEnd(const Series& series)
{
    return series.y.empty() ? 0.0 : series.y[series.y.size() - 1 - series.y.size() / 12];
}

} // namespace

OpenCircuitPlot::OpenCircuitPlot(QWidget* parent) : PlotView(parent)
{
    setFileStem(QStringLiteral("open_circuit"));
    setMinimumSize(360, 320);
}

void OpenCircuitPlot::setLines(const OpenCircuitView& view)
{
    const bool same = view.cell == m_view.cell && view.measured == m_view.measured &&
                      view.fitted == m_view.fitted && view.negativeSlope == m_view.negativeSlope &&
                      view.positiveSlope == m_view.positiveSlope && view.negative == m_view.negative &&
                      view.positive == m_view.positive;
    m_view = view;
    if (!same || plottableCount() == 0)
        refresh();
}

void OpenCircuitPlot::addNamed(QCPAxisRect* rect, SideLabels* labels, const Series& series, const QPen& pen,
                               const QString& name)
{
    if (series.x.empty())
        return;
    addLine(rect, series, pen, name);
    labels->add(name, pen.color(), theme().text, yAtEnd(series));
}

void OpenCircuitPlot::addMeasured(QCPAxisRect* rect, SideLabels* labels, const Series& series)
{
    if (series.x.empty())
        return;
    addPoints(rect, series, theme().data, tr("data"), 4.0)->setScatterSkip(kSkippedPoints);
    labels->add(tr("data"), theme().data, theme().text, yAtEnd(series));
}

QCPAxisRect* OpenCircuitPlot::addVoltage()
{
    auto* rect = addAxisRect(plotLayout(), 0, 0);
    auto* labels = new SideLabels(this, rect);
    addMeasured(rect, labels, m_view.measured.voltage);
    const bool alone = m_view.measured.voltage.x.empty();
    addNamed(rect, labels, m_view.cell.voltage,
             alone ? linePen(theme().model) : linePen(theme().prior, 1.5, Qt::DashLine),
             alone ? tr("cell at rest") : tr("cell as it is"));
    addNamed(rect, labels, m_view.fitted.voltage, linePen(theme().model), tr("fit"));
    setAxis(rect->axis(QCPAxis::atLeft), tr("Voltage"), {1.0, QStringLiteral("V")}, 6);
    rect->axis(QCPAxis::atLeft)->rescale();
    rect->axis(QCPAxis::atLeft)->scaleRange(1.08);
    return rect;
}

QCPAxisRect* OpenCircuitPlot::addSlope()
{
    auto* rect = addAxisRect(plotLayout(), 1, 0);
    auto* labels = new SideLabels(this, rect);
    addNamed(rect, labels, m_view.negativeSlope, linePen(theme().parts[2], 1.2), tr("negative part"));
    addNamed(rect, labels, m_view.positiveSlope, linePen(theme().parts[3], 1.2), tr("positive part"));
    addMeasured(rect, labels, m_view.measured.slope);
    const bool alone = m_view.measured.slope.x.empty();
    addNamed(rect, labels, m_view.cell.slope,
             alone ? linePen(theme().model) : linePen(theme().prior, 1.5, Qt::DashLine),
             alone ? tr("cell at rest") : tr("cell as it is"));
    addNamed(rect, labels, m_view.fitted.slope, linePen(theme().model), tr("fit"));
    double largest = 0.0;
    for (const Series* series : {&m_view.cell.slope, &m_view.measured.slope, &m_view.fitted.slope})
        largest = largestWithin(*series, largest);
    setAxis(rect->axis(QCPAxis::atLeft), tr("−dV/dQ"), scaleFor(largest, QStringLiteral("V/Ah")), 5);
    rect->axis(QCPAxis::atLeft)->setRange(0.0, 1.15 * std::max(largest, 1e-12));
    return rect;
}

/// Of the electrode as a whole, and of a blend's materials alone; shaded: where the cell does not go.
QCPAxisRect* OpenCircuitPlot::addPotential(const ElectrodeCurveView& electrode)
{
    auto* rect = addAxisRect(plotLayout(), 0, 0);
    auto* labels = new SideLabels(this, rect);
    std::size_t part = 2;
    for (const NamedSeries& material : electrode.materials)
        addNamed(rect, labels, material.series,
                 linePen(theme().parts[part++ % theme().parts.size()], 1.2, Qt::DashLine), material.name);
    addNamed(rect, labels, electrode.potential, linePen(theme().model, 2.0),
             electrode.materials.empty() ? tr("electrode") : tr("in equilibrium"));
    addMeasured(rect, labels, electrode.points);
    setAxis(rect->axis(QCPAxis::atLeft), tr("Potential against lithium"), {1.0, QStringLiteral("V")}, 6);
    // Both ends of a potential are steep; the axis is for what lies between.
    const std::size_t ends = electrode.potential.y.size() / 50;
    const double high = electrode.potential.y[ends],
                 low = electrode.potential.y[electrode.potential.y.size() - 1 - ends];
    rect->axis(QCPAxis::atLeft)->setRange(low - 0.08 * (high - low), high + 0.08 * (high - low));
    return rect;
}

/// How full each material of a blend is; of one material alone, how steep its potential is.
QCPAxisRect* OpenCircuitPlot::addFillings(const ElectrodeCurveView& electrode)
{
    auto* rect = addAxisRect(plotLayout(), 1, 0);
    auto* labels = new SideLabels(this, rect);
    std::size_t part = 2;
    for (const NamedSeries& filling : electrode.fillings)
        addNamed(rect, labels, filling.series, linePen(theme().parts[part++ % theme().parts.size()]),
                 filling.name);
    if (!electrode.fillings.empty()) {
        setAxis(rect->axis(QCPAxis::atLeft), tr("Stoichiometry of the material"), {}, 5);
        rect->axis(QCPAxis::atLeft)->setRange(0.0, 1.0);
        return rect;
    }
    addNamed(rect, labels, electrode.slope, linePen(theme().model), tr("electrode"));
    const double largest = largestWithin(electrode.slope, 0.0);
    setAxis(rect->axis(QCPAxis::atLeft), tr("−dU/dx"), {1.0, QStringLiteral("V")}, 5);
    rect->axis(QCPAxis::atLeft)->setRange(0.0, 1.15 * std::max(largest, 1e-12));
    return rect;
}

void OpenCircuitPlot::addElectrode(const ElectrodeCurveView& electrode)
{
    const QList<QCPAxisRect*> rects = {addPotential(electrode), addFillings(electrode)};
    plotLayout()->setRowStretchFactor(0, 1.3);
    shareX(rects);
    auto* bottom = rects.back()->axis(QCPAxis::atBottom);
    setAxis(bottom, tr("Mean stoichiometry of the electrode"), {}, 7);
    const auto [low, high] = std::minmax(electrode.empty, electrode.full);
    for (auto* rect : rects) {
        rect->setMinimumMargins(QMargins(8, 8, marginForLabels(this, 108), 4));
        addShade(rect, 0.0, low, theme().step);
        addShade(rect, high, 1.0, theme().step);
        rect->axis(QCPAxis::atBottom)->setTicker(bottom->ticker());
        rect->axis(QCPAxis::atBottom)->setRange(0.0, 1.0);
    }
}

void OpenCircuitPlot::setShape(OpenCircuitShape shape)
{
    if (shape == m_shape)
        return;
    m_shape = shape;
    resetZoom();
}

void OpenCircuitPlot::rebuild()
{
    if (m_shape == OpenCircuitShape::Cell)
        return rebuildCell();
    const ElectrodeCurveView& electrode =
        m_shape == OpenCircuitShape::Negative ? m_view.negative : m_view.positive;
    if (!electrode.potential.x.empty())
        addElectrode(electrode);
}

void OpenCircuitPlot::rebuildCell()
{
    if (m_view.cell.voltage.x.empty() && m_view.measured.voltage.x.empty())
        return;
    const QList<QCPAxisRect*> rects = {addVoltage(), addSlope()};
    plotLayout()->setRowStretchFactor(0, 1.3);
    for (auto* rect : rects)
        rect->setMinimumMargins(QMargins(8, 8, marginForLabels(this, 108), 4));
    shareX(rects);
    double last = 0.0;
    for (const Series* series : {&m_view.cell.voltage, &m_view.measured.voltage})
        if (!series->x.empty())
            last = std::max(last, series->x.back());
    auto* bottom = rects.back()->axis(QCPAxis::atBottom);
    setAxis(bottom, tr("Charge from the charged end"), {1.0, QStringLiteral("Ah")}, 7);
    for (auto* rect : rects) {
        rect->axis(QCPAxis::atBottom)->setTicker(bottom->ticker());
        rect->axis(QCPAxis::atBottom)->setRange(0.0, 1.01 * last);
    }
}

} // namespace interphase
