#pragma once
#include "ui/pages/page.h"
#include "ui/view/sample_view.h"

class QLabel;
class QScrollArea;
class QStackedWidget;
class QTabBar;

namespace interphase {

class AdviceCard;
class Card;
class FigureList;
class PanelPlot;
class RunCard;
class SamplerCard;
class TracePlot;

/// The chains as they run, with R-hat and effective draws beside them; advice in a sentence.
class SamplePage : public Page
{
    Q_OBJECT
public:
    explicit SamplePage(QWidget* parent = nullptr);
    void setView(const SampleView& view);
    void setTraces(const TracesView& traces);
    /// Of the tab that is shown, where that is not the traces.
    void setPanels(const PanelsView& panels);
    /// What is known of the error of the solver.
    void setSolverCheck(const AdviceView& advice);
    TracePlot* plot() const { return m_plot; }
    PanelPlot* panelPlot() const { return m_panels; }
    SampleTab tab() const;
    void showTab(SampleTab tab);

Q_SIGNALS:
    void startRequested();
    void pauseRequested();
    void resumeRequested();
    void stopRequested();
    void samplerChanged(const interphase::SamplerDefinition& sampler);
    void samplerKindChanged(interphase::SamplerKind kind);
    void noiseKindChanged(interphase::NoiseKind kind);
    void earlierRequested();
    void earlierCleared();
    void adviceAccepted(int which); ///< its place in the view's advice
    void solverCheckAccepted();
    void tabShown(interphase::SampleTab tab);

private:
    void buildContent();
    QWidget* buildPanels();
    void buildPanel();
    void showContent();
    void showTabsOf(bool particles);

    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    TracePlot* m_plot;
    PanelPlot* m_panels;
    QLabel* m_says;
    bool m_hasTraces = false;
    QScrollArea* m_scroll;
    QLabel* m_waiting;
    RunCard* m_run;
    AdviceCard* m_advice;
    AdviceCard* m_solverCheck;
    Card* m_solvesCard;
    QLabel* m_ran;
    FigureList* m_solves;
    SamplerCard* m_sampler;
};

} // namespace interphase
