#include "ui/plot/impedance_plot.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace interphase {
namespace {

constexpr double kMargin = 0.08; ///< of the spectrum's extent, around it
constexpr int kClosest_px = 22;  ///< between the names of two frequencies

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
                      view.minus_ohm == m_view.minus_ohm;
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
    auto* curve = new QCPCurve(right, up);
    curve->setData(toQVector(m_view.real_ohm), toQVector(m_view.minus_ohm));
    curve->setPen(linePen(theme().model));
    curve->setName(tr("Impedance"));
    curve->setSelectable(QCP::stNone);
    double largest = 0.0;
    for (std::size_t i = 0; i < m_view.real_ohm.size(); ++i)
        largest = std::max({largest, std::abs(m_view.real_ohm[i]), std::abs(m_view.minus_ohm[i])});
    const DisplayScale scale = scaleFor(largest, QStringLiteral("ohm"));
    setAxis(right, tr("Re Z"), scale, 5);
    setAxis(up, tr("−Im Z"), scale, 5);
    addMarks(m_nyquist);
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
        text->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
        text->setPadding(QMargins(4, 2, 4, 6));
        text->setText(formatQuantity(m_view.frequency_Hz[i], QStringLiteral("Hz"), 3));
        text->setFont(textFont(TextSize::Small));
        text->setColor(theme().muted);
        text->setSelectable(false);
        m_marks.push_back({text, decades.x.back(), decades.y.back()});
    }
    addPoints(rect, decades, theme().model, tr("decades of the frequency"), 6.0);
}

/// One ohm is as long upwards as it is to the right, whatever the size of the figure.
void ImpedancePlot::equaliseScales()
{
    if (!m_nyquist || m_view.real_ohm.empty() || m_nyquist->width() < 1 || m_nyquist->height() < 1)
        return;
    QCPAxis *right = m_nyquist->axis(QCPAxis::atBottom), *up = m_nyquist->axis(QCPAxis::atLeft);
    const double shape = static_cast<double>(m_nyquist->height()) / m_nyquist->width();
    if (m_fresh) {
        const QCPRange re = rangeOf(m_view.real_ohm), im = rangeOf(m_view.minus_ohm);
        const double span = std::max({re.size(), im.size() / shape, 1e-9}) * (1.0 + 2.0 * kMargin);
        right->setRange(re.center() - 0.5 * span, re.center() + 0.5 * span);
        up->setRange(im.center() - 0.5 * span * shape, im.center() + 0.5 * span * shape);
        m_fresh = false;
    }
    const double half = 0.5 * right->range().size() * shape, middle = up->range().center();
    up->setRange(middle - half, middle + half);
    placeMarks();
}

/// A name that another one stands in the way of is left out; the point stays.
void ImpedancePlot::placeMarks()
{
    QPointF last(-1e6, -1e6);
    for (const Mark& mark : m_marks) {
        const QPointF at(m_nyquist->axis(QCPAxis::atBottom)->coordToPixel(mark.real),
                         m_nyquist->axis(QCPAxis::atLeft)->coordToPixel(mark.minus));
        const bool near =
            std::abs(at.x() - last.x()) < 2 * kClosest_px && std::abs(at.y() - last.y()) < kClosest_px;
        mark.text->setVisible(!near);
        if (!near)
            last = at;
    }
}

void ImpedancePlot::addBode(QCPLayoutGrid* grid)
{
    Series magnitude{m_view.frequency_Hz, {}}, phase{m_view.frequency_Hz, {}};
    double largest = 0.0;
    for (std::size_t i = 0; i < m_view.real_ohm.size(); ++i) {
        magnitude.y.push_back(std::hypot(m_view.real_ohm[i], m_view.minus_ohm[i]));
        phase.y.push_back(std::atan2(m_view.minus_ohm[i], m_view.real_ohm[i]) * 180.0 / std::numbers::pi);
        largest = std::max(largest, magnitude.y.back());
    }
    auto *above = addAxisRect(grid, 0, 0), *below = addAxisRect(grid, 1, 0);
    addLine(above, magnitude, linePen(theme().model), tr("Magnitude"));
    addLine(below, phase, linePen(theme().model), tr("Phase"));
    setAxis(above->axis(QCPAxis::atLeft), tr("|Z|"), scaleFor(largest, QStringLiteral("ohm")), 5);
    setAxis(below->axis(QCPAxis::atLeft), tr("−Phase"), {1.0, QStringLiteral("°")}, 5);
    setAxis(below->axis(QCPAxis::atBottom), tr("Frequency"), {1.0, QStringLiteral("Hz")});
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
    shareX({above, below});
}

void ImpedancePlot::rebuild()
{
    m_nyquist = nullptr;
    m_marks.clear();
    m_fresh = true;
    if (m_view.real_ohm.empty() || m_view.real_ohm.size() != m_view.frequency_Hz.size())
        return;
    if (m_shape != ImpedanceShape::Bode)
        addNyquist(plotLayout());
    if (m_shape == ImpedanceShape::Nyquist)
        return;
    if (m_shape == ImpedanceShape::Bode)
        return addBode(plotLayout());
    auto* beside = new QCPLayoutGrid;
    beside->setRowSpacing(8);
    plotLayout()->addElement(0, 1, beside);
    plotLayout()->setColumnStretchFactor(0, 1.5);
    addBode(beside);
}

} // namespace interphase
