#pragma once
#include "ui/plot/open_circuit_plot.h"
#include "ui/widgets/card.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace interphase {

class FigureList;
class Form;
class JobProgress;

/// Beside the open-circuit curve: which data set is the slow run, the fit of both stoichiometry windows to
/// it, what came out, and the button that takes it into the study.
class OpenCircuitCard : public Card
{
    Q_OBJECT
public:
    explicit OpenCircuitCard(QWidget* parent = nullptr);
    void setView(const OpenCircuitView& view);

Q_SIGNALS:
    void shapeChosen(interphase::OpenCircuitShape shape);
    /// Of OpenCircuitView::potentials.
    void potentialRequested(int index);
    void runChosen(int index);
    void fitRequested();
    void stopRequested();
    void takeRequested();
    void emptyActionRequested();

private:
    void build();
    void showPotentials(const QStringList& names);

    QLabel* m_empty;
    QPushButton* m_emptyAction;
    Form* m_choice;
    QComboBox* m_shape;
    QPushButton* m_potential;
    QLabel* m_potentialRemark;
    QComboBox* m_runs;
    QLabel* m_remark;
    QPushButton* m_fit;
    QPushButton* m_stop;
    JobProgress* m_progress;
    QLabel* m_problem;
    FigureList* m_values;
    QLabel* m_summary;
    QPushButton* m_take;
};

} // namespace interphase
