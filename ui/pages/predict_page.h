#pragma once
#include "ui/pages/page.h"
#include "ui/view/predict_view.h"

class QComboBox;
class QPushButton;
class QSpinBox;

namespace interphase {

class AdviceCard;
class Card;
class FigureList;
class PredictivePlot;
class JobProgress;

/// Does it predict? Median and bands over the data, residuals, the epistemic share, and the figures that
/// answer.
class PredictPage : public Page
{
    Q_OBJECT
public:
    explicit PredictPage(QWidget* parent = nullptr);
    void setView(const PredictView& view);
    PredictivePlot* plot() const { return m_plot; }

Q_SIGNALS:
    void computeRequested();
    void stopRequested();
    void datasetChanged(int index);
    void drawsChanged(int draws);
    void adviceAccepted();

private:
    void buildShow();
    void showRun(const PredictView& view);

    PredictivePlot* m_plot;
    Card* m_figuresCard;
    FigureList* m_figures;
    AdviceCard* m_advice;
    QComboBox* m_dataset;
    QSpinBox* m_draws;
    QPushButton* m_compute;
    QPushButton* m_stop;
    JobProgress* m_progress;
};

} // namespace interphase
