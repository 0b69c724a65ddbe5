#include "ui/plot/time_stack_plot.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

double largest(const std::vector<double>& values)
{
    double out = 0.0;
    for (const double v : values)
        out = std::max(out, std::abs(v));
    return out;
}

} // namespace

TimeStackPlot::TimeStackPlot(QWidget* parent) : PlotView(parent)
{
    setFileStem(QStringLiteral("data"));
    setMinimumSize(360, 320);
}

void TimeStackPlot::setDataset(const DatasetView& dataset)
{
    if (dataset == m_dataset && plottableCount() > 0)
        return;
    m_dataset = dataset;
    refresh();
}

QCPAxisRect* TimeStackPlot::addRow(const std::vector<double>& values, const QString& quantity,
                                   const QString& unit)
{
    auto* rect =
        addAxisRect(plotLayout(), plotLayout()->elementCount() == 0 ? 0 : plotLayout()->rowCount(), 0);
    // Voltage and temperature keep their unit: 3.7 V, 298 K, whatever their size.
    setAxis(rect->axis(QCPAxis::atLeft), quantity,
            unit == QLatin1String("A") ? scaleFor(largest(values), unit) : DisplayScale{1.0, unit}, 4);
    auto* graph = addLine(rect, {m_dataset.time_s, values}, linePen(theme().data, 1.2), quantity);
    graph->rescaleAxes();
    auto* left = rect->axis(QCPAxis::atLeft);
    left->scaleRange(1.12);
    if (left->range().size() < 1e-9)
        left->setRange(-1.0, 1.0);
    if (plotLayout()->rowCount() == 1) // the titles of the windows stand above the first line
        left->setRangeUpper(left->range().upper + 0.25 * left->range().size());
    return rect;
}

void TimeStackPlot::shadeSteps(const QList<QCPAxisRect*>& rects)
{
    bool shaded = false;
    for (const StepSpanView& step : m_dataset.steps) {
        for (auto* rect : rects) {
            if (shaded)
                addShade(rect, step.begin_s, step.end_s, theme().step);
        }
        shaded = !shaded;
    }
}

DraggableSpan* TimeStackPlot::addSpan(const QList<QCPAxisRect*>& rects, const TimeWindow& window,
                                      const SpanStyle& style)
{
    auto* span = new DraggableSpan(this, rects, style);
    span->setRange(window.begin_s, window.end_s);
    return span;
}

void TimeStackPlot::addSpans(const QList<QCPAxisRect*>& rects)
{
    const double first = m_dataset.time_s.front();
    const double last = m_dataset.time_s.back();
    if (m_dataset.fit) {
        const bool none =
            !(m_dataset.fit->end_s > m_dataset.fit->begin_s); // its name would cover the other's
        const QString name = none ? QString() : tr("fitted");
        m_fit = addSpan(rects, *m_dataset.fit, {theme().model, theme().text, name, first, last});
        connect(m_fit, &DraggableSpan::finished, this, &TimeStackPlot::fitWindowChanged);
        connect(m_fit, &DraggableSpan::moved, this, &TimeStackPlot::fitWindowMoving);
    }
    if (m_dataset.holdOut) {
        m_holdOut =
            addSpan(rects, *m_dataset.holdOut, {theme().holdOut, theme().text, tr("held out"), first, last});
        connect(m_holdOut, &DraggableSpan::finished, this, &TimeStackPlot::holdOutWindowChanged);
        connect(m_holdOut, &DraggableSpan::moved, this, &TimeStackPlot::holdOutWindowMoving);
    }
}

void TimeStackPlot::rebuild()
{
    for (auto* span : {m_fit, m_holdOut}) {
        if (span) {
            removeEventFilter(span);
            span->deleteLater();
        }
    }
    m_fit = m_holdOut = nullptr;
    if (m_dataset.time_s.empty())
        return;
    QList<QCPAxisRect*> rects = {addRow(m_dataset.current_A, tr("Current"), QStringLiteral("A")),
                                 addRow(m_dataset.voltage_V, tr("Voltage"), QStringLiteral("V"))};
    if (!m_dataset.temperature_K.empty())
        rects << addRow(m_dataset.temperature_K, tr("Temperature"), QStringLiteral("K"));
    plotLayout()->setRowStretchFactor(1, 2.0);
    shadeSteps(rects);
    shareX(rects);
    setAxis(rects.back()->axis(QCPAxis::atBottom), tr("Time"), timeScaleFor(m_dataset.time_s.back()), 7);
    for (auto* rect : rects) {
        rect->axis(QCPAxis::atBottom)->setTicker(rects.back()->axis(QCPAxis::atBottom)->ticker());
        rect->axis(QCPAxis::atBottom)->setRange(m_dataset.time_s.front(), m_dataset.time_s.back());
        rect->setRangeZoom(Qt::Horizontal);
        rect->setRangeDrag(Qt::Horizontal);
    }
    addSpans(rects);
}

} // namespace interphase
