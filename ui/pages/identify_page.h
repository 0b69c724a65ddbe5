#pragma once
#include "ui/pages/page.h"
#include "ui/view/identify_view.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace interphase {

class AdviceCard;
class Card;
class EigenList;
class HeatMapPlot;
class ProfileGrid;
class JobProgress;

/// What this experiment can tell: verdicts first, then the profiles; which sensitivities look alike, and the
/// sloppiest direction.
class IdentifyPage : public Page
{
    Q_OBJECT
public:
    explicit IdentifyPage(QWidget* parent = nullptr);
    void setView(const IdentifyView& view);
    ProfileGrid* plot() const { return m_profiles; }

Q_SIGNALS:
    void analyseRequested(); ///< the local analysis, under a second
    void profileRequested(); ///< all profiles
    void stopRequested();
    void adviceAccepted();

private:
    void buildContent();
    void buildRunCard();
    void buildPanel();
    void fillTable();
    void fillEstimates();
    void addTableRow(const IdentifiabilityRowView& row, int at);

    IdentifyView m_view;
    Card* m_tableCard;
    QGridLayout* m_table;
    Card* m_profileCard;
    ProfileGrid* m_profiles;
    QScrollArea* m_profileScroll;
    QLabel* m_noProfiles;
    QPushButton* m_analyse;
    QPushButton* m_profile;
    QPushButton* m_stop;
    JobProgress* m_progress;
    Card* m_cosineCard;
    HeatMapPlot* m_cosines;
    Card* m_eigenCard;
    QLabel* m_sloppiest;
    EigenList* m_eigenvalues;
    Card* m_estimateCard;
    QGridLayout* m_estimates;
    QLabel* m_estimatesSay;
    AdviceCard* m_advice;
};

} // namespace interphase
