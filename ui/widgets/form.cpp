#include "ui/widgets/form.h"

#include "ui/widgets/elided_combo.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>

namespace interphase {

Form::Form(QWidget* parent) : QWidget(parent)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
}

void Form::add(const QString& name, QWidget* field)
{
    auto* label = makeLabel(name, "muted");
    label->setBuddy(field);
    field->setAccessibleName(name);
    m_grid->addWidget(label, m_rows, 0);
    m_grid->addWidget(field, m_rows++, 1);
}

QWidget* Form::labelOf(QWidget* field) const
{
    int row = 0, column = 0, rows = 0, columns = 0;
    m_grid->getItemPosition(m_grid->indexOf(field), &row, &column, &rows, &columns);
    return m_grid->itemAtPosition(row, 0)->widget();
}

void Form::rename(QWidget* field, const QString& name)
{
    qobject_cast<QLabel*>(labelOf(field))->setText(name);
    field->setAccessibleName(name);
}

void Form::setRowVisible(QWidget* field, bool visible)
{
    labelOf(field)->setVisible(visible);
    field->setVisible(visible);
}

QComboBox* Form::addCombo(const QString& name, const QStringList& entries)
{
    auto* combo = new ElidedCombo;
    combo->addItems(entries);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(8);
    add(name, combo);
    return combo;
}

} // namespace interphase
