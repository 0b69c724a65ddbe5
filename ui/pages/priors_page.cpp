#include "ui/pages/priors_page.h"

#include "ui/pages/correlations_card.h"
#include "ui/pages/earlier_prior_row.h"
#include "ui/pages/noise_row.h"
#include "ui/pages/prior_row.h"
#include "ui/plot/predictive_plot.h"
#include "ui/widgets/advice_card.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSignalBlocker>

#include <algorithm>

namespace interphase {

PriorsPage::PriorsPage(QWidget* parent) : Page(parent)
{
    removePanel();
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    content()->addLayout(row, 1);
    addKnown(row);
    auto* right = new QVBoxLayout;
    right->setSpacing(10);
    row->addLayout(right, 4);
    m_plotCard = new Card(tr("What that says about the curve"));
    m_plot = new PredictivePlot;
    m_plot->setMinimumWidth(232);
    listenTo(m_plot);
    m_outputs = new QComboBox;
    m_outputs->setAccessibleName(tr("Which curve is shown"));
    m_outputs->setObjectName(QStringLiteral("outputs"));
    m_outputs->hide();
    connect(m_outputs, &QComboBox::textActivated, this, [this](const QString& name) {
        m_chosen = name;
        showCurve();
    });
    m_datasets = new QComboBox;
    m_datasets->setAccessibleName(tr("Which data set is shown"));
    m_datasets->setObjectName(QStringLiteral("datasets"));
    m_datasets->hide();
    connect(m_datasets, &QComboBox::textActivated, this, &PriorsPage::datasetChosen);
    m_plotCard->body()->addWidget(m_datasets);
    m_plotCard->body()->addWidget(m_outputs);
    m_plotCard->body()->addWidget(m_plot, 1);
    m_plotCard->body()->setContentsMargins(8, 10, 8, 8);
    right->addWidget(m_plotCard, 1);
    m_advice = new AdviceCard(tr("Advice"));
    right->addWidget(m_advice);
    connect(m_advice, &AdviceCard::accepted, this, &PriorsPage::adviceAccepted);
}

/// The rows, and below them which go together: one column that scrolls.
void PriorsPage::addKnown(QHBoxLayout* row)
{
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 4, 0);
    column->setSpacing(10);
    m_list = new Card(tr("What is known beforehand"));
    m_earlier = new EarlierPriorRow;
    m_list->body()->addWidget(m_earlier);
    m_rowLayout = new QVBoxLayout;
    m_rowLayout->setSpacing(0);
    m_list->body()->addLayout(m_rowLayout);
    column->addWidget(m_list);
    m_correlations = new CorrelationsCard;
    column->addWidget(m_correlations);
    column->addStretch(1);
    QScrollArea* area = makeScrollArea(inside);
    area->setObjectName(QStringLiteral("known"));
    area->setMinimumWidth(532);
    row->addWidget(area, 5);
}

bool PriorsPage::sameRows(const PriorsView& view) const
{
    const bool samePriors = std::equal(view.rows.begin(), view.rows.end(), m_view.rows.begin(),
                                       m_view.rows.end(), [](const PriorRowView& a, const PriorRowView& b) {
                                           return a.label == b.label && a.removable == b.removable;
                                       });
    return samePriors && std::equal(view.noise.begin(), view.noise.end(), m_view.noise.begin(),
                                    m_view.noise.end(), [](const NoiseRowView& a, const NoiseRowView& b) {
                                        return a.name == b.name && a.before == b.before;
                                    });
}

void PriorsPage::addRow(int index)
{
    if (index > 0)
        m_rowLayout->addWidget(makeRule());
    auto* row = new PriorRow(m_view.rows[static_cast<std::size_t>(index)]);
    connect(row, &PriorRow::priorMoved, this,
            [this, index](const PriorSpec& p) { Q_EMIT priorMoved(index, p); });
    connect(row, &PriorRow::priorEdited, this,
            [this, index](const PriorSpec& p) { Q_EMIT priorEdited(index, p); });
    connect(row, &PriorRow::removed, this, [this, index] { Q_EMIT priorRemoved(index); });
    applyTheme(row, theme());
    m_rowLayout->addWidget(row);
    m_rows << row;
}

void PriorsPage::addNoiseRow(int index)
{
    if (!m_rows.isEmpty())
        m_rowLayout->addWidget(makeRule());
    auto* row = new NoiseRow(m_view.noise[static_cast<std::size_t>(index)]);
    connect(row, &NoiseRow::kindChosen, this,
            [this, index](NoiseKind kind) { Q_EMIT noiseKindChosen(index, kind); });
    connect(row, &NoiseRow::separateChosen, this,
            [this, index](bool separate) { Q_EMIT noiseSeparateChosen(index, separate); });
    connect(row, &NoiseRow::relativeChosen, this,
            [this, index](bool relative) { Q_EMIT noiseRelativeChosen(index, relative); });
    m_rowLayout->addWidget(row);
    m_noiseRows << row;
}

void PriorsPage::addRows()
{
    for (int i = 0; i <= static_cast<int>(m_view.rows.size()); ++i) {
        for (int n = 0; n < static_cast<int>(m_view.noise.size()); ++n)
            if (m_view.noise[static_cast<std::size_t>(n)].before == static_cast<std::size_t>(i))
                addNoiseRow(n);
        if (i < static_cast<int>(m_view.rows.size()))
            addRow(i);
    }
}

void PriorsPage::setView(const PriorsView& view)
{
    const bool same = sameRows(view) && !m_rows.isEmpty();
    m_view = view;
    m_advice->setAdvice(view.advice);
    m_list->setRemark(view.rows.size() == 1 ? tr("1 parameter") : tr("%1 parameters").arg(view.rows.size()));
    if (same) {
        for (qsizetype i = 0; i < m_rows.size(); ++i)
            m_rows[i]->setRow(view.rows[static_cast<std::size_t>(i)]);
        for (qsizetype i = 0; i < m_noiseRows.size(); ++i)
            m_noiseRows[i]->setRow(view.noise[static_cast<std::size_t>(i)]);
        return;
    }
    clearLayout(m_rowLayout);
    m_rows.clear();
    m_noiseRows.clear();
    addRows();
}

void PriorsPage::setPredictive(const PriorPredictiveView& predictive)
{
    if (predictive.outputs != m_predictive.outputs) {
        const QSignalBlocker quiet(m_outputs);
        m_outputs->clear();
        m_outputs->addItems(predictive.outputs);
        m_outputs->setCurrentIndex(std::max(0, m_outputs->findText(m_chosen)));
        m_outputs->setVisible(predictive.outputs.size() > 1);
    }
    if (predictive.datasets != m_predictive.datasets || predictive.dataset != m_predictive.dataset) {
        const QSignalBlocker quiet(m_datasets);
        m_datasets->clear();
        m_datasets->addItems(predictive.datasets);
        m_datasets->setCurrentIndex(m_datasets->findText(predictive.dataset));
        m_datasets->setVisible(predictive.datasets.size() > 1);
    }
    m_predictive = predictive;
    showCurve();
    m_plotCard->setRemark(predictive.running ? tr("running…") : predictive.summary);
}

void PriorsPage::showCurve()
{
    const auto index = static_cast<std::size_t>(std::max(0, m_outputs->currentIndex()));
    m_plot->setCurve(index < m_predictive.curves.size() ? m_predictive.curves[index] : PredictiveView{},
                     true);
}

} // namespace interphase
