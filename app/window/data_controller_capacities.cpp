#include "app/window/data_controller.h"
#include "app/window/study_session.h"
#include "cell/open_circuit.h"
#include "ui/pages/data_page.h"
#include "ui/window/main_window.h"

// What the page Data does with measured capacities.

namespace interphase {

void DataController::wireCapacities()
{
    DataPage* page = m_window.dataPage();
    connect(page, &DataPage::capacityCutoffChanged, this, &DataController::setCapacityCutoff);
    connect(page, &DataPage::capacityTemperatureChanged, this, &DataController::setCapacityTemperature);
    connect(page, &DataPage::capacityStartChanged, this, &DataController::setCapacityStart);
    connect(page, &DataPage::capacitiesRemoved, this, &DataController::removeCapacities);
}

/// The file does not say where the discharges ended: at the cell's lowest voltage, until somebody says
/// otherwise.
void DataController::addCapacities(const MeasuredCapacities& capacities, const std::string& path)
{
    constexpr double kUsual_V = 2.5;
    Definition definition = m_session.definition();
    CapacityUse& use = definition.capacities.emplace_back();
    use.name = freeName(path);
    use.current_A = capacities.current_A;
    use.capacity_Ah = capacities.capacity_Ah;
    use.cutoff_V = m_session.cell() ? m_session.cell()->lowerVoltage_V : kUsual_V;
    const QString name = QString::fromStdString(use.name);
    const auto count = use.current_A.size();
    m_session.setDefinition(definition, tr("Add %1").arg(name));
    QStringList said{
        tr("%1: capacities at %2 currents are in the study. Check the cut-off and the temperature "
           "below the file list.")
            .arg(name)
            .arg(count)};
    for (const std::string& note : capacities.notes)
        said << QString::fromStdString(note);
    m_window.say(said.join(QLatin1Char(' ')));
}

void DataController::editCapacities(int index, const QString& label,
                                    const std::function<void(CapacityUse&)>& change)
{
    Definition definition = m_session.definition();
    if (index < 0 || index >= static_cast<int>(definition.capacities.size()))
        return;
    CapacityUse& use = definition.capacities[static_cast<std::size_t>(index)];
    change(use);
    m_session.setDefinition(definition, label.arg(QString::fromStdString(use.name)));
    refresh(); // also when it was refused: the page must not show what is not
}

void DataController::setCapacityCutoff(int index, double cutoff_V)
{
    editCapacities(index, tr("Cut-off of %1"), [=](CapacityUse& use) { use.cutoff_V = cutoff_V; });
}

void DataController::setCapacityTemperature(int index, double temperature_K)
{
    editCapacities(index, tr("Temperature of %1"), [&](CapacityUse& use) {
        const bool models = temperature_K == m_session.definition().model.temperature_K;
        use.temperature_K = models ? std::nullopt : std::optional(temperature_K);
    });
}

void DataController::setCapacityStart(int index, InitialSocSource source, double value)
{
    editCapacities(index, tr("State of charge of %1"), [&](CapacityUse& use) {
        const bool chosen = use.socSource != source;
        use.socSource = source;
        if (source == InitialSocSource::Value)
            use.soc = value;
        else
            use.restVoltage_V = chosen && use.restVoltage_V == 0.0 && m_session.cell()
                                    ? openCircuitVoltage(*m_session.cell(), use.soc)
                                    : value;
    });
}

void DataController::removeCapacities(int index)
{
    Definition definition = m_session.definition();
    if (index < 0 || index >= static_cast<int>(definition.capacities.size()))
        return;
    const std::string name = definition.capacities[static_cast<std::size_t>(index)].name;
    forgetData(definition, name);
    m_session.setDefinition(definition, tr("Remove %1").arg(QString::fromStdString(name)));
}

} // namespace interphase
