#include "ui/pages/sample_page.h"

#include "ui/pages/run_card.h"
#include "ui/pages/sampler_card.h"
#include "ui/plot/trace_plot.h"
#include "ui/widgets/advice_card.h"
#include "ui/widgets/figure_list.h"
#include "ui/widgets/labels.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace interphase {

SamplePage::SamplePage(QWidget* parent) : Page(parent)
{
    buildContent();
    buildPanel();
    setTraces({});
}

void SamplePage::buildContent()
{
    auto* card = new Card;
    card->setEdgeToEdge();
    m_plot = new TracePlot;
    listenTo(m_plot);
    m_scroll = makeScrollArea(m_plot);
    m_waiting = makeLabel(tr("The chains appear here as they run."), "muted");
    m_waiting->setAlignment(Qt::AlignCenter);
    card->body()->addWidget(m_scroll, 1);
    card->body()->addWidget(m_waiting, 1);
    content()->addWidget(card, 1);
}

void SamplePage::buildPanel()
{
    m_run = new RunCard;
    m_advice = new AdviceCard(tr("Advice"));
    m_solvesCard = new Card(tr("Solves"));
    m_solves = new FigureList;
    m_solvesCard->body()->addWidget(m_solves);
    m_sampler = new SamplerCard;
    for (QWidget* card : {static_cast<QWidget*>(m_run), static_cast<QWidget*>(m_advice),
                          static_cast<QWidget*>(m_solvesCard), static_cast<QWidget*>(m_sampler)})
        panel()->addWidget(card);
    panel()->addStretch(1);
    connect(m_run, &RunCard::startRequested, this, &SamplePage::startRequested);
    connect(m_run, &RunCard::pauseRequested, this, &SamplePage::pauseRequested);
    connect(m_run, &RunCard::resumeRequested, this, &SamplePage::resumeRequested);
    connect(m_run, &RunCard::stopRequested, this, &SamplePage::stopRequested);
    connect(m_advice, &AdviceCard::accepted, this, &SamplePage::adviceAccepted);
    connect(m_sampler, &SamplerCard::samplerChanged, this, &SamplePage::samplerChanged);
    connect(m_sampler, &SamplerCard::noiseKindChanged, this, &SamplePage::noiseKindChanged);
}

void SamplePage::setView(const SampleView& view)
{
    m_run->setView(view);
    m_advice->setAdvice(view.advice);
    m_solves->setFigures(view.solves);
    m_solvesCard->setVisible(!view.solves.empty());
    m_sampler->setView(view);
}

void SamplePage::setTraces(const TracesView& traces)
{
    m_plot->setTraces(traces);
    m_scroll->setVisible(!traces.traces.empty());
    m_waiting->setVisible(traces.traces.empty());
}

} // namespace interphase
