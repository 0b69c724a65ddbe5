#include "app/window/data_controller.h"
#include "app/window/study_session.h"
#include "cell/open_circuit.h"
#include "ui/window/main_window.h"

#include <algorithm>

// What the page Data does with impedance spectra.

namespace interphase {

void DataController::addSpectrum(MeasuredSpectrum spectrum, const std::string& path)
{
    Definition definition = m_session.definition();
    SpectrumUse& use = definition.spectra.emplace_back();
    use.name = freeName(path);
    use.source = std::move(spectrum.sourceFile);
    use.sourceSha256 = std::move(spectrum.sourceSha256);
    use.frequency_Hz = std::move(spectrum.frequency_Hz);
    use.real_ohm = std::move(spectrum.real_ohm);
    use.imaginary_ohm = std::move(spectrum.imaginary_ohm);
    const QString name = QString::fromStdString(use.name);
    const auto count = use.frequency_Hz.size();
    m_session.setDefinition(definition, tr("Add %1").arg(name));
    QStringList said{tr("%1: an impedance spectrum of %2 frequencies is in the study.").arg(name).arg(count)};
    for (const std::string& note : spectrum.notes)
        said << QString::fromStdString(note);
    m_window.say(said.join(QLatin1Char(' ')));
}

void DataController::editSpectrum(int index, const QString& label,
                                  const std::function<void(SpectrumUse&)>& change)
{
    Definition definition = m_session.definition();
    if (index < 0 || index >= static_cast<int>(definition.spectra.size()))
        return;
    SpectrumUse& use = definition.spectra[static_cast<std::size_t>(index)];
    change(use);
    m_session.setDefinition(definition, label.arg(QString::fromStdString(use.name)));
    refresh(); // also when it was refused: the page must not show what is not
}

void DataController::setSpectrumWindow(int index, double begin_Hz, double end_Hz)
{
    editSpectrum(index, tr("Frequencies of %1"), [&](SpectrumUse& use) {
        const FrequencyWindow window{std::min(begin_Hz, end_Hz), std::max(begin_Hz, end_Hz)};
        const bool all = !use.frequency_Hz.empty() && window.begin_Hz <= use.frequency_Hz.front() &&
                         window.end_Hz >= use.frequency_Hz.back();
        use.fit = all || !(window.begin_Hz < window.end_Hz) ? std::nullopt : std::optional(window);
    });
}

void DataController::setSpectrumSoc(int index, InitialSocSource source, double value)
{
    constexpr double kSpread = 0.02;
    editSpectrum(index, tr("State of charge of %1"), [&](SpectrumUse& use) {
        const bool chosen = use.socSource != source;
        use.socSource = source;
        if (source == InitialSocSource::Value)
            use.soc = value;
        if (source == InitialSocSource::RestVoltage)
            use.restVoltage_V = chosen && use.restVoltage_V == 0.0 && m_session.cell()
                                    ? openCircuitVoltage(*m_session.cell(), use.soc)
                                    : value;
        if (source == InitialSocSource::Free && use.socPrior == PriorSpec{})
            use.socPrior = {PriorKind::Normal, use.soc, kSpread, 0.0, 1.0};
    });
}

void DataController::removeSpectrum(int index)
{
    Definition definition = m_session.definition();
    if (index < 0 || index >= static_cast<int>(definition.spectra.size()))
        return;
    const std::string name = definition.spectra[static_cast<std::size_t>(index)].name;
    forgetData(definition, name);
    m_session.setDefinition(definition, tr("Remove %1").arg(QString::fromStdString(name)));
}

} // namespace interphase
