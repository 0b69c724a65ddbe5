#include "study/schema.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace interphase {
namespace {

// Rows are added and, but for the few columns that say what is current, never changed or deleted: undo moves
// analyses.edit along edits.parent, and whatever was there before stays in the file.
// Blobs hold doubles and 32-bit integers as x86-64 has them (little endian, IEEE 754).
constexpr const char* kTables[] = {
    // One row: which analysis the window shows.
    "CREATE TABLE study(id INTEGER PRIMARY KEY CHECK(id = 1), analysis INTEGER NOT NULL, created_at TEXT NOT "
    "NULL) "
    "STRICT",
    // Parameter sets as BPX JSON, as they were used.
    "CREATE TABLE cells(id INTEGER PRIMARY KEY, name TEXT NOT NULL, json TEXT NOT NULL) STRICT",
    "CREATE TABLE datasets(id INTEGER PRIMARY KEY, source_file TEXT NOT NULL, source_sha256 TEXT NOT NULL, "
    "format TEXT NOT NULL, notes TEXT NOT NULL, findings TEXT NOT NULL, time_s BLOB NOT NULL, current_A BLOB "
    "NOT NULL, "
    "voltage_V BLOB NOT NULL, temperature_K BLOB NOT NULL) STRICT",
    "CREATE TABLE analyses(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, edit INTEGER NOT NULL) STRICT",
    // Every state an analysis was in: its definition, cell and, in edit_data, its data sets.
    "CREATE TABLE edits(id INTEGER PRIMARY KEY, analysis INTEGER NOT NULL, parent INTEGER REFERENCES "
    "edits(id), "
    "label TEXT NOT NULL, made_at TEXT NOT NULL, definition TEXT NOT NULL, cell INTEGER REFERENCES "
    "cells(id)) STRICT",
    "CREATE TABLE edit_data(edit INTEGER NOT NULL REFERENCES edits(id), name TEXT NOT NULL, "
    "dataset INTEGER NOT NULL REFERENCES datasets(id), PRIMARY KEY(edit, name)) STRICT, WITHOUT ROWID",
    "CREATE TABLE runs(id INTEGER PRIMARY KEY, edit INTEGER NOT NULL REFERENCES edits(id), purpose TEXT NOT "
    "NULL, "
    "status TEXT NOT NULL, definition TEXT NOT NULL, quantities TEXT NOT NULL, program TEXT NOT NULL, "
    "isa TEXT NOT NULL, message TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT NOT NULL) STRICT",
    "CREATE TABLE draws(id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id), chain INTEGER NOT "
    "NULL, "
    "sequence INTEGER NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL, value_count INTEGER NOT "
    "NULL, "
    "q_count INTEGER NOT NULL, quantity_values BLOB NOT NULL, q BLOB NOT NULL, statistics BLOB NOT NULL, "
    "flags BLOB NOT NULL, UNIQUE(run, chain, sequence)) STRICT",
    // The state from which a chain goes on, always that after the chain's last stored draw.
    "CREATE TABLE checkpoints(run INTEGER NOT NULL REFERENCES runs(id), chain INTEGER NOT NULL, "
    "next INTEGER NOT NULL, state BLOB NOT NULL, PRIMARY KEY(run, chain)) STRICT",
    "CREATE TABLE results(run INTEGER NOT NULL REFERENCES runs(id), name TEXT NOT NULL, made_at TEXT NOT "
    "NULL, "
    "content BLOB NOT NULL, PRIMARY KEY(run, name)) STRICT",
};

} // namespace

void createSchema(SqliteDatabase& database)
{
    for (const char* table : kTables)
        database.run(table);
    database.run(("PRAGMA application_id=" + std::to_string(kStudyApplicationId)).c_str());
    database.run(("PRAGMA user_version=" + std::to_string(kStudyVersion)).c_str());
}

void checkSchema(SqliteDatabase& database)
{
    std::vector<std::string> found;
    // Names that begin with "sqlite_" are SQLite's own: indexes of UNIQUE columns, statistics of ANALYZE.
    auto row = database.query("SELECT ifnull(sql, '') FROM sqlite_schema "
                              "WHERE NOT (type IN ('table', 'index') AND substr(name, 1, 7) = 'sqlite_')");
    while (row.step())
        found.push_back(row.text(0));
    std::vector<std::string> expected(std::begin(kTables), std::end(kTables));
    std::sort(found.begin(), found.end());
    std::sort(expected.begin(), expected.end());
    if (found != expected)
        database.damaged("its tables are not those of a study");
}

} // namespace interphase
