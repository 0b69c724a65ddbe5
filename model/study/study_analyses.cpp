#include "core/message.h"
#include "core/text.h"
#include "study/study.h"

namespace interphase {

std::vector<AnalysisInfo> Study::analyses()
{
    std::vector<AnalysisInfo> out;
    for (auto row = m_database.query("SELECT id, name FROM analyses ORDER BY id"); row.step();)
        out.push_back({row.integer(0), row.text(1)});
    return out;
}

std::int64_t Study::currentAnalysis()
{
    return m_lookedAt ? *m_lookedAt : m_database.integer("SELECT analysis FROM study");
}

std::int64_t Study::currentEdit()
{
    auto row = m_database.query("SELECT edit FROM analyses WHERE id = ?", currentAnalysis());
    if (!row.step())
        m_database.damaged("the selected analysis is missing");
    return row.integer(0);
}

void Study::requireAnalysis(std::int64_t id)
{
    if (!m_database.query("SELECT id FROM analyses WHERE id = ?", id).step())
        throw InputError(MessageId::StudyNoSuch, {path(), "analysis", std::to_string(id)});
}

std::int64_t Study::analysisNamed(const std::string& name)
{
    std::vector<std::string> names;
    for (const AnalysisInfo& analysis : analyses()) {
        if (analysis.name == name)
            return analysis.id;
        names.push_back("\"" + analysis.name + "\"");
    }
    throw InputError(MessageId::InvalidArgument,
                     {path(), "there is no analysis \"" + name + "\"", "one of " + join(names, ", ")});
}

void Study::lookAt(std::optional<std::int64_t> id)
{
    if (id)
        requireAnalysis(*id);
    m_lookedAt = id;
}

void Study::selectAnalysis(std::int64_t id)
{
    SqliteTransaction transaction(m_database);
    requireAnalysis(id);
    m_database.run("UPDATE study SET analysis = ?", id);
    transaction.commit();
}

/// The name without blanks around it, if no other analysis than `of` has it.
std::string Study::newName(const std::string& name, std::int64_t of)
{
    const std::string out(trim(name));
    if (out.empty())
        throw InputError(MessageId::InvalidArgument, {path(), "an analysis without a name", "a name"});
    if (m_database.query("SELECT id FROM analyses WHERE name = ? AND id != ?", out, of).step())
        throw InputError(MessageId::InvalidArgument,
                         {path(), "there is an analysis \"" + out + "\" already", "another name"});
    return out;
}

std::int64_t Study::addAnalysis(const std::string& name)
{
    SqliteTransaction transaction(m_database);
    const std::string unique = newName(name, 0);
    const std::int64_t source = currentEdit();
    // Also above those that were removed, whose edits and runs are still there.
    const std::int64_t id =
        1 +
        m_database.integer("SELECT max((SELECT max(id) FROM analyses), (SELECT max(analysis) FROM edits))");
    m_database.run("INSERT INTO analyses(id, name, edit) VALUES(?, ?, 0)", id, unique);
    m_database.run("INSERT INTO edits(analysis, label, made_at, definition, cell) SELECT ?, 'New analysis', "
                   "strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), definition, cell FROM edits WHERE id = ?",
                   id, source);
    const std::int64_t editId = m_database.lastRowId();
    m_database.run("INSERT INTO edit_data SELECT ?, name, dataset FROM edit_data WHERE edit = ?", editId,
                   source);
    m_database.run("UPDATE analyses SET edit = ? WHERE id = ?", editId, id);
    m_database.run("UPDATE study SET analysis = ?", id);
    transaction.commit();
    m_lookedAt.reset();
    return id;
}

void Study::renameAnalysis(std::int64_t id, const std::string& name)
{
    SqliteTransaction transaction(m_database);
    requireAnalysis(id);
    m_database.run("UPDATE analyses SET name = ? WHERE id = ?", newName(name, id), id);
    transaction.commit();
}

void Study::removeAnalysis(std::int64_t id)
{
    SqliteTransaction transaction(m_database);
    requireAnalysis(id);
    auto other =
        m_database.query("SELECT id FROM analyses WHERE id != ?1 ORDER BY id > ?1, abs(id - ?1) LIMIT 1", id);
    if (!other.step())
        throw InputError(MessageId::InvalidArgument,
                         {path(), "the only analysis cannot be removed", "a study with another one"});
    m_database.run("UPDATE study SET analysis = ? WHERE analysis = ?", other.integer(0), id);
    m_database.run("DELETE FROM analyses WHERE id = ?", id);
    transaction.commit();
    if (m_lookedAt == id)
        m_lookedAt.reset();
}

} // namespace interphase
