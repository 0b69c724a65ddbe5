#include "ui/pages/model_page.h"

#include "ui/pages/ageing_card.h"
#include "ui/pages/impedance_card.h"
#include "ui/pages/model_card.h"
#include "ui/pages/open_circuit_card.h"
#include "ui/pages/parameter_group.h"
#include "ui/pages/profile_tab.h"
#include "ui/pages/rate_map_card.h"
#include "ui/plot/ageing_plot.h"
#include "ui/plot/curve_plot.h"
#include "ui/plot/open_circuit_plot.h"
#include "ui/plot/profile_set_plot.h"
#include "ui/plot/rate_map_plot.h"

#include <QLineEdit>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace interphase {

ModelPage::ModelPage(QWidget* parent) : Page(parent)
{
    buildContent();
    buildPanel();
    fillTabs();
}

void ModelPage::buildContent()
{
    auto* card = new Card;
    card->setEdgeToEdge();
    m_tabs = new QTabBar;
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_plot = new CurvePlot;
    m_openCircuitPlot = new OpenCircuitPlot;
    m_profiles = new ProfileTab;
    m_impedancePlot = new ImpedancePlot;
    m_heat = new CurvePlot;
    m_rateMapPlot = new RateMapPlot;
    m_ageingPlot = new AgeingPlot;
    m_plots = new QStackedWidget;
    // In the order of ModelTab.
    for (QWidget* shown : {static_cast<QWidget*>(m_plot), static_cast<QWidget*>(m_openCircuitPlot),
                           static_cast<QWidget*>(m_profiles), static_cast<QWidget*>(m_impedancePlot),
                           static_cast<QWidget*>(m_heat), static_cast<QWidget*>(m_rateMapPlot),
                           static_cast<QWidget*>(m_ageingPlot)})
        m_plots->addWidget(shown);
    for (PlotView* plot : {static_cast<PlotView*>(m_plot), static_cast<PlotView*>(m_openCircuitPlot),
                           static_cast<PlotView*>(m_profiles->plot()),
                           static_cast<PlotView*>(m_impedancePlot), static_cast<PlotView*>(m_heat),
                           static_cast<PlotView*>(m_rateMapPlot), static_cast<PlotView*>(m_ageingPlot)})
        listenTo(plot);
    card->body()->addWidget(m_tabs);
    card->body()->addWidget(m_plots, 1);
    content()->addWidget(card, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &ModelPage::showTabAt);
}

void ModelPage::buildPanel()
{
    m_openCircuit = new OpenCircuitCard;
    m_impedance = new ImpedanceCard;
    m_rateMap = new RateMapCard;
    m_ageing = new AgeingCard;
    m_model = new ModelCard;
    panel()->addWidget(m_openCircuit);
    panel()->addWidget(m_impedance);
    panel()->addWidget(m_rateMap);
    panel()->addWidget(m_ageing);
    panel()->addWidget(m_model);
    connect(m_openCircuit, &OpenCircuitCard::shapeChosen, m_openCircuitPlot, &OpenCircuitPlot::setShape);
    connect(m_impedance, &ImpedanceCard::shapeChosen, m_impedancePlot, &ImpedancePlot::setShape);
    connect(m_model, &ModelCard::parameterSetChanged, this, &ModelPage::parameterSetChanged);
    connect(m_model, &ModelCard::parameterFileRequested, this, &ModelPage::parameterFileRequested);
    connect(m_model, &ModelCard::driveChosen, this, &ModelPage::driveChosen);
    connect(m_model, &ModelCard::stepsChanged, this, &ModelPage::stepsChanged);
    connect(m_model, &ModelCard::startSocChanged, this, &ModelPage::startSocChanged);
    connect(m_model, &ModelCard::modelKindChanged, this, &ModelPage::modelKindChanged);
    connect(m_model, &ModelCard::temperatureChanged, this, &ModelPage::temperatureChanged);
    connect(m_model, &ModelCard::physicsChanged, this, &ModelPage::physicsChanged);
    m_filter = new QLineEdit;
    m_filter->setPlaceholderText(tr("Find a parameter"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        for (ParameterGroup* group : std::as_const(m_groups))
            group->filter(text);
    });
    panel()->addWidget(m_filter);
    m_groupLayout = new QVBoxLayout;
    m_groupLayout->setSpacing(10);
    panel()->addLayout(m_groupLayout);
    panel()->addStretch(1);
}

bool ModelPage::sameGroups(const ModelView& view) const
{
    return std::equal(view.groups.begin(), view.groups.end(), m_view.groups.begin(), m_view.groups.end(),
                      [](const ParameterGroupView& a, const ParameterGroupView& b) {
                          const auto sameLabel = [](const ParameterView& p, const ParameterView& q) {
                              return p.label == q.label;
                          };
                          return a.title == b.title &&
                                 std::equal(a.parameters.begin(), a.parameters.end(), b.parameters.begin(),
                                            b.parameters.end(), sameLabel);
                      });
}

