#pragma once
#include "ui/pages/page.h"
#include "ui/view/model_view.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSlider;
class QStackedWidget;
class QTabBar;

namespace interphase {

class CurvePlot;
class ParameterGroup;
class ProfileSetPlot;
class ValueField;

/// The cell and its model: the curve follows the sliders, without a button.
class ModelPage : public Page
{
    Q_OBJECT
public:
    explicit ModelPage(QWidget* parent = nullptr);
    void setView(const ModelView& view);
    void setCurve(const ModelCurveView& curve);
    void setDetails(const ModelDetailsView& details);
    CurvePlot* plot() const { return m_plot; }

Q_SIGNALS:
    void parameterSetChanged(const QString& name);
    void parameterFileRequested();
    void modelKindChanged(interphase::ModelKind kind);
    void temperatureChanged(double temperature_K);
    void physicsChanged(const interphase::CellPhysics& physics);
    void parameterMoved(const QString& path, double value);   ///< while a slider is dragged: not an undo step
    void parameterChanged(const QString& path, double value); ///< let go or typed
    void parameterFreed(const QString& path, bool free);

private:
    void buildContent();
    void buildModelCard();
    bool sameGroups(const ModelView& view) const;
    void fillGroups();
    void addGroup(const ParameterGroupView& group);
    void choosePhysics();
    void showTabs();
    void showTab(int index);
    void showQuantity(int index);
    void showTime(int index);
    std::vector<const ProfileSetView*> setsOf(const QString& tab) const;

    ModelView m_view;
    ModelDetailsView m_details;
    QTabBar* m_tabs;
    QStackedWidget* m_plots;
    CurvePlot* m_plot;
    ProfileSetPlot* m_profile;
    CurvePlot* m_heat;
    QWidget* m_scrubber;
    QComboBox* m_quantity;
    QLabel* m_timeName;
    QSlider* m_time;
    QLabel* m_timeLabel;
    QComboBox* m_parameterSet;
    QComboBox* m_kind;
    ValueField* m_temperature;
    QComboBox* m_thermal;
    QComboBox* m_sei;
    QComboBox* m_plating;
    QComboBox* m_pores;
    QLineEdit* m_filter;
    QVBoxLayout* m_groupLayout;
    QList<ParameterGroup*> m_groups;
};

} // namespace interphase
