#include "ui/pages/correlations_card.h"

#include "ui/pages/correlation_block.h"
#include "ui/widgets/check_menu.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace interphase {

CorrelationsCard::CorrelationsCard(QWidget* parent) : Card(tr("Priors that go together"), parent)
{
    m_says =
        makeParagraph(tr("For parameters of which more is known together than of each alone: a block says "
                         "how their priors correlate. An earlier study brings a block with it."),
                      "muted");
    body()->addWidget(m_says);
    m_blockLayout = new QVBoxLayout;
    m_blockLayout->setSpacing(0);
    body()->addLayout(m_blockLayout);
    m_add = new QPushButton(tr("Add a block…"));
    m_menu = makeChoiceMenu(m_add);
    connect(m_menu, &CheckMenu::taken, this,
            [this](const QList<int>& checked) { Q_EMIT blockAdded(chosenPaths(m_view.choices, checked)); });
    body()->addWidget(m_add, 0, Qt::AlignLeft);
    m_problem = makeParagraph(QString(), "problem");
    body()->addWidget(m_problem);
    setView({});
}

void CorrelationsCard::addBlock(int index)
{
    if (index > 0)
        m_blockLayout->addWidget(makeRule());
    auto* block = new CorrelationBlock;
    connect(block, &CorrelationBlock::parametersChosen, this,
            [this, index](const QStringList& paths) { Q_EMIT parametersChosen(index, paths); });
    connect(block, &CorrelationBlock::parameterRemoved, this,
            [this, index](const QString& path) { Q_EMIT parameterRemoved(index, path); });
    connect(block, &CorrelationBlock::correlationEdited, this, [this, index](int row, int column, double r) {
        Q_EMIT correlationEdited(index, row, column, r);
    });
    connect(block, &CorrelationBlock::draftDropped, this, [this, index] { Q_EMIT draftDropped(index); });
    connect(block, &CorrelationBlock::removed, this, [this, index] { Q_EMIT blockRemoved(index); });
    m_blockLayout->addWidget(block);
    m_blocks << block;
}

void CorrelationsCard::setView(const PriorBlocksView& view)
{
    m_view = view;
    const auto count = static_cast<qsizetype>(view.blocks.size());
    if (count != m_blocks.size()) {
        clearLayout(m_blockLayout);
        m_blocks.clear();
        for (int i = 0; i < static_cast<int>(count); ++i)
            addBlock(i);
    }
    for (int i = 0; i < static_cast<int>(count); ++i) {
        m_blocks[i]->setBlock(view.blocks[static_cast<std::size_t>(i)], count > 1 ? i + 1 : 0);
        m_blocks[i]->setChoices(view.choices, i);
    }
    setChoicesOf(m_menu, view.choices, -1);
    const auto left =
        std::ranges::count_if(view.choices, [](const PriorChoiceView& c) { return c.block < 0; });
    m_add->setEnabled(left > 1);
    m_add->setToolTip(left > 1 ? tr("Choose the parameters whose priors go together")
                               : tr("A block needs two parameters that stand in none"));
    m_says->setVisible(count == 0);
    setRemark(count == 0 ? QString() : count == 1 ? tr("1 block") : tr("%1 blocks").arg(count));
    m_problem->setText(view.problem);
    m_problem->setVisible(!view.problem.isEmpty());
}

} // namespace interphase
