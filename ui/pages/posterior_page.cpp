#include "ui/pages/posterior_page.h"

#include "ui/pages/derived_card.h"
#include "ui/pages/summary_table.h"
#include "ui/plot/corner_plot.h"
#include "ui/text/number.h"
#include "ui/widgets/advice_card.h"
#include "ui/widgets/figure_list.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QScrollArea>
#include <QVBoxLayout>

#include <cmath>

namespace interphase {

PosteriorPage::PosteriorPage(QWidget* parent) : Page(parent)
{
    auto* card = new Card;
    card->setEdgeToEdge();
    m_plot = new CornerPlot;
    listenTo(m_plot);
    card->body()->addWidget(makeScrollArea(m_plot), 1);
    content()->addWidget(card, 1);
    buildTable();
    buildWords();
    m_derived = new DerivedCard;
    panel()->addWidget(m_derived);
    connect(m_derived, &DerivedCard::added, this, &PosteriorPage::derivedAdded);
    connect(m_derived, &DerivedCard::removed, this, &PosteriorPage::derivedRemoved);
    buildShow();
    panel()->addStretch(1);
    connect(m_plot, &CornerPlot::panelHovered, this, [this](int x, int y) {
        m_table->highlight(y);
        if (y >= 0)
            showDetail(y);
        m_plot->highlight(x == y ? x : -1);
    });
    setView({});
}

void PosteriorPage::buildTable()
{
    m_tableCard = new Card(tr("Parameters"));
    m_table = new SummaryTable;
    m_tableCard->body()->addWidget(m_table);
    panel()->addWidget(m_tableCard);
    m_detailCard = new Card;
    m_detail = new FigureList;
    m_detailCard->body()->addWidget(m_detail);
    panel()->addWidget(m_detailCard);
    connect(m_table, &SummaryTable::rowHovered, m_plot, &CornerPlot::highlight);
    connect(m_table, &SummaryTable::rowHovered, this, &PosteriorPage::showDetail);
    connect(m_table, &SummaryTable::rowChosen, m_plot, &CornerPlot::highlight);
    connect(m_table, &SummaryTable::rowChosen, this, &PosteriorPage::showDetail);
}

void PosteriorPage::buildWords()
{
    m_wordsCard = new Card(tr("In words"));
    m_words = makeParagraph(QString());
    m_wordsCard->body()->addWidget(m_words);
    panel()->addWidget(m_wordsCard);
    m_sensitivityCard = new Card(tr("Prior or data"));
    m_sensitivity = makeParagraph(QString());
    m_sensitivityCard->body()->addWidget(m_sensitivity);
    m_sensitivityCard->setToolTip(tr("How far each posterior moves when its prior, or the likelihood, is "
                                     "raised to a power near one. Above 0.05 it moves notably."));
    panel()->addWidget(m_sensitivityCard);
    m_advice = new AdviceCard(tr("Advice"));
    panel()->addWidget(m_advice);
    connect(m_advice, &AdviceCard::accepted, this, &PosteriorPage::adviceAccepted);
}

void PosteriorPage::buildShow()
{
    auto* card = new Card(tr("Show"));
    m_prior = new QCheckBox(tr("Prior, in grey and to the same scale"));
    m_contours = new QCheckBox(tr("Contours that hold 50 and 90 %"));
    m_points = new QCheckBox(tr("Draws"));
    for (QCheckBox* box : {m_prior, m_contours, m_points}) {
        box->setChecked(true);
        card->body()->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &PosteriorPage::applyOptions);
    }
    panel()->addWidget(card);
}

void PosteriorPage::applyOptions()
{
    m_plot->setOptions({m_prior->isChecked(), m_points->isChecked(), m_contours->isChecked()});
}

void PosteriorPage::showDetail(int row)
{
    if (row < 0 || row >= static_cast<int>(m_view.summary.size()))
        return;
    const SummaryRowView& r = m_view.summary[static_cast<std::size_t>(row)];
    m_detailCard->setTitle(r.label.name);
    m_detailCard->setRemark(prettyUnit(r.label.unit));
    const auto text = [](double v, double error) {
        return std::isfinite(error) ? formatUncertain(v, error) : formatNumber(v, 3);
    };
    std::vector<FigureView> figures{{tr("Mean (sd)"), formatUncertain(r.mean, r.sd)},
                                    {tr("Mean (MCSE)"), text(r.mean, r.errorMean)},
                                    {tr("5 % (MCSE)"), text(r.q05, r.error05)},
                                    {tr("50 % (MCSE)"), text(r.q50, r.error50)},
                                    {tr("95 % (MCSE)"), text(r.q95, r.error95)}};
    if (std::isfinite(r.klBits))
        figures.push_back({tr("Gained"), tr("%1 bit over the prior").arg(r.klBits, 0, 'f', 1)});
    const auto sensitivity = [](double v, double error) {
        return error > 0.0 && v > 0.01 ? formatUncertain(v, error) : QString::number(v, 'f', 3);
    };
    if (std::isfinite(r.toPrior))
        figures.push_back({tr("Sensitivity"), tr("%1 to the prior, %2 to the data")
                                                  .arg(sensitivity(r.toPrior, r.errorToPrior),
                                                       sensitivity(r.toLikelihood, r.errorToLikelihood))});
    m_detail->setFigures(figures);
}

void PosteriorPage::setView(const PosteriorView& view)
{
    m_view = view;
    m_plot->setPosterior(view);
    m_table->setRows(view.summary);
    m_tableCard->setRemark(tr("%1 draws").arg(formatCount(static_cast<double>(view.draws))));
    m_words->setText(view.inWords);
    m_wordsCard->setVisible(!view.inWords.isEmpty());
    m_sensitivity->setText(view.sensitivity);
    m_sensitivityCard->setVisible(!view.sensitivity.isEmpty());
    m_derived->setDerived(view.derived, view.formulaNames);
    m_advice->setAdvice(view.advice);
    m_detailCard->setVisible(!view.summary.empty());
    showDetail(qMax(0, m_table->currentRow()));
}

} // namespace interphase
