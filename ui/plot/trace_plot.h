#pragma once
#include "ui/plot/plot_view.h"
#include "ui/view/sample_view.h"

namespace interphase {

/// All chains of each parameter in four tints, with the running R-hat beside. Growing chains are appended,
/// not redrawn.
class TracePlot : public PlotView
{
    Q_OBJECT
public:
    explicit TracePlot(QWidget* parent = nullptr);
    void setTraces(const TracesView& traces);

protected:
    void rebuild() override;

private:
    struct Row
    {
        QCPAxisRect* trace = nullptr;
        QCPAxisRect* rHat = nullptr;
        QCPTextElement* caption = nullptr;
        QList<QCPGraph*> chains;
        QCPGraph* rHatLine = nullptr;
    };
    bool sameShape(const TracesView& traces) const;
    Row addRow(const TraceView& trace, int index);
    void addRHat(Row& row, const TraceView& trace, int index);
    void update(Row& row, const TraceView& trace);

    TracesView m_traces;
    QList<Row> m_rows;
};

} // namespace interphase
