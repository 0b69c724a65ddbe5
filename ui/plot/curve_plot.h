#pragma once
#include "ui/plot/plot_view.h"
#include "ui/view/model_view.h"

#include <QPointer>

namespace interphase {

/// Data as points, the model as a line, a second model dashed; below it the overpotential split as a stacked
/// area.
class CurvePlot : public PlotView
{
    Q_OBJECT
public:
    explicit CurvePlot(QWidget* parent = nullptr);
    void setCurve(const ModelCurveView& curve);

protected:
    void rebuild() override;

private:
    QCPAxisRect* addVoltage();
    void nameLines(QCPAxisRect* rect);
    QCPAxisRect* addOverpotential();
    void addCaption(QCPAxisRect* rect);
    void fitCaption();

    ModelCurveView m_curve;
    QPointer<QCPItemText> m_caption; ///< null: none
};

} // namespace interphase
