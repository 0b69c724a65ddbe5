#include "ui/widgets/figure_list.h"

#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>

namespace interphase {

FigureList::FigureList(QWidget* parent) : QWidget(parent)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
}

void FigureList::setFigures(const std::vector<FigureView>& figures)
{
    if (figures == m_figures)
        return;
    m_figures = figures;
    clearLayout(m_grid);
    m_grid->setColumnStretch(1, 1);
    int row = 0;
    for (const FigureView& figure : figures) {
        m_grid->addWidget(makeLabel(figure.name, "muted"), row, 0, Qt::AlignTop);
        m_grid->addWidget(makeParagraph(figure.text), row++, 1);
    }
}

void FigureList::setHeadlines(const std::vector<HeadlineView>& figures)
{
    if (figures == m_headlines)
        return;
    m_headlines = figures;
    clearLayout(m_grid);
    m_grid->setColumnStretch(0, 1);
    int row = 0;
    for (const HeadlineView& figure : figures) {
        m_grid->addWidget(makeLabel(figure.name, "muted"), row, 0);
        m_grid->addWidget(makeLabel(figure.value, "headline"), row, 1, Qt::AlignRight | Qt::AlignVCenter);
        m_grid->addWidget(makeLabel(figure.of, "muted"), row++, 2);
    }
}

} // namespace interphase
