#pragma once
#include "ui/view/prior_blocks_view.h"
#include "ui/widgets/card.h"

#include <QList>
#include <QStringList>

class QPushButton;

namespace interphase {

class CheckMenu;
class CorrelationBlock;

/// Which priors go together, and how strongly: a matrix of correlations for each block of them.
class CorrelationsCard : public Card
{
    Q_OBJECT
public:
    explicit CorrelationsCard(QWidget* parent = nullptr);
    void setView(const PriorBlocksView& view);

Q_SIGNALS:
    void blockAdded(const QStringList& paths);
    void parametersChosen(int block, const QStringList& paths);
    void parameterRemoved(int block, const QString& path);
    void correlationEdited(int block, int row, int column, double correlation);
    void draftDropped(int block);
    void blockRemoved(int block);

private:
    void addBlock(int index);

    PriorBlocksView m_view;
    QLabel* m_says;
    QVBoxLayout* m_blockLayout;
    QList<CorrelationBlock*> m_blocks;
    QPushButton* m_add;
    CheckMenu* m_menu;
    QLabel* m_problem;
};

} // namespace interphase
