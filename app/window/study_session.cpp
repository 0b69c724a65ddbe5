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
    m_definition = m_study->definition();
    m_datasets = m_study->datasets();
    readCell();
    applyDefinition();
}

/// Measurements can be large: they are read again only where an edit brings some.
void StudySession::reloadAfter(const StudyEdit& edit)
{
    m_runs.clear();
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
    Q_EMIT runsChanged();
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
