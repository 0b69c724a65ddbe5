#include "app/window/study_session.h"

#include "calibrate/analysis.h"
#include "calibrate/calibration.h"
#include "ui/text/messages.h"

#include <algorithm>

namespace interphase {

StudySession::StudySession(QObject* parent) : QObject(parent)
{
}
StudySession::~StudySession() = default;

QString StudySession::path() const
{
    return m_study ? QString::fromStdString(m_study->path()) : QString();
}

void StudySession::reload()
{
    m_runs.clear();
    m_evidence.reset();
    m_analyses = m_study->analyses();
    m_analysis = m_study->currentAnalysis();
    m_definition = m_study->definition();
    m_datasets = m_study->datasets();
    readCell();
    applyDefinition();
}

/// Measurements can be large: they are read again only where an edit brings some.
void StudySession::reloadAfter(const StudyEdit& edit)
{
    m_runs.clear();
    m_evidence.reset();
    m_definition = m_study->definition();
    if (edit.data.empty() && edit.renamed.empty())
        keepNamedData();
    else
        m_datasets = m_study->datasets();
    if (edit.cell)
        readCell();
    applyDefinition();
}

void StudySession::readCell()
{
    const std::optional<CellText> text = m_study->cell();
    m_cellName = text ? QString::fromStdString(text->name) : QString();
    m_base = text ? std::make_shared<const Cell>(studyCell(*m_study)) : nullptr;
}

void StudySession::applyDefinition()
{
    m_cell = m_base ? std::make_shared<const Cell>(cellOf(m_definition, *m_base)) : nullptr;
}

void StudySession::keepNamedData()
{
    std::vector<Dataset> kept;
    for (const DataUse& use : m_definition.data) {
        const auto found = std::ranges::find(m_datasets, use.name, &Dataset::name);
        if (found != m_datasets.end())
            kept.push_back(std::move(*found));
    }
    m_datasets = std::move(kept);
}

bool StudySession::open(const QString& path)
{
    close();
    try {
        m_study = std::make_unique<Study>(Study::open(path.toStdString()));
        reload();
    } catch (const std::exception& error) {
        m_study.reset();
        Q_EMIT failed(errorText(error));
        return false;
    }
    Q_EMIT opened();
    Q_EMIT changed();
    return true;
}

bool StudySession::create(const QString& path, const Definition& definition)
{
    close();
    try {
        m_study = std::make_unique<Study>(Study::create(path.toStdString(), definition));
        reload();
    } catch (const std::exception& error) {
        m_study.reset();
        Q_EMIT failed(errorText(error));
        return false;
    }
    Q_EMIT opened();
    Q_EMIT changed();
    return true;
}

void StudySession::close()
{
    if (!m_study)
        return;
    m_study.reset();
    m_definition = {};
    m_datasets.clear();
    m_base.reset();
    m_cell.reset();
    m_cellName.clear();
    m_runs.clear();
    m_analyses.clear();
    m_evidence.reset();
    Q_EMIT closed();
}

bool StudySession::edit(const StudyEdit& edit)
{
    if (!m_study)
        return false;
    try {
        m_study->edit(edit);
        reloadAfter(edit);
    } catch (const std::exception& error) {
        Q_EMIT failed(errorText(error));
        return false;
    }
    Q_EMIT changed();
    return true;
}

bool StudySession::setDefinition(const Definition& definition, const QString& label)
{
    StudyEdit change;
    change.label = label.toStdString();
    change.definition = definition;
    return edit(change);
}

void StudySession::step(bool (Study::*move)())
{
    try {
        if (!m_study || !(*m_study.*move)())
            return;
        reload();
    } catch (const std::exception& error) {
        Q_EMIT failed(errorText(error));
        return;
    }
    Q_EMIT changed();
}

void StudySession::undo()
{
    step(&Study::undo);
}

void StudySession::redo()
{
    step(&Study::redo);
}

const std::optional<RunInfo>& StudySession::latestRun(RunPurpose purpose)
{
    const auto known = m_runs.find(purpose);
    if (known != m_runs.end())
        return known->second;
    std::optional<RunInfo>& run = m_runs[purpose];
    try {
        if (m_study)
            run = m_study->latestRun(purpose);
    } catch (const std::exception& error) {
        Q_EMIT failed(errorText(error));
    }
    return run;
}

void StudySession::refreshRuns()
{
    m_runs.clear();
    m_evidence.reset();
    Q_EMIT runsChanged();
}

const std::vector<std::optional<RunInfo>>& StudySession::evidenceRuns()
{
    if (m_evidence)
        return *m_evidence;
    m_evidence.emplace();
    try {
        for (const AnalysisInfo& info : m_analyses) {
            m_study->lookAt(info.id);
            m_evidence->push_back(m_study->latestRun(RunPurpose::Evidence));
        }
    } catch (const std::exception& error) {
        Q_EMIT failed(errorText(error));
    }
    m_evidence->resize(m_analyses.size());
    if (m_study)
        m_study->lookAt({});
    return *m_evidence;
}

/// Work on the study, after which all of it is read again. False, with failed() emitted, where it fails.
bool StudySession::change(const std::function<void(Study&)>& work)
{
    if (!m_study)
        return false;
    try {
        work(*m_study);
        reload();
    } catch (const std::exception& error) {
        m_study->lookAt({});
        Q_EMIT failed(errorText(error));
        return false;
    }
    return true;
}

bool StudySession::showOther(const std::function<void(Study&)>& work)
{
    if (!change(work))
        return false;
    Q_EMIT opened();
    Q_EMIT changed();
    return true;
}

bool StudySession::selectAnalysis(std::int64_t id)
{
    return showOther([id](Study& study) { study.selectAnalysis(id); });
}

QString StudySession::freshName() const
{
    for (std::size_t number = m_analyses.size() + 1;; ++number) {
        const QString name = tr("Analysis %1").arg(number);
        if (std::ranges::find(m_analyses, name.toStdString(), &AnalysisInfo::name) == m_analyses.end())
            return name;
    }
}

bool StudySession::copyAnalysis()
{
    return showOther([name = freshName().toStdString()](Study& study) { study.addAnalysis(name); });
}

bool StudySession::renameAnalysis(std::int64_t id, const QString& name)
{
    if (!change([&](Study& study) { study.renameAnalysis(id, name.toStdString()); }))
        return false;
    Q_EMIT changed();
    return true;
}

bool StudySession::weighAnalysis(std::int64_t id, double weight)
{
    const auto work = [&](Study& study) {
        study.lookAt(id);
        Definition definition = study.definition();
        definition.priorWeight = weight;
        study.setDefinition(definition, tr("Change the prior weight").toStdString());
        study.lookAt({});
    };
    if (!change(work))
        return false;
    Q_EMIT changed();
    return true;
}

std::optional<EditInfo> StudySession::undoable()
{
    return m_study ? m_study->undoable() : std::nullopt;
}

std::optional<EditInfo> StudySession::redoable()
{
    return m_study ? m_study->redoable() : std::nullopt;
}

} // namespace interphase
