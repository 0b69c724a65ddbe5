#pragma once
#include "ui/plot/plot_view.h"
#include "ui/view/impedance_view.h"

namespace interphase {

enum class ImpedanceShape { Both, Nyquist, Bode };

/// An impedance as Nyquist plot, with equal scales of both axes and a mark at each decade of the frequency,
/// and as Bode plot: magnitude and phase over the frequency.
class ImpedancePlot : public PlotView
{
    Q_OBJECT
public:
    explicit ImpedancePlot(QWidget* parent = nullptr);
    void setImpedance(const ImpedanceView& view);
    void setShape(ImpedanceShape shape);
    ImpedanceShape shape() const { return m_shape; }

protected:
    void rebuild() override;

private:
    /// A frequency beside its point.
    struct Mark
    {
        QCPItemText* text;
        double real, minus;
    };
    void addNyquist(QCPLayoutGrid* grid);
    void addMarks(QCPAxisRect* rect);
    Qt::Alignment besideCurve(std::size_t point) const;
    void addBode(QCPLayoutGrid* grid, int rows);
    void fit(double shape);
    void equaliseScales();
    void placeMarks();

    ImpedanceView m_view;
    ImpedanceShape m_shape = ImpedanceShape::Both;
    QCPAxisRect* m_nyquist = nullptr; ///< of the plot; null: not shown
    std::vector<Mark> m_marks;
};

} // namespace interphase
