#pragma once
#include "ui/pages/page.h"
#include "ui/view/priors_view.h"

class QComboBox;

namespace interphase {

class AdviceCard;
class Card;
class CorrelationsCard;
class EarlierPriorRow;
class NoiseRow;
class PredictivePlot;
class PriorRow;

/// What is known beforehand, one row a parameter, and which of these priors go together; beside it what that
/// says about the curve.
class PriorsPage : public Page
{
    Q_OBJECT
public:
    explicit PriorsPage(QWidget* parent = nullptr);
    void setView(const PriorsView& view);
    void setPredictive(const PriorPredictiveView& predictive);
    PredictivePlot* plot() const { return m_plot; }
    EarlierPriorRow* earlier() const { return m_earlier; }
    CorrelationsCard* correlations() const { return m_correlations; }

Q_SIGNALS:
    void priorMoved(int index, const interphase::PriorSpec& prior); ///< while dragging: not an undo step
    void priorEdited(int index, const interphase::PriorSpec& prior);
    void priorRemoved(int index);
    void noiseKindChosen(int index, interphase::NoiseKind kind); ///< index: of PriorsView::noise
    void noiseSeparateChosen(int index, bool separate);
    void noiseRelativeChosen(int index, bool relative);
    void datasetChosen(const QString& name);
    void adviceAccepted();

private:
    void addKnown(class QHBoxLayout* row);
    void addRow(int index);
    void addNoiseRow(int index);
    void addRows();
    void showCurve();
    bool sameRows(const PriorsView& view) const;

    PriorsView m_view;
    Card* m_list;
    QVBoxLayout* m_rowLayout;
    QList<PriorRow*> m_rows;
    QList<NoiseRow*> m_noiseRows;
    EarlierPriorRow* m_earlier;
    CorrelationsCard* m_correlations;
    Card* m_plotCard;
    QComboBox* m_datasets;
    QComboBox* m_outputs; ///< which curve is shown, where there are several
    QString m_chosen;     ///< of these, by a person
    PriorPredictiveView m_predictive;
    PredictivePlot* m_plot;
    AdviceCard* m_advice;
};

} // namespace interphase
