#pragma once
#include "ui/plot/plot_view.h"
#include "ui/view/nyquist_view.h"

namespace interphase {

/// A spectrum in the complex plane, one ohm as long across as up: what was measured over the median of the
/// prediction, and around each frequency an ellipse as wide as the 90 % intervals of its two parts.
class NyquistPlot : public PlotView
{
    Q_OBJECT
public:
    explicit NyquistPlot(QWidget* parent = nullptr);
    void setSpectrum(const NyquistView& spectrum);

protected:
    void rebuild() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void addEllipses(QCPAxisRect* rect, const Series& half, double alpha, const QString& name);
    void setRanges(QCPAxisRect* rect);

    NyquistView m_spectrum;
};

} // namespace interphase
