#include "app/window/prior_texts.h"
#include "app/window/priors_controller.h"
#include "app/window/results/quantity_label.h"
#include "app/window/study_session.h"
#include "core/text.h"
#include "data/covariance_file.h"
#include "ui/window/main_window.h"

#include <QFileDialog>
#include <QFileInfo>

// The noise on the page Priors: a row for each kind, and rows for its unknowns.

namespace interphase {

/// Of the temperature, of the impedance and of the capacities, where they are fitted.
void PriorsController::addOtherNoise()
{
    const Definition& definition = m_session.definition();
    std::vector<std::string> warm, spectra, capacities;
    for (const SharedNoise& shared : sharedNoise(definition)) {
        if (shared.noise == &definition.temperatureNoise)
            warm.insert(warm.end(), shared.data.begin(), shared.data.end());
        if (shared.noise == &definition.impedanceNoise)
            spectra.insert(spectra.end(), shared.data.begin(), shared.data.end());
        if (shared.noise == &definition.capacityNoise)
            capacities.insert(capacities.end(), shared.data.begin(), shared.data.end());
    }
    if (!warm.empty())
        addNoise(kTemperature, warm);
    if (!spectra.empty())
        addNoise(kImpedance, spectra);
    if (!capacities.empty())
        addNoise(kCapacity, capacities);
}

NoiseDefinition& PriorsController::noiseAt(Definition& definition, std::size_t group)
{
    if (group == kTemperature)
        return definition.temperatureNoise;
    if (group == kImpedance)
        return definition.impedanceNoise;
    if (group == kCapacity)
        return definition.capacityNoise;
    return group == 0 ? definition.noise : definition.dataNoise.at(group - 1).noise;
}

/// The row of one kind of noise and those of its unknowns.
void PriorsController::addNoise(std::size_t group, const std::vector<std::string>& data)
{
    Definition definition = m_session.definition();
    const NoiseDefinition& noise = noiseAt(definition, group);
    const bool all = definition.dataNoise.empty() || noise.quantity != MeasuredQuantity::Voltage;
    m_noiseGroups.push_back(group);
    NoiseRowView view;
    view.name = noiseTitle(noise.quantity, all ? std::string() : join(data, ", "),
                           usesTemperature(definition) || !definition.spectra.empty() ||
                               !definition.capacities.empty());
    view.kind = noise.kind;
    view.separate = noise.separate;
    view.separable = data.size() > 1 && noise.kind != NoiseKind::Covariance;
    view.says = noiseSays(noise);
    view.before = m_view.rows.size();
    if (noise.quantity == MeasuredQuantity::Impedance || noise.quantity == MeasuredQuantity::Capacity)
        view.kinds = {NoiseKind::Independent, NoiseKind::StudentT};
    if (noise.quantity == MeasuredQuantity::Voltage)
        for (int kind = 0; kind < kNoiseKinds; ++kind)
            view.kinds.push_back(static_cast<NoiseKind>(kind));
    if (noise.quantity == MeasuredQuantity::Impedance)
        view.relative = noise.relative;
    m_view.noise.push_back(view);
    const std::string suffix = all ? std::string() : " (" + join(data, ", ") + ")";
    const std::vector<NoisePart> parts = noiseParts(noise);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const PriorSpec& prior = noise.*parts[i].prior;
        addRow({Place::Noise, i, group}, quantityLabel(parts[i].name + suffix), Prior(prior).median(),
               prior.kind == PriorKind::Lognormal);
    }
}

void PriorsController::editNoise(int index, const QString& label,
                                 const std::function<void(NoiseDefinition&)>& change)
{
    if (index < 0 || index >= static_cast<int>(m_noiseGroups.size()))
        return;
    const std::size_t group = m_noiseGroups[static_cast<std::size_t>(index)];
    Definition definition = m_session.definition();
    change(noiseAt(definition, group));
    m_session.setDefinition(definition, label);
}

void PriorsController::chooseNoise(int index, NoiseKind kind)
{
    if (kind == NoiseKind::Covariance)
        return chooseCovariance(index);
    editNoise(index, tr("Change the noise"), [kind](NoiseDefinition& noise) { changeKind(noise, kind); });
}

void PriorsController::chooseCovariance(int index)
{
    const QString file = QFileDialog::getOpenFileName(
        &m_window, tr("Covariance: in each row a time in seconds and then its row, in V²"),
        QFileInfo(m_session.path()).path(), tr("Tables (*.csv *.txt);;All files (*)"));
    if (!file.isEmpty())
        loadCovariance(index, file);
}

void PriorsController::loadCovariance(int index, const QString& path)
{
    JobSpec spec{QStringLiteral("covariance"), tr("Reading %1").arg(QFileInfo(path).fileName()),
                 PageId::Priors};
    m_jobs.start(
        this, std::move(spec),
        [file = path.toStdString()](const RunContext&) {
            CovarianceTable table = readCovariance(file);
            StatedCovariance covariance{std::move(table.times_s), std::move(table.matrix)};
            checkCovariance(covariance, file.c_str());
            return covariance;
        },
        [this, index](const StatedCovariance& covariance) { stateCovariance(index, covariance); });
}

void PriorsController::stateCovariance(int index, const StatedCovariance& covariance)
{
    editNoise(index, tr("State the covariance"), [&covariance](NoiseDefinition& noise) {
        changeKind(noise, NoiseKind::Covariance);
        noise.covariance = covariance;
        noise.separate = false;
    });
}

void PriorsController::chooseSeparate(int index, bool separate)
{
    editNoise(index, tr("Share the noise otherwise"),
              [separate](NoiseDefinition& noise) { noise.separate = separate; });
}

void PriorsController::chooseRelative(int index, bool relative)
{
    editNoise(index, tr("Change the noise"),
              [relative](NoiseDefinition& noise) { changeRelative(noise, relative); });
}

} // namespace interphase
