#pragma once
#include "ui/plot/plot_view.h"
#include "ui/view/rate_map_view.h"

namespace interphase {

/// A quantity over C-rate and temperature in colours, with its scale; a line where plating begins, a cross
/// where a point could not be solved. What is not computed yet stays empty. On hover a point says its value.
class RateMapPlot : public PlotView
{
    Q_OBJECT
public:
    explicit RateMapPlot(QWidget* parent = nullptr);
    void setMap(const RateMapView& view);
    /// The text of the point under a position; empty where there is none.
    QString textAt(const QPoint& at) const;

protected:
    void rebuild() override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    const RateMapCell& cell(std::size_t rate, std::size_t temperature) const;
    void addCells(QCPAxisRect* rect);
    void addScale(QCPColorMap* map, const QCPRange& range);
    void addFailures(QCPAxisRect* rect);
    void addPlatingLine(QCPAxisRect* rect);

    RateMapView m_view;
};

} // namespace interphase
