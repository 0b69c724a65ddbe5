#include "app/window/data_controller.h"
#include "app/window/job_runner.h"
#include "app/window/study_session.h"
#include "core/files.h"
#include "ui/window/main_window.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>

// How files come into a study: reading them, asking what cannot be recognised, reading them again.

namespace interphase {

void DataController::chooseFiles()
{
    const QStringList files = QFileDialog::getOpenFileNames(
        &m_window, tr("Add data files"), m_settings ? m_settings->folder() : QString(),
        tr("Measured data (*.csv *.txt *.tsv *.dat);;All files (*)"));
    if (files.isEmpty())
        return;
    if (m_settings)
        m_settings->setFolderOf(files.front());
    addFiles(files);
}

void DataController::addFiles(const QStringList& files)
{
    if (!m_session.isOpen())
        Q_EMIT studyNeeded();
    if (!m_session.isOpen())
        return;
    m_window.showPage(PageId::Data);
    for (const QString& file : files)
        inspect(file, {}, false);
}

void DataController::inspect(const QString& file, const std::string& replaces, bool ask)
{
    const QString name = QFileInfo(file).fileName();
    const auto work = [path = file.toStdString(), replaces, ask](const RunContext&) {
        return read(path, replaces, ask);
    };
    JobSpec spec{QStringLiteral("read ") + file, tr("Reading %1").arg(name), PageId::Data};
    spec.failed = [this](const QString& sentence) { Q_EMIT problem(sentence); };
    m_window.say(tr("Reading %1…").arg(name));
    m_jobs.start(this, std::move(spec), work, [this](Inspected inspected) { take(std::move(inspected)); });
}

/// A new file may be an impedance spectrum, or a table of capacities.
DataController::Inspected DataController::read(const std::string& path, const std::string& replaces, bool ask)
{
    Inspected out{path, replaces, {}, std::nullopt, std::nullopt, std::nullopt};
    if (replaces.empty() && looksLikeSpectrum(path)) {
        out.spectrum = readSpectrum(path);
        return out;
    }
    if (replaces.empty() && looksLikeCapacities(path)) {
        out.capacities = readCapacities(path);
        return out;
    }
    out.preview = inspectTable(path);
    if (!ask && !needsAnswers(out.preview))
        out.data = readTable(path, out.preview.mapping);
    return out;
}

void DataController::take(Inspected inspected)
{
    if (!m_session.isOpen())
        return;
    if (inspected.spectrum) {
        addSpectrum(std::move(*inspected.spectrum), inspected.path);
        return;
    }
    if (inspected.capacities) {
        addCapacities(*inspected.capacities, inspected.path);
        return;
    }
    if (inspected.data) {
        add(std::move(*inspected.data), inspected.path, inspected.replaces);
        return;
    }
    m_asked.push_back(std::move(inspected));
    refresh();
}

std::string DataController::freeName(const std::string& file) const
{
    const std::string stem = pathToUtf8(pathFromUtf8(file).stem());
    std::string name = stem;
    const Definition& definition = m_session.definition();
    const auto taken = [&] {
        return std::ranges::count(definition.data, name, &DataUse::name) +
                   std::ranges::count(definition.spectra, name, &SpectrumUse::name) +
                   std::ranges::count(definition.capacities, name, &CapacityUse::name) >
               0;
    };
    for (int number = 2; taken(); ++number)
        name = stem + " " + std::to_string(number);
    return name;
}

void DataController::add(Dataset data, const std::string& path, const std::string& replaces)
{
    StudyEdit edit;
    data.name = replaces.empty() ? freeName(path) : replaces;
    edit.label = (replaces.empty() ? tr("Add %1") : tr("Read %1 again"))
                     .arg(QString::fromStdString(data.name))
                     .toStdString();
    if (replaces.empty()) {
        edit.definition = m_session.definition();
        edit.definition->data.emplace_back();
        edit.definition->data.back().name = data.name;
        m_selected = static_cast<int>(m_session.datasets().size());
    }
    m_paths[data.name] = path;
    const auto rows = data.time_s.size();
    const QString name = QString::fromStdString(data.name);
    edit.data.push_back(std::move(data));
    if (m_session.edit(edit))
        m_window.say(tr("%1: %2 rows are in the study.").arg(name).arg(rows));
}

void DataController::acceptMapping(const MappingAnswer& answer)
{
    if (m_asked.empty())
        return;
    const Inspected asked = std::move(m_asked.front());
    const ReadRequest request = readRequest(asked.path, mappingView(asked.preview), answer);
    const auto work = [request](const RunContext&) {
        return readDataset(request.file, request.columns, request.chargePositive);
    };
    // The questions stay on the page until they are answered in a way that can be read.
    m_asked.front() = asked;
    JobSpec spec{QStringLiteral("read ") + QString::fromStdString(request.file),
                 tr("Reading %1").arg(QString::fromStdString(asked.preview.fileName)), PageId::Data};
    spec.failed = [this](const QString& sentence) { Q_EMIT problem(sentence); };
    m_jobs.start(this, std::move(spec), work, [this, asked](Dataset data) {
        std::erase_if(m_asked, [&](const Inspected& other) { return other.path == asked.path; });
        add(std::move(data), asked.path, asked.replaces);
        refresh();
    });
}

void DataController::cancelMapping()
{
    if (!m_asked.empty())
        m_asked.pop_front();
    refresh();
}

void DataController::answerGuard(int id, bool accepted)
{
    if (m_session.datasets().empty())
        return;
    Dataset data = m_session.datasets()[static_cast<std::size_t>(selected())];
    if (accepted) {
        const auto path = m_paths.find(data.name);
        const QString file =
            path != m_paths.end()
                ? QString::fromStdString(path->second)
                : QFileDialog::getOpenFileName(
                      &m_window, tr("Where is %1?").arg(QString::fromStdString(data.sourceFile)));
        if (!file.isEmpty())
            inspect(file, data.name, true);
        return;
    }
    if (id < 0 || id >= static_cast<int>(data.findings.size()))
        return;
    data.findings.erase(data.findings.begin() + id);
    StudyEdit edit;
    edit.label = tr("Take %1 as it is").arg(QString::fromStdString(data.name)).toStdString();
    edit.data.push_back(std::move(data));
    m_session.edit(edit);
}

} // namespace interphase
