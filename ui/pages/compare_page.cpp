#include "ui/pages/compare_page.h"

#include "ui/pages/compared_row.h"
#include "ui/plot/evidence_plot.h"
#include "ui/plot/panel_plot.h"
#include "ui/widgets/advice_card.h"
#include "ui/widgets/figure_table.h"
#include "ui/widgets/form.h"
#include "ui/widgets/job_progress.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>

namespace interphase {
namespace {

// The plot grows with its rows, up to what leaves room for the tables.
constexpr int kPlotBase = 108, kPlotRow = 56, kMostPlotRows = 6;
constexpr int kWidestRow = 140; // further apart they are no longer one figure

} // namespace

ComparePage::ComparePage(QWidget* parent) : Page(parent)
{
    buildContent();
    buildPanel();
    setView({});
}

void ComparePage::buildContent()
{
    auto* inside = new QWidget;
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(12, 12, 12, 12);
    m_column->setSpacing(8);
    m_plotCard = new Card(tr("Log evidence"));
    m_plot = new EvidencePlot;
    listenTo(m_plot);
    m_plotCard->body()->addWidget(m_plot, 1);
    m_column->addWidget(m_plotCard, 1);
    m_futureCard = new Card(tr("Block by block"));
    m_future = new PanelPlot;
    m_future->setFileStem(QStringLiteral("leave_future_out"));
    listenTo(m_future);
    m_futureCard->body()->addWidget(m_future);
    m_column->addWidget(m_futureCard);
    m_column->addStretch(0);
    content()->setContentsMargins(0, 0, 0, 0);
    content()->addWidget(makeScrollArea(inside), 1);
}

void ComparePage::buildPanel()
{
    m_advice = new AdviceCard(tr("What it says"));
    panel()->addWidget(m_advice);
    connect(m_advice, &AdviceCard::accepted, this, &ComparePage::adviceAccepted);
    m_analyses = new Card(tr("Analyses"));
    m_rowLayout = new QVBoxLayout;
    m_rowLayout->setSpacing(8);
    m_analyses->body()->addLayout(m_rowLayout);
    auto* copy = new QPushButton(tr("Add a copy of this one"));
    m_analyses->body()->addWidget(copy, 0, Qt::AlignLeft);
    connect(copy, &QPushButton::clicked, this, &ComparePage::copyRequested);
    panel()->addWidget(m_analyses);
    auto* card = new Card(tr("Evidence"));
    auto* form = new Form;
    m_method = form->addCombo(tr("Method"));
    m_method->setToolTip(tr("SMC and nested sampling weigh several modes of a posterior; bridge sampling is "
                            "quick and needs draws, as does SMC from a normal density fitted to them, which "
                            "checks it."));
    connect(m_method, &QComboBox::activated, this, &ComparePage::methodChanged);
    m_refits = form->addCombo(tr("Fit the future again"));
    m_refits->setToolTip(
        tr("Where the draws do not reach what is known before a block, the posterior from that "
           "alone is drawn by SMC: seconds for a model that takes a millisecond, hours for a "
           "DFN. Automatic: where it takes less than two minutes."));
    connect(m_refits, &QComboBox::activated, this, &ComparePage::refitsChanged);
    m_compute = new QPushButton;
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
    panel()->addStretch(1);
    connect(m_compute, &QPushButton::clicked, this, &ComparePage::computeRequested);
    connect(m_stop, &QPushButton::clicked, this, &ComparePage::stopRequested);
}

void ComparePage::showAnalyses(const std::vector<ComparedAnalysisView>& analyses)
{
    while (m_rows.size() > static_cast<qsizetype>(analyses.size())) {
        ComparedRow* last = m_rows.takeLast();
        last->hide();
        last->deleteLater();
    }
    while (m_rows.size() < static_cast<qsizetype>(analyses.size())) {
        auto* row = new ComparedRow;
        connect(row, &ComparedRow::chosen, this, &ComparePage::analysisChosen);
        connect(row, &ComparedRow::renamed, this, &ComparePage::analysisRenamed);
        connect(row, &ComparedRow::weighed, this, &ComparePage::analysisWeighed);
        applyTheme(row, theme());
        m_rowLayout->addWidget(row);
        m_rows << row;
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setView(analyses[static_cast<std::size_t>(i)]);
}

void ComparePage::showTables(const std::vector<CompareTableView>& tables)
{
    while (m_tables.size() < static_cast<qsizetype>(tables.size())) {
        auto* card = new Card;
        auto* table = new FigureTable;
        card->body()->addWidget(table);
        m_column->insertWidget(m_column->count() - 2, card); // before the blocks
        m_tableCards << card;
        m_tables << table;
    }
    for (qsizetype i = 0; i < m_tables.size(); ++i) {
        const bool used = i < static_cast<qsizetype>(tables.size());
        m_tableCards[i]->setVisible(used);
        if (!used)
            continue;
        const CompareTableView& table = tables[static_cast<std::size_t>(i)];
        m_tableCards[i]->setTitle(table.title);
        m_tableCards[i]->setRemark(table.remark);
        m_tables[i]->setTable(table);
    }
}

void ComparePage::showRun(const CompareView& view)
{
    if (m_method->count() != view.methods.size()) {
        m_method->clear();
        m_method->addItems(view.methods);
    }
    m_method->setCurrentIndex(view.method);
    m_method->setEnabled(!view.work.running);
    if (m_refits->count() != view.refitChoices.size()) {
        m_refits->clear();
        m_refits->addItems(view.refitChoices);
    }
    m_refits->setCurrentIndex(view.refits);
    m_refits->setEnabled(!view.work.running);
    m_compute->setText(view.button);
    if (m_compute->property("primary").toBool() != view.missing) {
        m_compute->setProperty("primary", view.missing);
        m_compute->style()->unpolish(m_compute); // a style sheet reads properties once
        m_compute->style()->polish(m_compute);
    }
    m_compute->setVisible(!view.work.running);
    m_stop->setVisible(view.work.running);
    m_progress->setWork(view.work);
}

void ComparePage::setView(const CompareView& view)
{
    const auto rows = std::min(static_cast<int>(view.evidence.size()), kMostPlotRows);
    m_plot->setMinimumHeight(kPlotBase + kPlotRow * std::max(rows, 2));
    m_plotCard->setMaximumHeight(kPlotBase +
                                 kWidestRow * std::max(static_cast<int>(view.evidence.size()), 2));
    m_plot->setRows(view.evidence, view.message);
    m_plotCard->setRemark(view.caption);
    showTables(view.tables);
    m_future->setPanels(view.future);
    m_futureCard->setRemark(view.futureCaption);
    m_futureCard->setVisible(!view.future.empty());
    m_advice->setAdvice(view.advice);
    showAnalyses(view.analyses);
    showRun(view);
}

} // namespace interphase
