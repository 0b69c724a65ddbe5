#pragma once
#include "ui/plot/plot_view.h"
#include "ui/view/ageing_view.h"

namespace interphase {

/// Summaries of the cycles over their number, one panel below the other; stretches that were skipped are
/// shaded, and the lines across them dashed.
class AgeingPlot : public PlotView
{
    Q_OBJECT
public:
    explicit AgeingPlot(QWidget* parent = nullptr);
    void setAgeing(const AgeingView& view);

protected:
    void rebuild() override;

private:
    QCPAxisRect* addPanel(const AgeingPanel& panel, int row);
    void addCycles(QCPAxisRect* rect, const AgeingLine& line, const QColor& color);

    AgeingView m_view;
};

} // namespace interphase
