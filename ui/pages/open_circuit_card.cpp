#include "ui/pages/open_circuit_card.h"

#include "ui/widgets/figure_list.h"
#include "ui/widgets/form.h"
#include "ui/widgets/job_progress.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>

namespace interphase {
namespace {

void showText(QLabel* label, const QString& text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

OpenCircuitCard::OpenCircuitCard(QWidget* parent) : Card(tr("Stoichiometry windows"), parent)
{
    build();
    connect(m_shape, &QComboBox::activated, this,
            [this](int index) { Q_EMIT shapeChosen(static_cast<OpenCircuitShape>(index)); });
    connect(m_runs, &QComboBox::activated, this, &OpenCircuitCard::runChosen);
    connect(m_fit, &QPushButton::clicked, this, &OpenCircuitCard::fitRequested);
    connect(m_stop, &QPushButton::clicked, this, &OpenCircuitCard::stopRequested);
    connect(m_take, &QPushButton::clicked, this, &OpenCircuitCard::takeRequested);
    connect(m_emptyAction, &QPushButton::clicked, this, &OpenCircuitCard::emptyActionRequested);
    setView({});
}

void OpenCircuitCard::build()
{
    m_empty = makeParagraph(QString(), "muted");
    m_emptyAction = new QPushButton;
    auto* form = new Form;
    m_choice = form;
    // In the order of OpenCircuitShape.
    m_shape = form->addCombo(tr("Shown"), {tr("Cell"), tr("Negative electrode"), tr("Positive electrode")});
    m_potential = new QPushButton(tr("From a table…"));
    m_potential->setMenu(new QMenu(m_potential));
    m_potential->setToolTip(
        tr("From a table of potential against lithium over stoichiometry: a smooth falling "
           "curve through its points becomes the potential of the cell; can be undone"));
    form->add(tr("Potential"), m_potential);
    m_runs = form->addCombo(tr("Slow run"));
    m_potentialRemark = makeParagraph(QString(), "muted");
    m_remark = makeParagraph(QString(), "muted");
    m_fit = new QPushButton(tr("Fit the windows"));
    m_fit->setProperty("primary", true);
    m_stop = new QPushButton(tr("Stop"));
    m_progress = new JobProgress;
    m_problem = makeParagraph(QString(), "problem");
    m_values = new FigureList;
    m_summary = makeParagraph(QString(), "muted");
    m_take = new QPushButton(tr("Take into the study"));
    m_take->setToolTip(tr("Sets both stoichiometry windows and active fractions of the cell; can be undone"));
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_fit);
    row->addWidget(m_stop);
    row->addStretch(1);
    body()->addWidget(m_choice);
    body()->addWidget(m_potentialRemark);
    body()->addWidget(m_empty);
    body()->addWidget(m_emptyAction, 0, Qt::AlignLeft);
    body()->addWidget(m_remark);
    body()->addLayout(row);
    for (QWidget* widget : {static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_problem),
                            static_cast<QWidget*>(m_values), static_cast<QWidget*>(m_summary)})
        body()->addWidget(widget);
    body()->addWidget(m_take, 0, Qt::AlignLeft);
}

void OpenCircuitCard::showPotentials(const QStringList& names)
{
    QMenu* menu = m_potential->menu();
    menu->clear();
    for (int i = 0; i < names.size(); ++i)
        connect(menu->addAction(names[i]), &QAction::triggered, this,
                [this, i] { Q_EMIT potentialRequested(i); });
}

void OpenCircuitCard::setView(const OpenCircuitView& view)
{
    const bool any = !view.runs.isEmpty();
    showText(m_empty, view.empty.sentence);
    m_emptyAction->setText(view.empty.button);
    m_emptyAction->setVisible(!view.empty.button.isEmpty());
    m_choice->setRowVisible(m_runs, any);
    m_choice->setRowVisible(m_potential, !view.potentials.isEmpty());
    showPotentials(view.potentials);
    showText(m_potentialRemark, view.potentialRemark);
    QStringList shown;
    for (int i = 0; i < m_runs->count(); ++i)
        shown << m_runs->itemText(i);
    if (shown != view.runs) {
        const QSignalBlocker quiet(m_runs);
        m_runs->clear();
        m_runs->addItems(view.runs);
    }
    m_runs->setCurrentIndex(view.run);
    showText(m_remark, view.remark);
    m_fit->setVisible(any && !view.work.running);
    m_fit->setEnabled(view.canFit);
    m_stop->setVisible(view.work.running);
    m_progress->setWork(view.work);
    showText(m_problem, view.problem);
    m_values->setFigures(view.values);
    m_values->setVisible(!view.values.empty());
    setRemark(view.values.empty() ? QString() : tr("± 95 %"));
    showText(m_summary, view.summary);
    m_take->setVisible(!view.values.empty());
    m_take->setEnabled(view.canTake);
    m_take->setText(view.canTake ? tr("Take into the study") : tr("Taken into the study"));
}

} // namespace interphase
