#pragma once
#include "ui/pages/page.h"
#include "ui/view/predict_view.h"
#include "ui/view/protocol_view.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QTabBar;

namespace interphase {

class AdviceCard;
class Card;
class EcdfPlot;
class FigureList;
class JobProgress;
class PredictiveChecksCard;
class PredictivePlot;
class ProtocolCard;
class RiskCard;
class SamplerCheckCard;

/// In the order of the tabs.
enum class PredictTab { Data, Checks, Protocol, Sampler };

/// Does it predict? Tabs: median and bands over the data with residuals and shares of the variance; whether
/// the data look like the prediction; an experiment that was not made, and its risk; whether the sampler can
/// be believed.
class PredictPage : public Page
{
    Q_OBJECT
public:
    explicit PredictPage(QWidget* parent = nullptr);
    void setView(const PredictView& view);
    void setProtocol(const ProtocolView& view);
    void setSamplerCheck(const SamplerCheckView& view);
    PredictivePlot* plot() const { return m_plot; }
    PredictivePlot* protocolPlot() const { return m_protocolPlot; }
    EcdfPlot* checksPlot() const { return m_pits; }
    EcdfPlot* samplerPlot() const { return m_ranks; }
    ProtocolCard* protocolCard() const { return m_protocol; }
    RiskCard* riskCard() const { return m_risk; }
    SamplerCheckCard* samplerCheckCard() const { return m_samplerCheck; }
    void showTab(PredictTab tab);

Q_SIGNALS:
    void computeRequested();
    void stopRequested();
    void datasetChanged(int index);
    void drawsChanged(int draws);
    void readingsChanged(int readings);
    void modelsChanged(int weighting); ///< as ModelsView::weighting
    void adviceAccepted();
    void samplerAdviceAccepted();

private:
    void buildContent();
    void buildPanel();
    void buildModels();
    void buildShow();
    void showRun(const PredictView& view);
    void showCards();
    void showModels(const ModelsView& models);
    PredictTab tab() const;

    QTabBar* m_tabs;
    QStackedWidget* m_plots;
    PredictivePlot* m_plot;
    EcdfPlot* m_pits;
    PredictivePlot* m_protocolPlot;
    EcdfPlot* m_ranks;
    Card* m_figuresCard;
    FigureList* m_figures;
    QLabel* m_heldOut;
    AdviceCard* m_advice;
    PredictiveChecksCard* m_checks;
    Card* m_modelsCard;
    FigureList* m_models;
    QLabel* m_modelsSay;
    Card* m_showCard;
    ProtocolCard* m_protocol;
    RiskCard* m_risk;
    SamplerCheckCard* m_samplerCheck;
    AdviceCard* m_samplerAdvice;
    QComboBox* m_dataset;
    QSpinBox* m_draws;
    QSpinBox* m_readings;
    QComboBox* m_weighting;
    QPushButton* m_compute;
    QPushButton* m_stop;
    JobProgress* m_progress;
    bool m_hasFigures = false;
    bool m_hasProtocol = false;
    ModelsView m_dataModels, m_protocolModels;
    AdviceView m_adviceView;
    AdviceView m_samplerAdviceView;
};

} // namespace interphase
