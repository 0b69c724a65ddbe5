#pragma once
#include "ui/pages/page.h"
#include "ui/view/sample_view.h"

class QLabel;
class QScrollArea;

namespace interphase {

class AdviceCard;
class Card;
class FigureList;
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
    TracePlot* plot() const { return m_plot; }

Q_SIGNALS:
    void startRequested();
    void pauseRequested();
    void resumeRequested();
    void stopRequested();
    void samplerChanged(const interphase::SamplerDefinition& sampler);
    void noiseKindChanged(interphase::NoiseKind kind);
    void adviceAccepted();

private:
    void buildContent();
    void buildPanel();

    TracePlot* m_plot;
    QScrollArea* m_scroll;
    QLabel* m_waiting;
    RunCard* m_run;
    AdviceCard* m_advice;
    Card* m_solvesCard;
    FigureList* m_solves;
    SamplerCard* m_sampler;
};

} // namespace interphase
