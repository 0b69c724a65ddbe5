#pragma once
#include "ui/plot/plot_view.h"
#include "ui/view/sample_view.h"

namespace interphase {

/// Small panels in a grid, each with lines, steps, bars or points of its own.
class PanelPlot : public PlotView
{
    Q_OBJECT
public:
    explicit PanelPlot(QWidget* parent = nullptr);
    void setPanels(const std::vector<PanelView>& panels);

protected:
    void rebuild() override;

private:
    void addPanel(const PanelView& panel, int row, int column);
    void addSeries(QCPAxisRect* rect, const PanelSeries& series);
    void addBars(QCPAxisRect* rect, const PanelSeries& series);
    QColor colorOf(const PanelSeries& series) const;

    std::vector<PanelView> m_panels;
};

} // namespace interphase
