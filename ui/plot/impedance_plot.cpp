#include "ui/plot/impedance_plot.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace interphase {
namespace {

constexpr double kMargin = 0.08; ///< of the spectrum's extent, around it

bool isDecade(double frequency_Hz)
{
    const double decade = std::log10(frequency_Hz);
    return std::abs(decade - std::round(decade)) < 1e-6;
}

QCPRange rangeOf(const std::vector<double>& values)
{
    const auto [low, high] = std::ranges::minmax(values);
    return {low, high};
}

} // namespace

ImpedancePlot::ImpedancePlot(QWidget* parent) : PlotView(parent)
{
    setFileStem(QStringLiteral("impedance"));
    setMinimumSize(360, 320);
    connect(this, &QCustomPlot::afterLayout, this, &ImpedancePlot::equaliseScales);
}

void ImpedancePlot::setImpedance(const ImpedanceView& view)
{
    const bool same = view.frequency_Hz == m_view.frequency_Hz && view.real_ohm == m_view.real_ohm &&
                      view.minus_ohm == m_view.minus_ohm && view.measured == m_view.measured;
    m_view = view;
    if (!same || plottableCount() == 0)
        refresh();
}

void ImpedancePlot::setShape(ImpedanceShape shape)
{
    if (shape == m_shape)
        return;
    m_shape = shape;
    resetZoom();
}

void ImpedancePlot::addNyquist(QCPLayoutGrid* grid)
{
    m_nyquist = addAxisRect(grid, 0, 0);
    QCPAxis *right = m_nyquist->axis(QCPAxis::atBottom), *up = m_nyquist->axis(QCPAxis::atLeft);
    if (m_view.measured) {
        addPoints(m_nyquist, {m_view.real_ohm, m_view.minus_ohm}, theme().data, tr("Impedance"), 4.0);
    } else {
        auto* curve = new QCPCurve(right, up);
        curve->setData(toQVector(m_view.real_ohm), toQVector(m_view.minus_ohm));
        curve->setPen(linePen(theme().model));
        curve->setName(tr("Impedance"));
        curve->setSelectable(QCP::stNone);
    }
    double largest = 0.0;
    for (std::size_t i = 0; i < m_view.real_ohm.size(); ++i)
        largest = std::max({largest, std::abs(m_view.real_ohm[i]), std::abs(m_view.minus_ohm[i])});
    const DisplayScale scale = scaleFor(largest, QStringLiteral("ohm"));
    setAxis(right, tr("Re Z"), scale, 5);
    setAxis(up, tr("−Im Z"), scale, 5);
    addMarks(m_nyquist);
    fit(static_cast<double>(std::max(1, height())) / std::max(1, 2 * width())); // until the layout is known
}

/// Where the curve rises to the right a name stands left of its point, where it falls right of it.
Qt::Alignment ImpedancePlot::besideCurve(std::size_t point) const
{
    constexpr double kSteep = 0.4; // both axes have the same scale
    const std::size_t last = m_view.real_ohm.size() - 1, left = std::min(point + 1, last),
                      right = point > 0 ? point - 1 : 0; // frequencies fall to the right
    const double along = m_view.real_ohm[right] - m_view.real_ohm[left],
                 up = m_view.minus_ohm[right] - m_view.minus_ohm[left];
    if (std::abs(up) <= kSteep * std::abs(along))
        return Qt::AlignHCenter;
    return up * along >= 0.0 ? Qt::AlignRight : Qt::AlignLeft;
}

void ImpedancePlot::addMarks(QCPAxisRect* rect)
{
    Series decades;
    for (std::size_t i = m_view.frequency_Hz.size(); i-- > 0;) { // from the left
        if (!isDecade(m_view.frequency_Hz[i]))
            continue;
        decades.x.push_back(m_view.real_ohm[i]);
        decades.y.push_back(m_view.minus_ohm[i]);
        auto* text = new QCPItemText(this);
        text->setClipToAxisRect(true);
        text->setClipAxisRect(rect);
        text->position->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
        text->position->setAxisRect(rect);
        text->position->setCoords(decades.x.back(), decades.y.back());
        text->setPositionAlignment(besideCurve(i) | Qt::AlignBottom);
        text->setPadding(QMargins(4, 2, 4, 6));
        text->setText(formatQuantity(m_view.frequency_Hz[i], QStringLiteral("Hz"), 3));
        text->setFont(textFont(TextSize::Small));
        text->setColor(theme().muted);
        text->setSelectable(false);
        m_marks.push_back({text, decades.x.back(), decades.y.back()});
    }
    addPoints(rect, decades, m_view.measured ? theme().data : theme().model, tr("decades of the frequency"),
              6.0);
}

/// The spectrum, as large as it fits with one ohm as long upwards as it is to the right, above its axis.
void ImpedancePlot::fit(double shape)
{
    const QCPRange re = rangeOf(m_view.real_ohm), im = rangeOf(m_view.minus_ohm);
    const double low = std::min(0.0, im.lower);
    const double span = std::max({re.size(), (im.upper - low) / shape, 1e-9}) * (1.0 + 2.0 * kMargin);
    m_nyquist->axis(QCPAxis::atBottom)->setRange(re.center() - 0.5 * span, re.center() + 0.5 * span);
    const double bottom = low - kMargin * span * shape;
    m_nyquist->axis(QCPAxis::atLeft)->setRange(bottom, bottom + span * shape);
}

