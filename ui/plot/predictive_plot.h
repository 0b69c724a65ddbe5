#pragma once
#include "ui/plot/plot_view.h"
#include "ui/view/predictive_view.h"

namespace interphase {

/// Median and bands with the data on top; below, where there are any, the residuals and the epistemic share
/// of the variance.
class PredictivePlot : public PlotView
{
    Q_OBJECT
public:
    explicit PredictivePlot(QWidget* parent = nullptr);
    /// prior: bands and draws in grey instead of the model's colour.
    void setCurve(const PredictiveView& curve, bool prior = false);
    /// Said where there is no curve.
    void setEmptyText(const QString& text);

protected:
    void rebuild() override;

private:
    QCPAxisRect* addCurve();
    void keepDataLegible(QCPAxis* axis) const;
    void addBands(QCPAxisRect* rect);
    QCPAxisRect* addResiduals(int row);
    QCPAxisRect* addShare(int row);
    void showFrequencies(const QList<QCPAxisRect*>& rects);
    void addShareName(QCPAxisRect* rect, const QString& name, const std::vector<double>& lower,
                      const std::vector<double>& upper);
    void shadeHoldOut(const QList<QCPAxisRect*>& rects);
    QColor bandColor() const { return m_prior ? theme().prior : theme().model; }
    double lastTime() const;

    PredictiveView m_curve;
    QString m_emptyText;
    bool m_prior = false;
};

} // namespace interphase
