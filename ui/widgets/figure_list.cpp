#include "ui/widgets/figure_list.h"

#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QLabel>

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
    const bool sameRows = figures.size() == m_figures.size() && !figures.empty();
    m_figures = figures;
    if (sameRows) // most often only the figures are others: new labels would cost a layout and a style each
        return showFigures();
    clearLayout(m_grid);
    m_grid->setColumnStretch(1, 1);
    for (int row = 0; row < static_cast<int>(figures.size()); ++row) {
        m_grid->addWidget(makeLabel(QString(), "muted"), row, 0, Qt::AlignTop);
        m_grid->addWidget(makeParagraph(QString()), row, 1);
    }
    showFigures();
}

void FigureList::showFigures()
{
    for (int row = 0; row < static_cast<int>(m_figures.size()); ++row) {
        const FigureView& figure = m_figures[static_cast<std::size_t>(row)];
        const auto label = [&](int column) {
            return static_cast<QLabel*>(m_grid->itemAtPosition(row, column)->widget());
        };
        label(0)->setText(figure.name);
        label(1)->setText(figure.text);
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
