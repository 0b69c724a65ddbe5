#include "core/message.h"
#include "study/blobs.h"
#include "study/message_lines.h"
#include "study/study.h"

#include <algorithm>

namespace interphase {
namespace {

bool names(const Definition& definition, const std::string& data)
{
    return std::any_of(definition.data.begin(), definition.data.end(),
                       [&](const DataUse& use) { return use.name == data; });
}

[[noreturn]] void noSuch(const SqliteDatabase& database, const char* what, const std::string& which)
{
    throw InputError(MessageId::StudyNoSuch, {database.path(), what, which});
}

std::vector<EditInfo> editsFrom(SqliteStatement rows)
{
    std::vector<EditInfo> out;
    while (rows.step())
        out.push_back({rows.integer(0), rows.text(1), rows.text(2)});
    return out;
}

Dataset readDataset(const SqliteDatabase& database, const SqliteStatement& row)
{
    Dataset out;
    out.sourceFile = row.text(0);
    out.sourceSha256 = row.text(1);
    out.format = row.text(2);
    out.notes = splitLines(row.text(3));
    out.findings = splitMessages(row.text(4));
    const std::size_t rows = row.bytes(5).size() / sizeof(double);
    out.time_s = numbersFrom<double>(database, row.bytes(5), rows);
    out.current_A = numbersFrom<double>(database, row.bytes(6), rows);
    out.voltage_V = numbersFrom<double>(database, row.bytes(7), rows);
    out.temperature_K = numbersFrom<double>(database, row.bytes(8), row.bytes(8).empty() ? 0 : rows);
    return out;
}

} // namespace

Definition Study::editDefinition(std::int64_t editId)
{
    auto row = m_database.query("SELECT definition FROM edits WHERE id = ?", editId);
    if (!row.step())
        m_database.damaged("a definition is missing");
    return parseDefinition(row.text(0), path());
}

std::optional<CellText> Study::editCell(std::int64_t editId)
{
    auto row = m_database.query(
        "SELECT cells.name, cells.json FROM edits JOIN cells ON cells.id = edits.cell WHERE edits.id = ?",
        editId);
    if (!row.step())
        return std::nullopt;
    return CellText{row.text(0), row.text(1)};
}

Definition Study::definition()
{
    return editDefinition(currentEdit());
}

std::optional<CellText> Study::cell()
{
    return editCell(currentEdit());
}

void Study::edit(const StudyEdit& edit)
{
    SqliteTransaction transaction(m_database);
    const std::int64_t parent = currentEdit();
    const Definition before = editDefinition(parent);
    const bool same = (!edit.definition || *edit.definition == before) && edit.data.empty() &&
                      edit.renamed.empty() && (!edit.cell || edit.cell == editCell(parent));
    if (same)
        return; // nothing to undo
    moveTo(addEdit(parent, edit));
    transaction.commit();
}

std::int64_t Study::addEdit(std::int64_t parent, const StudyEdit& edit)
{
    const Definition definition = edit.definition ? *edit.definition : editDefinition(parent);
    const std::string json = formatDefinition(definition);
    parseDefinition(json, path()); // what could not be read again is not written
    const std::optional<std::int64_t> cellId = storeCell(parent, edit);
    m_database.run("INSERT INTO edits(analysis, parent, label, made_at, definition, cell) "
                   "VALUES(?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?)",
                   currentAnalysis(), parent, edit.label, json, cellId);
    const std::int64_t id = m_database.lastRowId();
    bindData(id, parent, edit, definition);
    return id;
}

std::optional<std::int64_t> Study::storeCell(std::int64_t parent, const StudyEdit& edit)
{
    if (!edit.cell) {
        auto row = m_database.query("SELECT cell FROM edits WHERE id = ?", parent);
        return row.step() ? row.optionalInteger(0) : std::nullopt;
    }
    auto row = m_database.query("SELECT id FROM cells WHERE name = ? AND json = ?", edit.cell->name,
                                edit.cell->json);
    if (row.step())
        return row.integer(0);
    m_database.run("INSERT INTO cells(name, json) VALUES(?, ?)", edit.cell->name, edit.cell->json);
    return m_database.lastRowId();
}

std::int64_t Study::storeDataset(const Dataset& dataset)
{
    m_database.run(
        "INSERT INTO datasets(source_file, source_sha256, format, notes, findings, time_s, current_A, "
        "voltage_V, temperature_K) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        dataset.sourceFile, dataset.sourceSha256, dataset.format, joinLines(dataset.notes),
        joinMessages(dataset.findings), asBytes(dataset.time_s), asBytes(dataset.current_A),
        asBytes(dataset.voltage_V), asBytes(dataset.temperature_K));
    return m_database.lastRowId();
}

void Study::bindData(std::int64_t editId, std::int64_t parent, const StudyEdit& edit,
                     const Definition& definition)
{
    std::map<std::string, std::int64_t> bound;
    auto row = m_database.query("SELECT name, dataset FROM edit_data WHERE edit = ?", parent);
    while (row.step()) {
        const auto renamed = edit.renamed.find(row.text(0));
        bound[renamed == edit.renamed.end() ? row.text(0) : renamed->second] = row.integer(1);
    }
    for (const Dataset& dataset : edit.data) {
        if (!names(definition, dataset.name))
            noSuch(m_database, "data set in its definition called", dataset.name);
        bound[dataset.name] = storeDataset(dataset);
    }
    for (const auto& [name, dataset] : bound)
        if (names(definition, name))
            m_database.run("INSERT INTO edit_data VALUES(?, ?, ?)", editId, name, dataset);
}

void Study::setDefinition(const Definition& definition, const std::string& label)
{
    edit({label, definition, {}, {}, {}});
}

void Study::addDataset(const Dataset& dataset, const std::string& label)
{
    Definition present = definition();
    if (!names(present, dataset.name)) {
        present.data.emplace_back();
        present.data.back().name = dataset.name;
    }
    edit({label, present, {}, {dataset}, {}});
}

void Study::moveTo(std::int64_t editId)
{
    m_database.run("UPDATE analyses SET edit = ? WHERE id = ?", editId, currentAnalysis());
}

std::vector<EditInfo> Study::history()
{
    auto out = editsFrom(m_database.query("WITH RECURSIVE way(id) AS (SELECT ?1 UNION SELECT edits.parent "
                                          "FROM way JOIN edits ON edits.id = way.id "
                                          "WHERE edits.parent IS NOT NULL) SELECT edits.id, label, made_at "
                                          "FROM way JOIN edits ON edits.id = way.id",
                                          currentEdit()));
    std::sort(out.begin(), out.end(), [](const EditInfo& a, const EditInfo& b) { return a.id < b.id; });
    return out;
}

std::optional<EditInfo> Study::undoable()
{
    const auto found = editsFrom(m_database.query(
        "SELECT id, label, made_at FROM edits WHERE id = ? AND parent IS NOT NULL", currentEdit()));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<EditInfo> Study::redoable()
{
    // After an undo and another edit there are several; the latest is the one a person means.
    const auto found = editsFrom(m_database.query(
        "SELECT id, label, made_at FROM edits WHERE parent = ? AND analysis = ? ORDER BY id DESC LIMIT 1",
        currentEdit(), currentAnalysis()));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

bool Study::undo()
{
    SqliteTransaction transaction(m_database);
    auto row = m_database.query("SELECT parent FROM edits WHERE id = ?", currentEdit());
    const auto parent = row.step() ? row.optionalInteger(0) : std::nullopt;
    if (!parent)
        return false;
    moveTo(*parent);
    transaction.commit();
    return true;
}

bool Study::redo()
{
    SqliteTransaction transaction(m_database);
    const auto next = redoable();
    if (!next)
        return false;
    moveTo(next->id);
    transaction.commit();
    return true;
}

std::vector<Dataset> Study::datasets()
{
    return editDatasets(currentEdit());
}

std::vector<Dataset> Study::editDatasets(std::int64_t editId)
{
    std::vector<Dataset> out;
    for (const DataUse& use : editDefinition(editId).data) {
        auto row = m_database.query(
            "SELECT source_file, source_sha256, format, notes, findings, time_s, current_A, voltage_V, "
            "temperature_K "
            "FROM edit_data JOIN datasets ON datasets.id = edit_data.dataset WHERE edit = ? AND name = ?",
            editId, use.name);
        if (!row.step())
            continue;
        out.push_back(readDataset(m_database, row));
        out.back().name = use.name;
    }
    return out;
}

} // namespace interphase
