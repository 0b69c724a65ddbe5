#include "ui/pages/model_page.h"

#include "ui/pages/parameter_group.h"
#include "ui/plot/curve_plot.h"
#include "ui/plot/profile_set_plot.h"
#include "ui/text/number.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/value_field.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

namespace interphase {

ModelPage::ModelPage(QWidget* parent) : Page(parent)
{
    buildContent();
    buildModelCard();
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

void ModelPage::buildContent()
{
    auto* card = new Card;
    card->setEdgeToEdge();
    m_tabs = new QTabBar;
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Curve"));
    m_plot = new CurvePlot;
    m_profile = new ProfileSetPlot;
    m_heat = new CurvePlot;
    m_plots = new QStackedWidget;
    for (PlotView* plot : {static_cast<PlotView*>(m_plot), static_cast<PlotView*>(m_profile),
                           static_cast<PlotView*>(m_heat)}) {
        m_plots->addWidget(plot);
        listenTo(plot);
    }
    m_scrubber = new QWidget;
    auto* row = new QHBoxLayout(m_scrubber);
    row->setContentsMargins(16, 0, 16, 8);
    m_time = new QSlider(Qt::Horizontal);
    m_time->setMaximum(0);
    m_time->setAccessibleName(tr("Time"));
    m_timeLabel = makeLabel(QString());
    m_timeLabel->setMinimumWidth(72);
    m_quantity = new QComboBox;
    m_quantity->setAccessibleName(tr("Quantity"));
    m_quantity->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_timeName = makeLabel(tr("Time"), "muted");
    row->addWidget(m_quantity);
    row->addWidget(m_timeName);
    row->addWidget(m_time, 1);
    row->addWidget(m_timeLabel);
    card->body()->addWidget(m_tabs);
    card->body()->addWidget(m_plots, 1);
    card->body()->addWidget(m_scrubber);
    content()->addWidget(card, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &ModelPage::showTab);
    connect(m_time, &QSlider::valueChanged, this, &ModelPage::showTime);
    connect(m_quantity, &QComboBox::activated, this, &ModelPage::showQuantity);
    m_tabs->hide();
    m_scrubber->hide();
}

void ModelPage::buildModelCard()
{
    auto* card = new Card(tr("Model"));
    auto* form = new Form;
    m_parameterSet = form->addCombo(tr("Cell"));
    // In the order of ModelKind.
    m_kind = form->addCombo(tr("Model"), {tr("SPM, fastest"), tr("SPMe, with electrolyte"), tr("DFN, full")});
    m_temperature = new ValueField;
    m_temperature->setUnit(QStringLiteral("K"));
    form->add(tr("Temperature"), m_temperature);
    // In the order of their enums.
    m_thermal = form->addCombo(tr("Heat"), {tr("Isothermal"), tr("One temperature"),
                                            tr("Conduction through the cell"), tr("As measured")});
    m_sei = form->addCombo(tr("SEI growth"), {tr("None"), tr("Solvent diffusion"), tr("Tunnelling"),
                                              tr("Tunnelling, any potential"), tr("Reaction"),
                                              tr("Interstitials"), tr("Electron migration")});
    m_pores = form->addCombo(tr("Pores"), {tr("Stay open"), tr("Close as SEI grows")});
    m_plating = form->addCombo(
        tr("Plating"), {tr("None"), tr("Irreversible"), tr("Reversible"), tr("Partially reversible")});
    auto* file = new QPushButton(tr("Parameters from a file…"));
    card->body()->addWidget(form);
    card->body()->addWidget(file, 0, Qt::AlignLeft);
    panel()->addWidget(card);
    connect(m_parameterSet, &QComboBox::textActivated, this, &ModelPage::parameterSetChanged);
    connect(m_kind, &QComboBox::activated, this,
            [this](int index) { Q_EMIT modelKindChanged(static_cast<ModelKind>(index)); });
    connect(m_temperature, &ValueField::valueEdited, this, &ModelPage::temperatureChanged);
    connect(file, &QPushButton::clicked, this, &ModelPage::parameterFileRequested);
    for (QComboBox* box : {m_thermal, m_sei, m_pores, m_plating})
        connect(box, &QComboBox::activated, this, &ModelPage::choosePhysics);
}

void ModelPage::choosePhysics()
{
    CellPhysics physics;
    physics.thermal = static_cast<ThermalKind>(m_thermal->currentIndex());
    physics.sei = static_cast<SeiKind>(m_sei->currentIndex());
    physics.plating = static_cast<PlatingKind>(m_plating->currentIndex());
    physics.seiFillsPores = m_pores->currentIndex() == 1;
    Q_EMIT physicsChanged(physics);
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
    if (view.parameterSets != m_view.parameterSets) {
        m_parameterSet->clear();
        m_parameterSet->addItems(view.parameterSets);
    }
    m_view = view;
    m_parameterSet->setCurrentText(view.parameterSet);
    m_kind->setCurrentIndex(static_cast<int>(view.kind));
    m_temperature->setValue(view.temperature_K);
    m_thermal->setCurrentIndex(static_cast<int>(view.physics.thermal));
    m_sei->setCurrentIndex(static_cast<int>(view.physics.sei));
    m_pores->setCurrentIndex(view.physics.seiFillsPores ? 1 : 0);
    m_plating->setCurrentIndex(static_cast<int>(view.physics.plating));
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
    showTabs();
}

std::vector<const ProfileSetView*> ModelPage::setsOf(const QString& tab) const
{
    std::vector<const ProfileSetView*> out;
    for (const ProfileSetView& set : m_details.profiles)
        if (set.tab == tab)
            out.push_back(&set);
    return out;
}

/// The curve, a tab for each kind of profile, heat.
void ModelPage::showTabs()
{
    QStringList names{tr("Curve")};
    for (const ProfileSetView& set : m_details.profiles)
        if (!names.contains(set.tab))
            names << set.tab;
    if (!m_details.heat.model.x.empty())
        names << tr("Heat");
    const QString current = m_tabs->tabText(std::max(0, m_tabs->currentIndex()));
    {
        const QSignalBlocker quiet(m_tabs);
        while (m_tabs->count() > names.size())
            m_tabs->removeTab(m_tabs->count() - 1);
        while (m_tabs->count() < names.size())
            m_tabs->addTab(QString());
        for (int i = 0; i < names.size(); ++i)
            m_tabs->setTabText(i, names[i]);
        m_tabs->setCurrentIndex(std::max(0, static_cast<int>(names.indexOf(current))));
    }
    m_tabs->setVisible(m_tabs->count() > 1);
    showTab(m_tabs->currentIndex());
}

void ModelPage::showTab(int index)
{
    const QString name = m_tabs->tabText(std::max(0, index));
    const auto sets = setsOf(name);
    const bool profile = index > 0 && !sets.empty();
    const bool heat = index > 0 && sets.empty();
    m_plots->setCurrentIndex(profile ? 1 : heat ? 2 : 0);
    m_scrubber->setVisible(profile);
    if (heat)
        m_heat->setCurve(m_details.heat);
    if (!profile)
        return;
    const QString before = m_quantity->currentText();
    m_quantity->clear();
    for (const ProfileSetView* set : sets)
        m_quantity->addItem(set->yName);
    m_quantity->setCurrentIndex(std::max(0, m_quantity->findText(before)));
    m_quantity->setVisible(sets.size() > 1);
    showQuantity(m_quantity->currentIndex());
}

void ModelPage::showQuantity(int index)
{
    const auto sets = setsOf(m_tabs->tabText(std::max(0, m_tabs->currentIndex())));
    if (index < 0 || index >= static_cast<int>(sets.size()))
        return;
    const ProfileSetView& set = *sets[static_cast<std::size_t>(index)];
    const bool manyTimes = set.slices.size() > 1;
    m_timeName->setText(set.sliceName);
    m_time->setAccessibleName(set.sliceName);
    for (QWidget* widget : {static_cast<QWidget*>(m_timeName), static_cast<QWidget*>(m_time),
                            static_cast<QWidget*>(m_timeLabel)})
        widget->setVisible(manyTimes);
    m_scrubber->setVisible(manyTimes || sets.size() > 1);
    m_profile->setProfiles(set);
    const int last = std::max(0, static_cast<int>(set.slices.size()) - 1);
    const bool fresh = m_time->maximum() == 0;
    m_time->setRange(0, last);
    if (fresh) // the middle, where something goes on
        m_time->setValue(last / 2);
    showTime(m_time->value());
}

void ModelPage::showTime(int index)
{
    const ProfileSetView& set = m_profile->profiles();
    if (index < 0 || index >= static_cast<int>(set.slices.size()))
        return;
    const double slice = set.slices[static_cast<std::size_t>(index)];
    if (set.sliceUnit == QLatin1String("s")) {
        const DisplayScale scale = timeScaleFor(set.slices.back());
        m_timeLabel->setText(formatNumber(slice * scale.factor, 3) + QLatin1Char(' ') + scale.unit);
    } else {
        m_timeLabel->setText(formatNumber(slice, 5) + QLatin1Char(' ') + set.sliceUnit);
    }
    m_profile->showTime(index);
}

} // namespace interphase
