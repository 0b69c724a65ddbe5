#include "ui/pages/capacities_card.h"

#include "ui/plot/panel_plot.h"
#include "ui/text/number.h"
#include "ui/widgets/form.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/value_field.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace interphase {
namespace {

constexpr int kPlotHeight = 180;

PanelView ratePanel(const CapacityView& capacities)
{
    PanelView out;
    out.xTitle = CapacitiesCard::tr("Current / A");
    out.yTitle = CapacitiesCard::tr("Capacity / Ah");
    out.series.push_back(
        {CapacitiesCard::tr("measured"), {capacities.current_A, capacities.capacity_Ah}, PanelStyle::Points});
    return out;
}

} // namespace

CapacitiesCard::CapacitiesCard(QWidget* parent) : Card(tr("Capacities"), parent)
{
    build();
    connect(m_which, &QComboBox::activated, this, &CapacitiesCard::show);
    connect(m_cutoff, &ValueField::valueEdited, this,
            [this](double v) { Q_EMIT cutoffChanged(m_which->currentIndex(), v); });
    connect(m_temperature, &ValueField::valueEdited, this,
            [this](double t) { Q_EMIT temperatureChanged(m_which->currentIndex(), t); });
    connect(m_source, &QComboBox::activated, this, &CapacitiesCard::emitStart);
    for (ValueField* field : {m_soc, m_voltage})
        connect(field, &ValueField::valueEdited, this, &CapacitiesCard::emitStart);
}

ValueField* CapacitiesCard::addField(const QString& name, const QString& unit, double lower, double upper)
{
    auto* field = new ValueField;
    field->setAccessibleName(name);
    field->setUnit(unit);
    field->setLimits(lower, upper);
    return field;
}

void CapacitiesCard::build()
{
    m_plot = new PanelPlot;
    m_plot->setMinimumSize(200, kPlotHeight);
    m_plot->setMaximumHeight(kPlotHeight);
    m_says = makeParagraph(QString(), "muted");
    auto* form = new Form;
    m_which = form->addCombo(tr("Measured"));
    m_cutoff = addField(tr("Voltage at which the discharges ended"), QStringLiteral("V"), 0.0, 10.0);
    form->add(tr("Cut-off"), m_cutoff);
    m_source = form->addCombo(tr("SOC"), {tr("from the rest voltage"), tr("as given")});
    m_source->setToolTip(tr("State of charge at rest, where the discharges began."));
    m_soc = addField(tr("State of charge where the discharges began"), QString(), 0.0, 1.0);
    m_voltage = addField(tr("Rest voltage where the discharges began"), QStringLiteral("V"), 0.0, 10.0);
    m_value = new QWidget;
    auto* fields = new QHBoxLayout(m_value);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->addWidget(m_soc);
    fields->addWidget(m_voltage);
    form->add(QString(), m_value);
    m_temperature = addField(tr("Temperature of the discharges"), QStringLiteral("K"), 200.0, 400.0);
    form->add(tr("Temperature"), m_temperature);
    auto* remove = new QPushButton(tr("Remove"));
    remove->setAccessibleName(tr("Remove the capacities"));
    connect(remove, &QPushButton::clicked, this, [this] { Q_EMIT removed(m_which->currentIndex()); });
    auto* row = new QHBoxLayout;
    row->addWidget(remove);
    row->addStretch(1);
    body()->addWidget(m_plot);
    body()->addWidget(m_says);
    body()->addWidget(form);
    body()->addLayout(row);
}

void CapacitiesCard::emitStart()
{
    const auto source = static_cast<InitialSocSource>(m_source->currentIndex());
    Q_EMIT startChanged(m_which->currentIndex(), source,
                        source == InitialSocSource::RestVoltage ? m_voltage->value() : m_soc->value());
}

void CapacitiesCard::setCapacities(const std::vector<CapacityView>& capacities)
{
    setVisible(!capacities.empty());
    const int before = std::max(0, m_which->currentIndex());
    m_capacities = capacities;
    const QSignalBlocker quiet(m_which);
    m_which->clear();
    for (const CapacityView& one : capacities)
        m_which->addItem(one.name);
    if (!capacities.empty())
        show(std::min(before, static_cast<int>(capacities.size()) - 1));
}

void CapacitiesCard::show(int index)
{
    const CapacityView& capacities = m_capacities[static_cast<std::size_t>(index)];
    m_which->setCurrentIndex(index);
    m_plot->setPanels({ratePanel(capacities)});
    m_says->setText(tr("Discharges at constant currents: %1")
                        .arg(formatCount(static_cast<double>(capacities.current_A.size()))));
    m_cutoff->setValue(capacities.cutoff_V);
    m_source->setCurrentIndex(static_cast<int>(capacities.socSource));
    m_soc->setVisible(capacities.socSource == InitialSocSource::Value);
    m_soc->setValue(capacities.soc);
    m_voltage->setVisible(capacities.socSource == InitialSocSource::RestVoltage);
    m_voltage->setValue(capacities.restVoltage_V);
    m_temperature->setValue(capacities.temperature_K);
}

} // namespace interphase
