#pragma once
#include "ui/view/prior_blocks_view.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace interphase {

class CheckMenu;
class ElidedLabel;
class ValueField;

/// One block of priors that go together: its parameters and the lower triangle of their correlations.
class CorrelationBlock : public QWidget
{
    Q_OBJECT
public:
    explicit CorrelationBlock(QWidget* parent = nullptr);
    /// number: of the block, from 1; 0 where there is one only.
    void setBlock(const PriorBlockView& block, int number);
    /// What may stand in it, by the view's choices; `index` is its own.
    void setChoices(const std::vector<PriorChoiceView>& choices, int index);

Q_SIGNALS:
    void parametersChosen(const QStringList& paths);
    void parameterRemoved(const QString& path);
    void correlationEdited(int row, int column, double correlation);
    void draftDropped(); ///< what was typed and does not count is to go
    void removed();

private:
    void buildMatrix();
    void addMatrixRow(int row);
    ValueField* makeField(int row, int column);
    void fitHeight();

    PriorBlockView m_block;
    std::vector<PriorChoiceView> m_choices;
    QLabel* m_title;
    QPushButton* m_choose;
    CheckMenu* m_menu;
    QToolButton* m_remove;
    QLabel* m_source;
    QScrollArea* m_area;
    QGridLayout* m_grid = nullptr;
    QList<ValueField*> m_fields; ///< by rows, below the diagonal
    QLabel* m_problem;
    QPushButton* m_back;
};

/// The entries of a menu of choices for a block; negative: for a new one.
class CheckMenu* makeChoiceMenu(class QPushButton* button);
void setChoicesOf(CheckMenu* menu, const std::vector<PriorChoiceView>& choices, int block);
/// The paths of what is checked there.
QStringList chosenPaths(const std::vector<PriorChoiceView>& choices, const QList<int>& checked);

} // namespace interphase
