#pragma once
#include "ui/plot/draggable_span.h"
#include "ui/plot/plot_view.h"
#include "ui/view/data_view.h"

namespace interphase {

/// Current, voltage and temperature of a data set on one time axis, its steps shaded, with the two windows as
/// spans.
class TimeStackPlot : public PlotView
{
    Q_OBJECT
public:
    explicit TimeStackPlot(QWidget* parent = nullptr);
    void setDataset(const DatasetView& dataset);
    DraggableSpan* fitSpan() const { return m_fit; }
    DraggableSpan* holdOutSpan() const { return m_holdOut; }

Q_SIGNALS:
    void fitWindowChanged(double begin_s, double end_s);
    void holdOutWindowChanged(double begin_s, double end_s);
    void fitWindowMoving(double begin_s, double end_s);
    void holdOutWindowMoving(double begin_s, double end_s);

protected:
    void rebuild() override;

private:
    QCPAxisRect* addRow(const std::vector<double>& values, const QString& quantity, const QString& unit);
    void shadeSteps(const QList<QCPAxisRect*>& rects);
    DraggableSpan* addSpan(const QList<QCPAxisRect*>& rects, const TimeWindow& window,
                           const SpanStyle& style);
    void addSpans(const QList<QCPAxisRect*>& rects);

    DatasetView m_dataset;
    DraggableSpan* m_fit = nullptr;
    DraggableSpan* m_holdOut = nullptr;
};

} // namespace interphase
