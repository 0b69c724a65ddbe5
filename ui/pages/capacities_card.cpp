#include "ui/pages/capacities_card.h"

#include "ui/plot/panel_plot.h"
#include "ui/text/number.h"
#include "ui/widgets/form.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/soc_choice.h"
#include "ui/widgets/value_field.h"

#include <QLabel>

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

ValueField* fieldOf(const QString& name, const QString& unit, double lower, double upper)
{
    auto* field = new ValueField;
    field->setAccessibleName(name);
    field->setUnit(unit);
    field->setLimits(lower, upper);
    return field;
}

} // namespace

CapacitiesCard::CapacitiesCard(QWidget* parent)
    : EntriesCard({tr("Capacities"), tr("Measured"), tr("Remove the capacities")}, parent)
{
    build();
    connect(m_cutoff, &ValueField::valueEdited, this,
            [this](double v) { Q_EMIT cutoffChanged(current(), v); });
    connect(m_temperature, &ValueField::valueEdited, this,
            [this](double t) { Q_EMIT temperatureChanged(current(), t); });
    connect(m_soc, &SocChoice::changed, this,
            [this](InitialSocSource source, double value) { Q_EMIT startChanged(current(), source, value); });
}

void CapacitiesCard::build()
{
    m_plot = new PanelPlot;
    m_plot->setMinimumSize(200, kPlotHeight);
    m_plot->setMaximumHeight(kPlotHeight);
    m_says = makeParagraph(QString(), "muted");
    addAbove(m_plot);
    addAbove(m_says);
    m_cutoff = fieldOf(tr("Voltage at which the discharges ended"), QStringLiteral("V"), 0.0, 10.0);
    form()->add(tr("Cut-off"), m_cutoff);
    m_soc = new SocChoice({tr("State of charge at rest, where the discharges began."),
                           tr("State of charge where the discharges began"),
                           tr("Rest voltage where the discharges began")},
                          false);
    form()->add(tr("SOC"), m_soc);
    m_temperature = fieldOf(tr("Temperature of the discharges"), QStringLiteral("K"), 200.0, 400.0);
    form()->add(tr("Temperature"), m_temperature);
}

void CapacitiesCard::setCapacities(const std::vector<CapacityView>& capacities)
{
    m_capacities = capacities;
    QStringList names;
    for (const CapacityView& one : capacities)
        names << one.name;
    setEntries(names);
}

void CapacitiesCard::showEntry(int index)
{
    const CapacityView& capacities = m_capacities[static_cast<std::size_t>(index)];
    m_plot->setPanels({ratePanel(capacities)});
    m_says->setText(tr("Discharges at constant currents: %1")
                        .arg(formatCount(static_cast<double>(capacities.current_A.size()))));
    m_cutoff->setValue(capacities.cutoff_V);
    m_soc->setSoc(capacities.socSource, capacities.soc, capacities.restVoltage_V);
    m_temperature->setValue(capacities.temperature_K);
}

} // namespace interphase
