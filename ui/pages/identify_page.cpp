#include "ui/pages/identify_page.h"

#include "ui/plot/heat_map_plot.h"
#include "ui/plot/profile_grid.h"
#include "ui/text/number.h"
#include "ui/widgets/advice_card.h"
#include "ui/widgets/eigen_list.h"
#include "ui/widgets/job_progress.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/verdict_label.h"

#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>

#include <cmath>

namespace interphase {
namespace {

constexpr int kLeastProfiles = 180; ///< pixels

} // namespace

IdentifyPage::IdentifyPage(QWidget* parent) : Page(parent)
{
    buildContent();
    buildRunCard();
    buildPanel();
    setView({});
}

void IdentifyPage::buildContent()
{
    m_tableCard = new Card(tr("What this experiment can tell"));
    m_table = new QGridLayout;
    m_table->setHorizontalSpacing(20);
    m_table->setVerticalSpacing(10);
    m_tableCard->body()->addLayout(m_table);
    content()->addWidget(m_tableCard);
    m_profileCard = new Card(tr("Profiles, the others re-optimised at each point"));
    m_profileCard->setRemark(tr("dashed: 95 %"));
    m_profiles = new ProfileGrid;
    listenTo(m_profiles);
    m_noProfiles =
        makeParagraph(tr("No profiles yet. They take longer and show what the local analysis cannot: flat "
                         "and lopsided directions."),
                      "muted");
    m_noProfiles->setAlignment(Qt::AlignCenter);
    m_profileCard->body()->addWidget(m_noProfiles, 1);
    m_profileScroll = makeScrollArea(m_profiles);
    m_profileCard->body()->addWidget(m_profileScroll, 1);
    // It takes what the table leaves: a layout short of height would cut lines off the table otherwise.
    m_profileCard->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    m_profileCard->setMinimumHeight(kLeastProfiles);
    content()->addWidget(m_profileCard, 1);
}

void IdentifyPage::buildRunCard()
{
    auto* card = new Card(tr("Analysis"));
    m_analyse = new QPushButton(tr("Analyse again"));
    m_profile = new QPushButton(tr("Compute profiles"));
    m_profile->setProperty("primary", true);
    m_stop = new QPushButton(tr("Stop"));
    m_progress = new JobProgress;
    auto* row = new QHBoxLayout;
    row->addWidget(m_profile);
    row->addWidget(m_analyse);
    row->addWidget(m_stop);
    row->addStretch(1);
    card->body()->addLayout(row);
    card->body()->addWidget(m_progress);
    panel()->addWidget(card);
    connect(m_analyse, &QPushButton::clicked, this, &IdentifyPage::analyseRequested);
    connect(m_profile, &QPushButton::clicked, this, &IdentifyPage::profileRequested);
    connect(m_stop, &QPushButton::clicked, this, &IdentifyPage::stopRequested);
}

void IdentifyPage::buildPanel()
{
    m_cosineCard = new Card(tr("Sensitivities that look alike"));
    m_cosineCard->setRemark(tr("|cosine|"));
    m_cosines = new HeatMapPlot;
    listenTo(m_cosines);
    m_cosineCard->body()->addWidget(m_cosines);
    m_estimateCard = new Card(tr("Best values"));
    m_estimates = new QGridLayout;
    m_estimates->setHorizontalSpacing(12);
    m_estimates->setVerticalSpacing(4);
    m_estimatesSay = makeParagraph(QString(), "muted");
    m_estimateCard->body()->addLayout(m_estimates);
    m_estimateCard->body()->addWidget(m_estimatesSay);
    m_eigenCard = new Card(tr("Sloppiest direction"));
    m_sloppiest = makeParagraph(QString());
    m_eigenvalues = new EigenList;
    m_eigenCard->body()->addWidget(m_sloppiest);
    m_eigenCard->body()->addWidget(m_eigenvalues);
    m_advice = new AdviceCard(tr("What would help"));
    for (QWidget* card : {static_cast<QWidget*>(m_cosineCard), static_cast<QWidget*>(m_eigenCard),
                          static_cast<QWidget*>(m_estimateCard), static_cast<QWidget*>(m_advice)})
        panel()->addWidget(card);
    panel()->addStretch(1);
    connect(m_advice, &AdviceCard::accepted, this, &IdentifyPage::adviceAccepted);
}

void IdentifyPage::addTableRow(const IdentifiabilityRowView& row, int at)
{
    auto* name =
        makeLabel(QStringLiteral("%1&nbsp;&nbsp;%2").arg(row.label.symbol, row.label.name.toHtmlEscaped()));
    name->setTextFormat(Qt::RichText);
    auto* verdict = new VerdictLabel(row.verdict);
    verdict->setTheme(theme());
    const QString sd =
        std::isfinite(row.relativeSd)
            ? tr("%1 %").arg(formatNumber(100.0 * row.relativeSd, row.relativeSd < 0.095 ? 1 : 2))
            : QStringLiteral("–");
    m_table->addWidget(name, at, 0);
    m_table->addWidget(verdict, at, 1);
    m_table->addWidget(makeLabel(sd), at, 2, Qt::AlignRight | Qt::AlignVCenter);
    m_table->addWidget(
        makeLabel(std::isfinite(row.bits) ? tr("%1 bit").arg(row.bits, 0, 'f', 1) : QStringLiteral("–")), at,
        3, Qt::AlignRight | Qt::AlignVCenter);
    name->setWordWrap(true);
    m_table->addWidget(makeParagraph(row.why), at, 4);
}

void IdentifyPage::fillTable()
{
    clearLayout(m_table);
    const QStringList heads = {tr("Parameter"), tr("Verdict"), tr("Relative sd"), tr("Gained"), tr("Why")};
    for (int i = 0; i < heads.size(); ++i) {
        const auto side = i == 2 || i == 3 ? Qt::AlignRight : Qt::AlignLeft;
        auto* head = makeLabel(heads[i], "muted");
        if (i == 3)
            head->setToolTip(
                tr("Information gained: the Kullback-Leibler divergence of the posterior from the "
                   "prior, here of its normal approximation, on the page Posterior of the draws."));
        m_table->addWidget(head, 0, i, side | Qt::AlignVCenter);
    }
    m_table->addWidget(makeRule(), 1, 0, 1, 5);
    int at = 2;
    for (const IdentifiabilityRowView& row : m_view.rows)
        addTableRow(row, at++);
    m_table->setColumnStretch(0, 4);
    m_table->setColumnStretch(4, 5);
}

void IdentifyPage::fillEstimates()
{
    clearLayout(m_estimates);
    const QStringList heads = {QString(), tr("mode"), tr("most likely")};
    for (int i = 0; i < heads.size(); ++i)
        m_estimates->addWidget(makeLabel(heads[i], "muted"), 0, i, i > 0 ? Qt::AlignRight : Qt::AlignLeft);
    int at = 1;
    for (const EstimateView& row : m_view.estimates) {
        const QString unit = row.label.unit == QStringLiteral("1") ? QString() : prettyUnit(row.label.unit);
        auto* name = makeLabel(unit.isEmpty() ? row.label.symbol
                                              : QStringLiteral("%1 / %2").arg(row.label.symbol, unit));
        name->setTextFormat(Qt::RichText);
        name->setToolTip(row.label.name);
        m_estimates->addWidget(name, at, 0);
        m_estimates->addWidget(makeLabel(row.mode), at, 1, Qt::AlignRight);
        m_estimates->addWidget(makeLabel(row.likelihood), at++, 2, Qt::AlignRight);
    }
    m_estimates->setColumnStretch(0, 1);
}

void IdentifyPage::setView(const IdentifyView& view)
{
    const bool newRows = view.rows != m_view.rows;
    const bool newEstimates = view.estimates != m_view.estimates;
    m_view = view;
    if (newRows)
        fillTable();
    if (newEstimates)
        fillEstimates();
    m_estimatesSay->setText(view.estimatesSay);
    m_estimateCard->setVisible(!view.estimates.empty());
    m_tableCard->setRemark(view.caption);
    m_tableCard->setVisible(!view.rows.empty());
    m_profiles->setProfiles(view.profiles);
    m_noProfiles->setVisible(view.profiles.empty());
    m_profileScroll->setVisible(!view.profiles.empty());
    m_cosines->setMatrix(view.cosineLabels, view.cosines);
    m_cosineCard->setVisible(!view.cosines.empty());
    m_sloppiest->setText(view.sloppiest);
    m_eigenvalues->setEigenvalues(view.eigenvalues);
    m_eigenCard->setVisible(!view.eigenvalues.empty());
    m_advice->setAdvice(view.advice);
    m_stop->setVisible(view.work.running);
    m_progress->setWork(view.work);
    m_analyse->setVisible(!view.work.running);
    m_profile->setEnabled(!view.work.running);
}

} // namespace interphase
