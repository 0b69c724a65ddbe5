#include "ui/pages/predict_page.h"

#include "ui/pages/predictive_checks_card.h"
#include "ui/pages/protocol_card.h"
#include "ui/pages/risk_card.h"
#include "ui/pages/sampler_check_card.h"
#include "ui/plot/ecdf_plot.h"
#include "ui/plot/predictive_plot.h"
#include "ui/widgets/advice_card.h"
#include "ui/widgets/figure_list.h"
#include "ui/widgets/form.h"
#include "ui/widgets/job_progress.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QStyle>
#include <QTabBar>

namespace interphase {

PredictPage::PredictPage(QWidget* parent) : Page(parent)
{
    buildContent();
    buildPanel();
    setView({});
    setProtocol({});
    setSamplerCheck({});
}

void PredictPage::buildContent()
{
    auto* card = new Card;
    card->setEdgeToEdge();
    m_tabs = new QTabBar;
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_plot = new PredictivePlot;
    m_pits = new EcdfPlot(tr("Share of the prediction below the reading"));
    m_protocolPlot = new PredictivePlot;
    m_ranks = new EcdfPlot(tr("Rank of the truth"));
    m_plots = new QStackedWidget;
    // In the order of PredictTab.
    for (PlotView* plot : {static_cast<PlotView*>(m_plot), static_cast<PlotView*>(m_pits),
                           static_cast<PlotView*>(m_protocolPlot), static_cast<PlotView*>(m_ranks)}) {
        listenTo(plot);
        m_plots->addWidget(plot);
    }
    for (const QString& name : {tr("Data"), tr("Checks"), tr("Protocol"), tr("Sampler")})
        m_tabs->addTab(name);
    card->body()->addWidget(m_tabs);
    card->body()->addWidget(m_plots, 1);
    content()->addWidget(card, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &PredictPage::showCards);
}

void PredictPage::buildPanel()
{
    m_figuresCard = new Card(tr("Does it predict?"));
    m_figures = new FigureList;
    m_figuresCard->body()->addWidget(m_figures);
    m_heldOut = makeParagraph(QString(), "muted");
    m_figuresCard->body()->addWidget(m_heldOut);
    m_advice = new AdviceCard(tr("What would help"));
    m_checks = new PredictiveChecksCard;
    m_protocol = new ProtocolCard;
    m_risk = new RiskCard;
    m_samplerCheck = new SamplerCheckCard;
    m_samplerAdvice = new AdviceCard(tr("What it says"));
    buildModels();
    buildShow();
    for (QWidget* card : {static_cast<QWidget*>(m_figuresCard), static_cast<QWidget*>(m_checks),
                          static_cast<QWidget*>(m_advice), static_cast<QWidget*>(m_showCard),
                          static_cast<QWidget*>(m_protocol), static_cast<QWidget*>(m_modelsCard),
                          static_cast<QWidget*>(m_risk), static_cast<QWidget*>(m_samplerAdvice),
                          static_cast<QWidget*>(m_samplerCheck)})
        panel()->addWidget(card);
    panel()->addStretch(1);
    connect(m_advice, &AdviceCard::accepted, this, &PredictPage::adviceAccepted);
    connect(m_samplerAdvice, &AdviceCard::accepted, this, &PredictPage::samplerAdviceAccepted);
}

void PredictPage::buildModels()
{
    m_modelsCard = new Card(tr("Averaged over"));
    m_models = new FigureList;
    m_modelsSay = makeParagraph(QString(), "muted");
    m_modelsCard->body()->addWidget(m_models);
    m_modelsCard->body()->addWidget(m_modelsSay);
}

void PredictPage::showModels(const ModelsView& models)
{
    std::vector<FigureView> shares; // in front, so that long names find room
    for (const ModelLineView& model : models.share)
        shares.push_back({model.weight, model.name});
    m_models->setFigures(shares);
    m_modelsSay->setText(models.says);
    m_modelsCard->setVisible(!models.share.empty());
}

void PredictPage::buildShow()
{
    m_showCard = new Card(tr("Prediction"));
    auto* form = new Form;
    m_dataset = form->addCombo(tr("Data"));
    m_draws = new QSpinBox;
    m_draws->setKeyboardTracking(false);
    m_draws->setToolTip(tr("Draws of the posterior that are solved for the bands."));
    form->add(tr("Draws"), m_draws);
    m_readings = new QSpinBox;
    m_readings->setKeyboardTracking(false);
    m_readings->setRange(1, 1000);
    m_readings->setToolTip(
        tr("The band with noise is that of the mean of so many readings, each in a repeat of "
           "the experiment; 1: of one future reading."));
    form->add(tr("Mean of readings"), m_readings);
    m_weighting = addWeighting(form);
    m_compute = new QPushButton(tr("Compute"));
    m_stop = new QPushButton(tr("Stop"));
    m_progress = new JobProgress;
    auto* row = new QHBoxLayout;
    row->addWidget(m_compute);
    row->addWidget(m_stop);
    row->addStretch(1);
    m_showCard->body()->addWidget(form);
    m_showCard->body()->addWidget(m_progress);
    m_showCard->body()->addLayout(row);
    connect(m_dataset, &QComboBox::activated, this, &PredictPage::datasetChanged);
    connect(m_draws, &QSpinBox::valueChanged, this, &PredictPage::drawsChanged);
    connect(m_readings, &QSpinBox::valueChanged, this, &PredictPage::readingsChanged);
    connect(m_weighting, &QComboBox::activated, this, &PredictPage::modelsChanged);
    connect(m_compute, &QPushButton::clicked, this, &PredictPage::computeRequested);
    connect(m_stop, &QPushButton::clicked, this, &PredictPage::stopRequested);
}

PredictTab PredictPage::tab() const
{
    return static_cast<PredictTab>(std::max(0, m_tabs->currentIndex()));
}

void PredictPage::showTab(PredictTab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

/// The cards that belong to the tab.
void PredictPage::showCards()
{
    const PredictTab now = tab();
    const bool onData = now == PredictTab::Data, onChecks = now == PredictTab::Checks;
    m_plots->setCurrentIndex(static_cast<int>(now));
    m_figuresCard->setVisible(onData && m_hasFigures);
    m_advice->setAdvice(onData ? m_adviceView : AdviceView());
    m_checks->setVisible(onChecks);
    m_showCard->setVisible(onData || onChecks);
    m_protocol->setVisible(now == PredictTab::Protocol);
    m_risk->setVisible(now == PredictTab::Protocol && m_hasProtocol);
    m_samplerCheck->setVisible(now == PredictTab::Sampler);
    const bool onProtocol = now == PredictTab::Protocol;
    showModels(onData ? m_dataModels : onProtocol ? m_protocolModels : ModelsView());
    m_samplerAdvice->setAdvice(now == PredictTab::Sampler ? m_samplerAdviceView : AdviceView());
}

void PredictPage::showRun(const PredictView& view)
{
    m_compute->setText(view.stale ? tr("Compute again") : tr("Compute"));
    const bool asksForIt = view.stale || view.curve.time_s.empty();
    if (m_compute->property("primary").toBool() != asksForIt) {
        m_compute->setProperty("primary", asksForIt);
        m_compute->style()->unpolish(m_compute); // a style sheet reads properties once
        m_compute->style()->polish(m_compute);
    }
    m_compute->setVisible(!view.work.running);
    m_stop->setVisible(view.work.running);
    m_progress->setWork(view.work);
}

void PredictPage::setView(const PredictView& view)
{
    m_plot->setCurve(view.curve);
    m_pits->setPanels(view.pits, tr("Too few points to judge the whole distribution."));
    m_figures->setHeadlines(view.figures);
    m_heldOut->setText(view.heldOutSays);
    m_heldOut->setHidden(view.heldOutSays.isEmpty());
    m_checks->setTheme(theme());
    m_checks->setChecks(view.checks, view.checksSay);
    m_hasFigures = !view.figures.empty();
    m_adviceView = view.advice;
    const QSignalBlocker quiet(m_draws), silent(m_readings);
    m_draws->setRange(10, view.drawsMax);
    m_draws->setValue(view.draws);
    m_readings->setValue(view.readings);
    m_weighting->setCurrentIndex(view.models.weighting);
    m_dataModels = view.models;
    m_dataset->clear();
    m_dataset->addItems(view.datasets);
    m_dataset->setCurrentIndex(view.dataset);
    showRun(view);
    showCards();
}

void PredictPage::setProtocol(const ProtocolView& view)
{
    m_protocolPlot->setCurve(view.curve);
    m_protocolPlot->setEmptyText(tr("No protocol predicted yet. Write one on the right."));
    m_protocol->setView(view);
    m_risk->setView(view);
    m_hasProtocol = !view.curve.time_s.empty();
    m_protocolModels = view.models;
    showCards();
}

void PredictPage::setSamplerCheck(const SamplerCheckView& view)
{
    m_ranks->setPanels(view.ranks, tr("The sampler has not been checked for this study yet."));
    m_samplerCheck->setView(view);
    m_samplerAdviceView = view.advice;
    showCards();
}

} // namespace interphase
