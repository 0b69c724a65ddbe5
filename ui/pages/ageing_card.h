#pragma once
#include "ui/view/ageing_view.h"
#include "ui/widgets/card.h"

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace interphase {

class FigureList;
class JobProgress;
class ValueField;

/// Beside the summaries of the cycles: the steps of one cycle, how many of them, whether some are skipped and
/// how precisely, and what became of the cell.
class AgeingCard : public Card
{
    Q_OBJECT
public:
    explicit AgeingCard(QWidget* parent = nullptr);
    void setView(const AgeingView& view);

Q_SIGNALS:
    void requestChanged(const interphase::AgeingRequestView& request);
    void runRequested();
    void stopRequested();

private:
    void build();
    void wire();
    void change();

    AgeingRequestView m_request;
    QPlainTextEdit* m_protocol;
    QSpinBox* m_cycles;
    QCheckBox* m_skip;
    ValueField* m_tolerance;
    QWidget* m_toleranceRow;
    QLabel* m_remark;
    QPushButton* m_run;
    QPushButton* m_stop;
    JobProgress* m_progress;
    QLabel* m_problem;
    FigureList* m_figures;
    QLabel* m_summary;
};

} // namespace interphase
