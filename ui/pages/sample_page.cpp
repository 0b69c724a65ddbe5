#include "ui/pages/sample_page.h"

#include "ui/pages/run_card.h"
#include "ui/pages/sampler_card.h"
#include "ui/plot/panel_plot.h"
#include "ui/plot/trace_plot.h"
#include "ui/widgets/advice_card.h"
#include "ui/widgets/figure_list.h"
#include "ui/widgets/labels.h"

#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
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
    m_tabs = new QTabBar;
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    // In the order of SampleTab.
    for (const QString& name : {tr("Traces"), tr("Ranks"), tr("Autocorrelation"), tr("Effective draws"),
                                tr("Energy"), tr("Tree depth"), tr("Starts"), tr("Temperatures")})
        m_tabs->addTab(name);
    m_plot = new TracePlot;
    listenTo(m_plot);
    m_scroll = makeScrollArea(m_plot);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(buildPanels());
    m_waiting = makeLabel(tr("The chains appear here as they run."), "muted");
    m_waiting->setAlignment(Qt::AlignCenter);
    card->body()->addWidget(m_tabs);
    card->body()->addWidget(m_stack, 1);
    card->body()->addWidget(m_waiting, 1);
    content()->addWidget(card, 1);
    m_tabs->setTabVisible(static_cast<int>(SampleTab::Temperatures), false);
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        showContent();
        Q_EMIT tabShown(tab());
    });
}

QWidget* SamplePage::buildPanels()
{
    auto* area = new QWidget;
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_says = makeParagraph(QString(), "muted");
    m_says->setContentsMargins(16, 8, 16, 0);
    m_panels = new PanelPlot;
    listenTo(m_panels);
    column->addWidget(m_says);
    column->addWidget(makeScrollArea(m_panels), 1);
    return area;
}

/// Particles are no chains: what is made of an order of draws says nothing of them.
void SamplePage::showTabsOf(bool particles)
{
    if (m_tabs->isTabVisible(static_cast<int>(SampleTab::Temperatures)) == particles)
        return;
    const QSignalBlocker quiet(m_tabs);
    const SampleTab before = tab();
    m_tabs->setTabVisible(static_cast<int>(SampleTab::Temperatures), particles);
    for (const SampleTab only : {SampleTab::Traces, SampleTab::Autocorrelation, SampleTab::Growth,
                                 SampleTab::Energy, SampleTab::Depth})
        m_tabs->setTabVisible(static_cast<int>(only), !particles);
    const bool stays = before == SampleTab::Ranks || before == SampleTab::Starts;
    m_tabs->setCurrentIndex(static_cast<int>(stays       ? before
                                             : particles ? SampleTab::Temperatures
                                                         : SampleTab::Traces));
    showContent();
    if (tab() != before)
        Q_EMIT tabShown(tab());
}

SampleTab SamplePage::tab() const
{
    return static_cast<SampleTab>(m_tabs->currentIndex());
}

void SamplePage::showTab(SampleTab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

void SamplePage::showContent()
{
    m_stack->setCurrentIndex(tab() == SampleTab::Traces ? 0 : 1);
    const bool particles = m_tabs->isTabVisible(static_cast<int>(SampleTab::Temperatures));
    const bool something = m_hasTraces || particles || tab() == SampleTab::Starts;
    m_stack->setVisible(something);
    m_waiting->setVisible(!something);
}

void SamplePage::setPanels(const PanelsView& panels)
{
    m_says->setText(panels.sentence);
    m_panels->setPanels(panels.panels);
}

void SamplePage::buildPanel()
{
    m_run = new RunCard;
    m_advice = new AdviceCard(tr("Advice"));
    m_solvesCard = new Card(tr("What ran"));
    m_ran = makeParagraph(QString());
    m_ran->setTextFormat(Qt::PlainText);
    m_solvesCard->body()->addWidget(m_ran);
    m_solves = new FigureList;
    m_solvesCard->body()->addWidget(m_solves);
    m_solverCheck = new AdviceCard(tr("Error of the solver"));
    m_sampler = new SamplerCard;
    for (QWidget* card :
         {static_cast<QWidget*>(m_run), static_cast<QWidget*>(m_advice), static_cast<QWidget*>(m_solvesCard),
          static_cast<QWidget*>(m_sampler), static_cast<QWidget*>(m_solverCheck)})
        panel()->addWidget(card);
    panel()->addStretch(1);
    connect(m_run, &RunCard::startRequested, this, &SamplePage::startRequested);
    connect(m_run, &RunCard::pauseRequested, this, &SamplePage::pauseRequested);
    connect(m_run, &RunCard::resumeRequested, this, &SamplePage::resumeRequested);
    connect(m_run, &RunCard::stopRequested, this, &SamplePage::stopRequested);
    connect(m_advice, &AdviceCard::accepted, this, &SamplePage::adviceAccepted);
    connect(m_solverCheck, &AdviceCard::accepted, this, &SamplePage::solverCheckAccepted);
    connect(m_sampler, &SamplerCard::samplerChanged, this, &SamplePage::samplerChanged);
    connect(m_sampler, &SamplerCard::samplerKindChanged, this, &SamplePage::samplerKindChanged);
    connect(m_sampler, &SamplerCard::noiseKindChanged, this, &SamplePage::noiseKindChanged);
    connect(m_sampler, &SamplerCard::earlierRequested, this, &SamplePage::earlierRequested);
    connect(m_sampler, &SamplerCard::earlierCleared, this, &SamplePage::earlierCleared);
}

void SamplePage::setSolverCheck(const AdviceView& advice)
{
    m_solverCheck->setAdvice(advice);
}

void SamplePage::setView(const SampleView& view)
{
    showTabsOf(view.particles);
    m_run->setView(view);
    m_advice->setAdvice(view.advice);
    m_ran->setText(view.ran);
    m_ran->setVisible(!view.ran.isEmpty());
    m_solves->setFigures(view.solves);
    m_solvesCard->setVisible(!view.solves.empty() || !view.ran.isEmpty());
    m_sampler->setView(view);
}

void SamplePage::setTraces(const TracesView& traces)
{
    m_plot->setTraces(traces);
    m_hasTraces = !traces.traces.empty();
    showContent();
}

} // namespace interphase
