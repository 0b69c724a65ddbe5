#pragma once
#include "ui/plot/plot_view.h"
#include "ui/view/open_circuit_view.h"

namespace interphase {

class SideLabels;

/// What is shown at rest: the cell over the charge, or an electrode over its stoichiometry.
enum class OpenCircuitShape { Cell, Negative, Positive };

/// The voltage at rest over charge and its slope below: the cell as it is dashed, a slow run as points, the
/// fit as a line; of the slope what each electrode contributes too.
class OpenCircuitPlot : public PlotView
{
    Q_OBJECT
public:
    explicit OpenCircuitPlot(QWidget* parent = nullptr);
    void setLines(const OpenCircuitView& view);
    void setShape(OpenCircuitShape shape);

protected:
    void rebuild() override;

private:
    void rebuildCell();
    void addElectrode(const ElectrodeCurveView& electrode);
    QCPAxisRect* addPotential(const ElectrodeCurveView& electrode);
    QCPAxisRect* addFillings(const ElectrodeCurveView& electrode);
    QCPAxisRect* addVoltage();
    QCPAxisRect* addSlope();
    void addNamed(QCPAxisRect* rect, SideLabels* labels, const Series& series, const QPen& pen,
                  const QString& name);
    void addMeasured(QCPAxisRect* rect, SideLabels* labels, const Series& series);

    OpenCircuitView m_view;
    OpenCircuitShape m_shape = OpenCircuitShape::Cell;
};

} // namespace interphase
