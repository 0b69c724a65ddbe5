#include "ui/widgets/figure_table.h"

#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>

namespace interphase {

FigureTable::FigureTable(QWidget* parent) : QWidget(parent)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(20);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(0, 1);
}

void FigureTable::setTable(const CompareTableView& table)
{
    if (table == m_table)
        return;
    m_table = table;
    clearLayout(m_grid);
    fill();
}

void FigureTable::fill()
{
    const auto columns = static_cast<int>(m_table.heads.size());
    for (int i = 0; i < columns; ++i)
        m_grid->addWidget(makeLabel(m_table.heads[i], "muted"), 0, i,
                          (i == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignBottom);
    m_grid->addWidget(makeRule(), 1, 0, 1, columns);
    int row = 2;
    for (const CompareLineView& line : m_table.lines) {
        m_grid->addWidget(makeParagraph(line.text), row, 0);
        for (int i = 0; i < line.figures.size(); ++i)
            m_grid->addWidget(makeLabel(line.figures[i]), row, i + 1, Qt::AlignRight | Qt::AlignTop);
        ++row;
    }
    if (!m_table.note.isEmpty())
        m_grid->addWidget(makeParagraph(m_table.note, "muted"), row, 0, 1, columns);
}

} // namespace interphase
