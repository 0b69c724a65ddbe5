#include "app/window/study_session.h"

#include "calibrate/analysis.h"
#include "calibrate/calibration.h"

#include <functional>

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
    m_definition = m_study->definition();
    m_datasets = m_study->datasets();
    m_cell =
        m_study->cell() ? std::make_shared<const Cell>(cellOf(m_definition, studyCell(*m_study))) : nullptr;
}

bool StudySession::open(const QString& path)
{
    close();
    try {
        m_study = std::make_unique<Study>(Study::open(path.toStdString()));
        reload();
    } catch (const std::exception& error) {
        m_study.reset();
        Q_EMIT failed(QString::fromUtf8(error.what()));
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
        Q_EMIT failed(QString::fromUtf8(error.what()));
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
    m_cell.reset();
    Q_EMIT closed();
}

bool StudySession::edit(const StudyEdit& edit)
{
    if (!m_study)
        return false;
    try {
        m_study->edit(edit);
        reload();
    } catch (const std::exception& error) {
        Q_EMIT failed(QString::fromUtf8(error.what()));
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

void StudySession::undo()
{
    if (!m_study || !m_study->undo())
        return;
    reload();
    Q_EMIT changed();
}

void StudySession::redo()
{
    if (!m_study || !m_study->redo())
        return;
    reload();
    Q_EMIT changed();
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
