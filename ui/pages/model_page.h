#pragma once
#include "ui/pages/page.h"
#include "ui/view/model_view.h"

class QLineEdit;
class QStackedWidget;
class QTabBar;

namespace interphase {

class AgeingCard;
class AgeingPlot;
class CurvePlot;
class ImpedanceCard;
class ImpedancePlot;
class ModelCard;
class OpenCircuitCard;
class OpenCircuitPlot;
class ParameterGroup;
class ProfileTab;
class RateMapCard;
class RateMapPlot;
struct AgeingView;
struct ImpedanceView;
struct OpenCircuitView;
struct RateMapView;

/// What is shown on a tab; there may be several of profiles.
enum class ModelTab { Curve, OpenCircuit, Profiles, Impedance, Heat, Map, Ageing };

/// The cell and its model: the curve follows the sliders, without a button. What has to be asked for stands
/// on tabs with a card of their own above the model.
class ModelPage : public Page
{
    Q_OBJECT
public:
    explicit ModelPage(QWidget* parent = nullptr);
    void setView(const ModelView& view);
    void setCurve(const ModelCurveView& curve);
    void setDetails(const ModelDetailsView& details);
    void setOpenCircuit(const OpenCircuitView& view);
    void setImpedance(const ImpedanceView& view);
    void setRateMap(const RateMapView& view);
    void setAgeing(const AgeingView& view);
    CurvePlot* plot() const { return m_plot; }
    OpenCircuitCard* openCircuit() const { return m_openCircuit; }
    ModelCard* model() const { return m_model; }
    ImpedanceCard* impedance() const { return m_impedance; }
    ImpedancePlot* impedancePlot() const { return m_impedancePlot; }
    ProfileTab* profiles() const { return m_profiles; }
    RateMapCard* rateMap() const { return m_rateMap; }
    AgeingCard* ageing() const { return m_ageing; }
    ModelTab currentTab() const;
    void showTab(ModelTab tab);

Q_SIGNALS:
    void parameterSetChanged(const QString& name);
    void parameterFileRequested();
    void driveChosen(int index); ///< of ModelView::drives
    void stepsChanged(const QString& steps);
    void startSocChanged(double soc); ///< of the steps
    void modelKindChanged(interphase::ModelKind kind);
    void temperatureChanged(double temperature_K);
    void physicsChanged(const interphase::CellPhysics& physics);
    void parameterMoved(const QString& path, double value);   ///< while a slider is dragged: not an undo step
    void parameterChanged(const QString& path, double value); ///< let go or typed
    void parameterFreed(const QString& path, bool free);
    void tabShown(interphase::ModelTab tab);

private:
    struct Tab
    {
        QString name;
        ModelTab kind;
        bool operator==(const Tab&) const = default;
    };
    void buildContent();
    void buildPanel();
    bool sameGroups(const ModelView& view) const;
    void fillGroups();
    void addGroup(const ParameterGroupView& group);
    std::vector<Tab> tabs() const;
    void fillTabs();
    void showTabAt(int index);
    void showProfiles(const QString& tab);

    ModelView m_view;
    ModelDetailsView m_details;
    std::vector<Tab> m_shownTabs;
    QTabBar* m_tabs;
    QStackedWidget* m_plots;
    CurvePlot* m_plot;
    OpenCircuitPlot* m_openCircuitPlot;
    ProfileTab* m_profiles;
    ImpedancePlot* m_impedancePlot;
    CurvePlot* m_heat;
    RateMapPlot* m_rateMapPlot;
    AgeingPlot* m_ageingPlot;
    OpenCircuitCard* m_openCircuit;
    ImpedanceCard* m_impedance;
    RateMapCard* m_rateMap;
    AgeingCard* m_ageing;
    ModelCard* m_model;
    QLineEdit* m_filter;
    QVBoxLayout* m_groupLayout;
    QList<ParameterGroup*> m_groups;
};

} // namespace interphase