void ModelPage::addGroup(const ParameterGroupView& group)
{
    auto* card = new ParameterGroup(group);
    const bool anyFree = std::any_of(group.parameters.begin(), group.parameters.end(),
                                     [](const ParameterView& p) { return p.free; });
    card->setOpen(anyFree);
    connect(card, &ParameterGroup::parameterMoved, this, &ModelPage::parameterMoved);
    connect(card, &ParameterGroup::parameterChanged, this, &ModelPage::parameterChanged);
    connect(card, &ParameterGroup::parameterFreed, this, &ModelPage::parameterFreed);
    applyTheme(card, theme());
    m_groupLayout->addWidget(card);
    m_groups << card;
}

void ModelPage::fillGroups()
{
    clearLayout(m_groupLayout);
    m_groups.clear();
    for (const ParameterGroupView& group : m_view.groups)
        addGroup(group);
    const bool noneOpen =
        std::none_of(m_groups.cbegin(), m_groups.cend(), [](const auto* g) { return g->isOpen(); });
    if (noneOpen && !m_groups.isEmpty())
        m_groups.front()->setOpen(true);
}

void ModelPage::setView(const ModelView& view)
{
    const bool same = sameGroups(view);
    m_view = view;
    m_model->setView(view);
    if (!same)
        fillGroups();
    for (qsizetype i = 0; same && i < m_groups.size(); ++i)
        m_groups[i]->setGroup(view.groups[static_cast<std::size_t>(i)]);
}

void ModelPage::setCurve(const ModelCurveView& curve)
{
    m_plot->setCurve(curve);
}

void ModelPage::setDetails(const ModelDetailsView& details)
{
    m_details = details;
    fillTabs();
}

void ModelPage::setOpenCircuit(const OpenCircuitView& view)
{
    m_openCircuitPlot->setLines(view);
    m_openCircuit->setView(view);
}

void ModelPage::setImpedance(const ImpedanceView& view)
{
    m_impedancePlot->setImpedance(view);
    m_impedance->setView(view);
}

void ModelPage::setRateMap(const RateMapView& view)
{
    m_rateMapPlot->setMap(view);
    m_rateMap->setView(view);
}

void ModelPage::setAgeing(const AgeingView& view)
{
    m_ageingPlot->setAgeing(view);
    m_ageing->setView(view);
}

std::vector<ModelPage::Tab> ModelPage::tabs() const
{
    std::vector<Tab> out{{tr("Curve"), ModelTab::Curve}, {tr("Open circuit"), ModelTab::OpenCircuit}};
    for (const ProfileSetView& set : m_details.profiles)
        if (std::ranges::find(out, set.tab, &Tab::name) == out.end())
            out.push_back({set.tab, ModelTab::Profiles});
    out.push_back({tr("Impedance"), ModelTab::Impedance});
    if (!m_details.heat.model.x.empty())
        out.push_back({tr("Heat"), ModelTab::Heat});
    out.push_back({tr("Map"), ModelTab::Map});
    out.push_back({tr("Ageing"), ModelTab::Ageing});
    return out;
}

/// What the chosen tab shows stays chosen, as long as it is there.
void ModelPage::fillTabs()
{
    const std::vector<Tab> wanted = tabs();
    if (wanted != m_shownTabs) {
        const QSignalBlocker quiet(m_tabs);
        const QString current = m_tabs->tabText(std::max(0, m_tabs->currentIndex()));
        const int count = static_cast<int>(wanted.size());
        while (m_tabs->count() > count)
            m_tabs->removeTab(m_tabs->count() - 1);
        while (m_tabs->count() < count)
            m_tabs->addTab(QString());
        int chosen = 0;
        for (int i = 0; i < count; ++i) {
            m_tabs->setTabText(i, wanted[static_cast<std::size_t>(i)].name);
            if (m_tabs->tabText(i) == current)
                chosen = i;
        }
        m_tabs->setCurrentIndex(chosen);
        m_shownTabs = wanted;
    }
    showTabAt(m_tabs->currentIndex());
}

ModelTab ModelPage::currentTab() const
{
    const auto index = static_cast<std::size_t>(std::max(0, m_tabs->currentIndex()));
    return index < m_shownTabs.size() ? m_shownTabs[index].kind : ModelTab::Curve;
}

void ModelPage::showTab(ModelTab tab)
{
    const auto found = std::ranges::find(m_shownTabs, tab, &Tab::kind);
    if (found != m_shownTabs.end())
        m_tabs->setCurrentIndex(static_cast<int>(found - m_shownTabs.begin()));
}

void ModelPage::showTabAt(int index)
{
    const ModelTab tab = currentTab();
    m_plots->setCurrentIndex(static_cast<int>(tab));
    m_openCircuit->setVisible(tab == ModelTab::OpenCircuit);
    m_impedance->setVisible(tab == ModelTab::Impedance);
    m_rateMap->setVisible(tab == ModelTab::Map);
    m_ageing->setVisible(tab == ModelTab::Ageing);
    if (tab == ModelTab::Profiles)
        showProfiles(m_tabs->tabText(index));
    if (tab == ModelTab::Heat)
        m_heat->setCurve(m_details.heat);
    Q_EMIT tabShown(tab);
}

void ModelPage::showProfiles(const QString& tab)
{
    std::vector<ProfileSetView> sets;
    for (const ProfileSetView& set : m_details.profiles)
        if (set.tab == tab)
            sets.push_back(set);
    m_profiles->setSets(sets);
}

} // namespace interphase