/// Keeps the scales equal whatever the size of the figure; ticks that this moves are drawn anew.
void ImpedancePlot::equaliseScales()
{
    if (!m_nyquist || m_view.real_ohm.empty() || m_nyquist->width() < 1 || m_nyquist->height() < 1)
        return;
    QCPAxis *right = m_nyquist->axis(QCPAxis::atBottom), *up = m_nyquist->axis(QCPAxis::atLeft);
    const QCPRange rightBefore = right->range(), upBefore = up->range();
    const double shape = static_cast<double>(m_nyquist->height()) / m_nyquist->width();
    if (!isZoomed())
        fit(shape);
    else
        up->setRange(upBefore.center(), right->range().size() * shape, Qt::AlignCenter);
    placeMarks();
    const double moved = std::abs(right->range().size() / rightBefore.size() - 1.0) +
                         std::abs(up->range().size() / upBefore.size() - 1.0);
    if (moved > 1e-3)
        replot(QCustomPlot::rpQueuedReplot);
}

/// A name that another one stands in the way of is left out; the point stays.
void ImpedancePlot::placeMarks()
{
    std::vector<QRectF> taken;
    const QRectF inside = m_nyquist->rect();
    for (const Mark& mark : m_marks) {
        mark.text->setVisible(true); // hidden ones know no place
        const QRectF place(mark.text->topLeft->pixelPosition(), mark.text->bottomRight->pixelPosition());
        const bool free = inside.contains(place) && std::ranges::none_of(taken, [&](const QRectF& other) {
                              return other.intersects(place);
                          });
        mark.text->setVisible(free);
        if (free)
            taken.push_back(place);
    }
}

/// One below the other in two rows, or side by side in one.
void ImpedancePlot::addBode(QCPLayoutGrid* grid, int rows)
{
    Series magnitude{m_view.frequency_Hz, {}}, phase{m_view.frequency_Hz, {}};
    double largest = 0.0;
    for (std::size_t i = 0; i < m_view.real_ohm.size(); ++i) {
        magnitude.y.push_back(std::hypot(m_view.real_ohm[i], m_view.minus_ohm[i]));
        phase.y.push_back(std::atan2(m_view.minus_ohm[i], m_view.real_ohm[i]) * 180.0 / std::numbers::pi);
        largest = std::max(largest, magnitude.y.back());
    }
    auto *above = addAxisRect(grid, 0, 0), *below = addAxisRect(grid, rows - 1, 2 - rows);
    for (const auto& [rect, series, name] :
         {std::tuple{above, &magnitude, tr("Magnitude")}, std::tuple{below, &phase, tr("Phase")}}) {
        if (m_view.measured)
            addPoints(rect, *series, theme().data, name);
        else
            addLine(rect, *series, linePen(theme().model), name);
    }
    setAxis(above->axis(QCPAxis::atLeft), tr("|Z|"), scaleFor(largest, QStringLiteral("ohm")), 5);
    setAxis(below->axis(QCPAxis::atLeft), tr("−Phase"), {1.0, QStringLiteral("°")}, 5);
    for (auto* rect : {above, below})
        setAxis(rect->axis(QCPAxis::atBottom), tr("Frequency"), {1.0, QStringLiteral("Hz")});
    for (auto* rect : {above, below}) {
        rect->axis(QCPAxis::atLeft)->rescale();
        rect->axis(QCPAxis::atLeft)->scaleRange(1.1);
        QCPAxis* bottom = rect->axis(QCPAxis::atBottom);
        bottom->setScaleType(QCPAxis::stLogarithmic);
        bottom->setTicker(QSharedPointer<QCPAxisTickerLog>::create());
        bottom->setNumberFormat(QStringLiteral("ebc"));
        bottom->setNumberPrecision(0);
        bottom->setRange(m_view.frequency_Hz.front(), m_view.frequency_Hz.back());
    }
    // From 0: a resistance that hardly changes should look like one.
    above->axis(QCPAxis::atLeft)->setRangeLower(0.0);
    if (rows == 2)
        shareX({above, below});
}

void ImpedancePlot::rebuild()
{
    m_nyquist = nullptr;
    m_marks.clear();
    if (m_view.real_ohm.empty() || m_view.real_ohm.size() != m_view.frequency_Hz.size())
        return;
    if (m_shape != ImpedanceShape::Bode)
        addNyquist(plotLayout());
    if (m_shape == ImpedanceShape::Nyquist)
        return;
    if (m_shape == ImpedanceShape::Bode)
        return addBode(plotLayout(), 2);
    auto* below = new QCPLayoutGrid;
    below->setColumnSpacing(8);
    plotLayout()->addElement(1, 0, below);
    plotLayout()->setRowStretchFactor(0, 1.4);
    addBode(below, 1);
}

} // namespace interphase
