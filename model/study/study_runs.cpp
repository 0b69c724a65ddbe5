#include "core/message.h"
#include "study/blobs.h"
#include "study/study.h"

#include <algorithm>
#include <array>

namespace interphase {
namespace {

constexpr std::array<std::string_view, 5> kPurposes{"sample", "optimise", "identify", "predict", "evidence"};
constexpr std::array<std::string_view, 4> kStatuses{"running", "interrupted", "complete", "failed"};

template <class Enum, std::size_t n>
std::string_view word(const std::array<std::string_view, n>& words, Enum value)
{
    return words[static_cast<std::size_t>(value)];
}

template <class Enum, std::size_t n>
Enum fromWord(const SqliteDatabase& database, const std::array<std::string_view, n>& words,
              const std::string& text)
{
    const auto found = std::find(words.begin(), words.end(), text);
    if (found == words.end())
        database.damaged("a run has an unknown state");
    return static_cast<Enum>(found - words.begin());
}

/// The columns RunInfo is read from; otherCell and otherData compare the run's edit with its analysis'
/// current one.
constexpr const char* kRunColumns =
    "SELECT runs.id, mine.analysis, runs.purpose, runs.status, runs.quantities, runs.program, runs.isa, "
    "runs.message, "
    "runs.started_at, runs.ended_at, (SELECT ifnull(sum(count), 0) FROM draws WHERE draws.run = runs.id), "
    "mine.cell IS NOT present.cell, "
    "EXISTS(SELECT name, dataset FROM edit_data WHERE edit = mine.id "
    "EXCEPT SELECT name, dataset FROM edit_data WHERE edit = present.id) OR "
    "EXISTS(SELECT name, dataset FROM edit_data WHERE edit = present.id "
    "EXCEPT SELECT name, dataset FROM edit_data WHERE edit = mine.id), "
    "runs.definition, present.definition "
    "FROM runs JOIN edits AS mine ON mine.id = runs.edit JOIN analyses ON analyses.id = mine.analysis "
    "JOIN edits AS present ON present.id = analyses.edit ";

} // namespace

RunInfo Study::readRun(const SqliteStatement& row)
{
    RunInfo out;
    out.id = row.integer(0);
    out.analysis = row.integer(1);
    out.purpose = fromWord<RunPurpose>(m_database, kPurposes, row.text(2));
    out.status = fromWord<RunStatus>(m_database, kStatuses, row.text(3));
    out.quantities = splitLines(row.text(4));
    out.program = row.text(5);
    out.isa = row.text(6);
    out.message = row.text(7);
    out.startedAt = row.text(8);
    out.endedAt = row.text(9);
    out.draws = row.integer(10);
    out.otherCell = row.integer(11) != 0;
    out.otherData = row.integer(12) != 0;
    out.changes =
        compareDefinitions(parseDefinition(row.text(13), path()), parseDefinition(row.text(14), path()));
    return out;
}

RunId Study::beginRun(const Definition& definition, const RunStart& start)
{
    const std::string json = formatDefinition(definition);
    parseDefinition(json, path()); // what could not be read again is not written
    SqliteTransaction transaction(m_database);
    m_database.run(
        "INSERT INTO runs(edit, purpose, status, definition, quantities, program, isa, message, started_at, "
        "ended_at) VALUES(?, ?, 'running', ?, ?, ?, ?, '', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '')",
        currentEdit(), word(kPurposes, start.purpose), json, joinLines(start.quantities), start.program,
        start.isa);
    const RunId id = m_database.lastRowId();
    transaction.commit();
    return id;
}

RunId Study::keepRun(const Definition& definition, const RunStart& start,
                     const std::map<std::string, std::string>& results)
{
    const RunId id = beginRun(definition, start);
    for (const auto& [name, content] : results)
        putResult(id, name, content);
    endRun(id, RunStatus::Complete);
    return id;
}

void Study::endRun(RunId id, RunStatus status, const std::string& message)
{
    SqliteTransaction transaction(m_database);
    runEdit(id);
    m_database.run(
        "UPDATE runs SET status = ?, message = ?, ended_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') "
        "WHERE id = ?",
        word(kStatuses, status), message, id);
    transaction.commit();
}

void Study::resumeRun(RunId id)
{
    SqliteTransaction transaction(m_database);
    m_database.run("UPDATE runs SET status = 'running', message = '', ended_at = '' WHERE id = ?", id);
    transaction.commit();
}

std::vector<RunInfo> Study::runs()
{
    std::vector<RunInfo> out;
    auto row = m_database.query((std::string(kRunColumns) + "ORDER BY runs.id").c_str());
    while (row.step())
        out.push_back(readRun(row));
    return out;
}

std::optional<RunInfo> Study::latestRun(RunPurpose purpose)
{
    const std::string sql = std::string(kRunColumns) +
                            "WHERE mine.analysis = ? AND runs.purpose = ? ORDER BY runs.id DESC LIMIT 1";
    auto row = m_database.query(sql.c_str(), currentAnalysis(), word(kPurposes, purpose));
    return row.step() ? std::optional(readRun(row)) : std::nullopt;
}

RunInfo Study::run(RunId id)
{
    auto row = m_database.query((std::string(kRunColumns) + "WHERE runs.id = ?").c_str(), id);
    if (!row.step())
        throw InputError(MessageId::StudyNoSuch, {path(), "run", std::to_string(id)});
    return readRun(row);
}

std::int64_t Study::runEdit(RunId id)
{
    auto row = m_database.query("SELECT edit FROM runs WHERE id = ?", id);
    if (!row.step())
        throw InputError(MessageId::StudyNoSuch, {path(), "run", std::to_string(id)});
    return row.integer(0);
}

Definition Study::runDefinition(RunId id)
{
    runEdit(id);
    auto row = m_database.query("SELECT definition FROM runs WHERE id = ?", id);
    row.step();
    return parseDefinition(row.text(0), path());
}

std::optional<CellText> Study::runCell(RunId id)
{
    return editCell(runEdit(id));
}

std::vector<Dataset> Study::runDatasets(RunId id)
{
    return editDatasets(runEdit(id));
}

void Study::putResult(RunId id, const std::string& name, const std::string& content)
{
    SqliteTransaction transaction(m_database);
    runEdit(id);
    storeResult(id, name, content);
    transaction.commit();
}

void Study::storeResult(RunId id, const std::string& name, const std::string& content)
{
    m_database.run("INSERT OR REPLACE INTO results VALUES(?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?)",
                   id, name, std::as_bytes(std::span(content.data(), content.size())));
}

std::optional<std::string> Study::getResult(RunId id, const std::string& name)
{
    auto row = m_database.query("SELECT content FROM results WHERE run = ? AND name = ?", id, name);
    if (!row.step())
        return std::nullopt;
    const Bytes content = row.bytes(0);
    return std::string(reinterpret_cast<const char*>(content.data()), content.size());
}

std::vector<std::string> Study::resultNames(RunId id)
{
    std::vector<std::string> out;
    for (auto row = m_database.query("SELECT name FROM results WHERE run = ? ORDER BY name", id); row.step();)
        out.push_back(row.text(0));
    return out;
}

} // namespace interphase
