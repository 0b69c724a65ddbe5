#include "ui/pages/predict_page.h"

#include "ui/plot/predictive_plot.h"
#include "ui/widgets/advice_card.h"
#include "ui/widgets/figure_list.h"
#include "ui/widgets/form.h"
#include "ui/widgets/job_progress.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStyle>

namespace interphase {

PredictPage::PredictPage(QWidget* parent) : Page(parent)
{
    auto* card = new Card;
    card->setEdgeToEdge();
    m_plot = new PredictivePlot;
    listenTo(m_plot);
    card->body()->addWidget(m_plot, 1);
    content()->addWidget(card, 1);
    m_figuresCard = new Card(tr("Does it predict?"));
    m_figures = new FigureList;
    m_figuresCard->body()->addWidget(m_figures);
    m_advice = new AdviceCard(tr("What would help"));
    panel()->addWidget(m_figuresCard);
    panel()->addWidget(m_advice);
    connect(m_advice, &AdviceCard::accepted, this, &PredictPage::adviceAccepted);
    buildShow();
    panel()->addStretch(1);
    setView({});
}

void PredictPage::buildShow()
{
    auto* card = new Card(tr("Prediction"));
    auto* form = new Form;
    m_dataset = form->addCombo(tr("Data"));
    m_draws = new QSpinBox;
    m_draws->setKeyboardTracking(false);
    m_draws->setToolTip(tr("Draws of the posterior that are solved for the bands."));
    form->add(tr("Draws"), m_draws);
    m_compute = new QPushButton(tr("Compute"));
    m_stop = new QPushButton(tr("Stop"));
    m_progress = new JobProgress;
    auto* row = new QHBoxLayout;
    row->addWidget(m_compute);
    row->addWidget(m_stop);
    row->addStretch(1);
    card->body()->addWidget(form);
    card->body()->addWidget(m_progress);
    card->body()->addLayout(row);
    panel()->addWidget(card);
    connect(m_dataset, &QComboBox::activated, this, &PredictPage::datasetChanged);
    connect(m_draws, &QSpinBox::valueChanged, this, &PredictPage::drawsChanged);
    connect(m_compute, &QPushButton::clicked, this, &PredictPage::computeRequested);
    connect(m_stop, &QPushButton::clicked, this, &PredictPage::stopRequested);
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
    m_figures->setHeadlines(view.figures);
    m_figuresCard->setVisible(!view.figures.empty());
    m_advice->setAdvice(view.advice);
    const QSignalBlocker quiet(m_draws);
    m_draws->setRange(10, view.drawsMax);
    m_draws->setValue(view.draws);
    m_dataset->clear();
    m_dataset->addItems(view.datasets);
    m_dataset->setCurrentIndex(view.dataset);
    showRun(view);
}

} // namespace interphase
