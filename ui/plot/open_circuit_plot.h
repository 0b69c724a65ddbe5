#pragma once
#include "ui/plot/plot_view.h"
#include "ui/view/open_circuit_view.h"

namespace interphase {

class SideLabels;

/// The voltage at rest over charge and its slope below: the cell as it is dashed, a slow run as points, the
/// fit as a line; of the slope what each electrode contributes too.
class OpenCircuitPlot : public PlotView
{
    Q_OBJECT
public:
    explicit OpenCircuitPlot(QWidget* parent = nullptr);
    void setLines(const OpenCircuitView& view);

protected:
    void rebuild() override;

private:
    QCPAxisRect* addVoltage();
    QCPAxisRect* addSlope();
    void addNamed(QCPAxisRect* rect, SideLabels* labels, const Series& series, const QPen& pen,
                  const QString& name);
    void addMeasured(QCPAxisRect* rect, SideLabels* labels, const Series& series);

    OpenCircuitView m_view;
};

} // namespace interphase
