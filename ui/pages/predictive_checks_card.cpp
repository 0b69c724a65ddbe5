#include "ui/pages/predictive_checks_card.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/verdict_label.h"

#include <QGridLayout>

namespace interphase {

PredictiveChecksCard::PredictiveChecksCard(QWidget* parent) : Card(tr("Do the data look like it?"), parent)
{
    setRemark(tr("p-values"));
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(0, 1);
    m_says = makeParagraph(QString());
    body()->addLayout(m_grid);
    body()->addWidget(m_says);
}

void PredictiveChecksCard::setChecks(const std::vector<PredictiveCheckView>& checks, const QString& says)
{
    m_says->setText(says);
    if (checks == m_checks)
        return;
    m_checks = checks;
    clearLayout(m_grid);
    int row = 0;
    for (const PredictiveCheckView& check : checks) {
        if (!check.of.isEmpty())
            m_grid->addWidget(makeLabel(check.of, "muted"), row++, 0, 1, 2);
        auto* verdict = new VerdictLabel(check.verdict);
        verdict->setTheme(m_theme);
        m_grid->addWidget(verdict, row, 0);
        m_grid->addWidget(makeLabel(check.pValue), row++, 1, Qt::AlignRight | Qt::AlignVCenter);
    }
}

} // namespace interphase
