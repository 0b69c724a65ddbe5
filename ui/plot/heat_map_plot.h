#pragma once
#include "ui/plot/plot_view.h"

namespace interphase {

/// |cosine| between sensitivities as a square of cells, 0 to 1.
class HeatMapPlot : public PlotView
{
    Q_OBJECT
public:
    explicit HeatMapPlot(QWidget* parent = nullptr);
    void setMatrix(const std::vector<ParameterLabel>& labels, const std::vector<std::vector<double>>& values);
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

protected:
    void rebuild() override;

private:
    void addCells(QCPAxisRect* rect);
    void addFigures(QCPAxisRect* rect);
    int rightMargin() const;
    void nameAxis(QCPAxis* axis, bool reversed);

    std::vector<ParameterLabel> m_labels;
    std::vector<std::vector<double>> m_values;
};

} // namespace interphase
