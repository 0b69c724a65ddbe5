#pragma once
#include "ui/pages/page.h"
#include "ui/view/posterior_view.h"

class QCheckBox;
class QLabel;

namespace interphase {

class AdviceCard;
class Card;
class CornerPlot;
class DerivedCard;
class FigureList;
class SummaryTable;

/// The corner plot, the table, and what both say in words. Hovering a row lights its panels, and the other
/// way round.
class PosteriorPage : public Page
{
    Q_OBJECT
public:
    explicit PosteriorPage(QWidget* parent = nullptr);
    void setView(const PosteriorView& view);
    CornerPlot* plot() const { return m_plot; }
    SummaryTable* table() const { return m_table; }
    DerivedCard* derived() const { return m_derived; }

Q_SIGNALS:
    void adviceAccepted();
    void derivedAdded(const QString& name, const QString& formula);
    void derivedRemoved(const QString& name);

private:
    void buildTable();
    void buildWords();
    void buildShow();
    void showDetail(int row);
    void applyOptions();

    PosteriorView m_view;
    CornerPlot* m_plot;
    Card* m_tableCard;
    SummaryTable* m_table;
    Card* m_detailCard;
    FigureList* m_detail;
    Card* m_wordsCard;
    QLabel* m_words;
    Card* m_sensitivityCard;
    QLabel* m_sensitivity;
    DerivedCard* m_derived;
    AdviceCard* m_advice;
    QCheckBox* m_prior;
    QCheckBox* m_points;
    QCheckBox* m_contours;
};

} // namespace interphase
