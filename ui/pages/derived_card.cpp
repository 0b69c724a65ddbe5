#include "ui/pages/derived_card.h"

#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace interphase {

DerivedCard::DerivedCard(QWidget* parent) : Card(tr("Derived quantities"), parent)
{
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(6);
    body()->addLayout(m_rows);
    m_name = new QLineEdit;
    m_name->setPlaceholderText(tr("Name [unit]"));
    m_formula = new QLineEdit;
    m_formula->setPlaceholderText(QStringLiteral("R_n ** 2 / D_s_n"));
    m_names = makeParagraph(QString(), "small");
    m_problem = makeParagraph(QString(), "problem");
    auto* add = new QPushButton(tr("Add"));
    auto* line = new QHBoxLayout;
    line->addWidget(m_formula, 1);
    line->addWidget(add);
    body()->addWidget(m_name);
    body()->addLayout(line);
    body()->addWidget(m_problem);
    body()->addWidget(m_names);
    connect(add, &QPushButton::clicked, this, &DerivedCard::submit);
    connect(m_formula, &QLineEdit::returnPressed, this, &DerivedCard::submit);
    setProblem({});
}

void DerivedCard::submit()
{
    Q_EMIT added(m_name->text().trimmed(), m_formula->text().trimmed());
}

void DerivedCard::setProblem(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (!problem.isEmpty())
        return;
    m_name->clear();
    m_formula->clear();
}

void DerivedCard::addRow(const DerivedView& derived)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    auto* text = new ElidedLabel;
    text->setFullText(tr("%1 = %2").arg(derived.name, derived.formula));
    text->setToolTip(derived.problem.isEmpty() ? derived.formula : derived.problem);
    auto* remove = new QToolButton;
    remove->setText(QStringLiteral("×"));
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Remove %1").arg(derived.name));
    connect(remove, &QToolButton::clicked, this, [this, name = derived.name] { Q_EMIT removed(name); });
    row->addWidget(text, 1);
    row->addWidget(remove);
    m_rows->addWidget(line);
    if (!derived.problem.isEmpty())
        m_rows->addWidget(makeParagraph(derived.problem, "problem"));
}

void DerivedCard::setDerived(const std::vector<DerivedView>& derived, const QString& names)
{
    m_names->setText(names.isEmpty() ? QString() : tr("Free here: %1").arg(names));
    m_names->setVisible(!names.isEmpty());
    if (derived == m_shown)
        return;
    m_shown = derived;
    clearLayout(m_rows);
    for (const DerivedView& one : derived)
        addRow(one);
}

} // namespace interphase
