#pragma once
#include "ui/pages/page.h"
#include "ui/view/compare_view.h"

#include <QList>

class QComboBox;
class QComboBox;
class QPushButton;

namespace interphase {

class AdviceCard;
class Card;
class ComparedRow;
class EvidencePlot;
class FigureTable;
class JobProgress;
class PanelPlot;

/// Which analysis do the data speak for? Log evidence with its errors, Bayes factors in words and numbers,
/// what each predicts of what is left out; beside them the analyses.
class ComparePage : public Page
{
    Q_OBJECT
public:
    explicit ComparePage(QWidget* parent = nullptr);
    void setView(const CompareView& view);
    EvidencePlot* plot() const { return m_plot; }
    PanelPlot* futurePlot() const { return m_future; }

Q_SIGNALS:
    void computeRequested();
    void stopRequested();
    void methodChanged(int index);
    void refitsChanged(int choice);
    void copyRequested(); ///< another analysis, a copy of the selected one
    void analysisChosen(qint64 id);
    void analysisRenamed(qint64 id, const QString& name);
    void analysisWeighed(qint64 id, double weight);
    void adviceAccepted();

private:
    void buildContent();
    void buildPanel();
    void showAnalyses(const std::vector<ComparedAnalysisView>& analyses);
    void showTables(const std::vector<CompareTableView>& tables);
    void showRun(const CompareView& view);

    Card* m_plotCard;
    EvidencePlot* m_plot;
    QList<Card*> m_tableCards;
    QList<FigureTable*> m_tables;
    Card* m_futureCard;
    PanelPlot* m_future;
    QVBoxLayout* m_column;
    AdviceCard* m_advice;
    Card* m_analyses;
    QList<ComparedRow*> m_rows;
    QVBoxLayout* m_rowLayout;
    QComboBox* m_method;
    QComboBox* m_refits;
    QPushButton* m_compute;
    QPushButton* m_stop;
    JobProgress* m_progress;
};

} // namespace interphase
