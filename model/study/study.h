#pragma once
#include "data/dataset.h"
#include "study/definition.h"
#include "study/definition_changes.h"
#include "study/run_record.h"
#include "study/sqlite.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace interphase {

enum class StudyMode { ReadOnly, ReadWrite };

/// The cell a definition names, as BPX JSON: what the name stood for when it was chosen.
struct CellText
{
    std::string name;
    std::string json;
    bool operator==(const CellText&) const = default;
};

/// A change of the current analysis, one step for undo. What is empty stays as it is.
struct StudyEdit
{
    std::string label; ///< what was done, for the undo menu and the history
    std::optional<Definition> definition;
    std::optional<CellText> cell;
    /// Data sets that are added, or replace those of the same name; each must be named in the definition.
    std::vector<Dataset> data;
    std::map<std::string, std::string> renamed; ///< names of data sets, old to new
};

struct EditInfo
{
    std::int64_t id = 0;
    std::string label;
    std::string madeAt; ///< UTC, "2026-01-31T12:00:00Z"
};

struct AnalysisInfo
{
    std::int64_t id = 0;
    std::string name;
};

struct RunInfo
{
    RunId id = 0;
    std::int64_t analysis = 0;
    RunPurpose purpose = RunPurpose::Sample;
    RunStatus status = RunStatus::Running;
    std::vector<std::string> quantities; ///< see RunStart
    std::string program;
    std::string isa;
    std::string message;       ///< why it ended, where there is something to say
    std::string startedAt;     ///< UTC
    std::string endedAt;       ///< empty while running
    std::int64_t draws = 0;    ///< stored, over all chains, warm-up included
    DefinitionChanges changes; ///< between the run and what its analysis is now
    bool otherCell = false;    ///< the cell's text or the data sets are others now
    bool otherData = false;

    bool stale() const { return changes.stale() || otherCell || otherData; }
};

/// Whether a message is about a file, a study's or another, rather than about what is in it or computed from
/// it.
bool isFileTrouble(MessageId id);

/// A study: one file with cells, data sets and any number of analyses, each a definition with its runs.
///
/// Problem: keep everything a person did and everything that was computed, on any disk, through any crash.
/// Method: an SQLite database (see sqlite.h). Each call is one transaction: it happens wholly or not at all,
/// and when it returns it is on the disk. Draws and the checkpoints that continue them are committed
/// together. Nothing is overwritten: an edit adds a row, undo moves a pointer, and runs stay when what they
/// were made with changes; whether a run is stale is found by comparison, so that undo makes it valid again.
/// Fails with InputError - one sentence that names the file - when the file is no study, damaged, of a newer
/// version, locked, read-only or the disk is full; what was committed before stays. One thread at a time.
/// Another thread or process opens the same file for itself; a write waits for the other's.
///
///     Study study = Study::create("cell.interphase", definition);
///     study.addDataset(dataset);
///     RunId run = study.beginRun(definition, {.quantities = names});
///     study.appendDraws(run, {{chain, draws, checkpoint}});
///     study.endRun(run, RunStatus::Complete);
class Study
{
public:
    /// Makes a new study with one analysis. Throws InputError where a file exists already.
    static Study create(const std::string& path, const Definition& definition = {},
                        const SqliteOptions& options = {});
    static Study open(const std::string& path, StudyMode mode = StudyMode::ReadWrite,
                      const SqliteOptions& options = {});

    const std::string& path() const { return m_database.path(); }
    bool readOnly() const { return m_readOnly; }
    /// Writes the study as it is under another name, in the place of a file of that name.
    void copyTo(const std::string& path);

    // The current analysis: what it is, and how it came to be that (study_edits.cpp).
    Definition definition();
    std::optional<CellText> cell();
    void edit(const StudyEdit& edit);
    void setDefinition(const Definition& definition, const std::string& label);
    /// Adds or replaces a data set; the definition gets an entry for it where it has none.
    void addDataset(const Dataset& dataset, const std::string& label = "Add data");
    /// The states on the way to the present one, oldest first.
    std::vector<EditInfo> history();
    /// What undo() and redo() would take back and do again; empty when there is nothing.
    std::optional<EditInfo> undoable();
    std::optional<EditInfo> redoable();
    bool undo();
    bool redo();

    /// The data sets of the current analysis in the order of the definition, without those not read yet.
    std::vector<Dataset> datasets();

    // Analyses (study_analyses.cpp).
    std::vector<AnalysisInfo> analyses();
    /// The one that is looked at, else the selected one.
    std::int64_t currentAnalysis();
    void selectAnalysis(std::int64_t id);
    /// From now on "current" is that analysis for this object alone, and the file's selection stays; without
    /// a value it is the selected one again.
    void lookAt(std::optional<std::int64_t> id);
    /// Whether it is turned to another analysis by lookAt().
    bool looksElsewhere() const { return m_lookedAt.has_value(); }
    /// Throws InputError with the names there are.
    std::int64_t analysisNamed(const std::string& name);
    /// Adds an analysis that begins as a copy of the current one, and selects it. Names are unique.
    std::int64_t addAnalysis(const std::string& name);
    void renameAnalysis(std::int64_t id, const std::string& name);
    /// Takes it off the list, with its runs; not the last one. Where it was selected, the one before is.
    void removeAnalysis(std::int64_t id);

    // Runs (study_runs.cpp).
    /// Begins a run of the current analysis with `definition`, which may differ from it in the sampler.
    RunId beginRun(const Definition& definition, const RunStart& start);
    void endRun(RunId run, RunStatus status, const std::string& message = {});
    /// A complete run that has nothing but results, texts under their names.
    RunId keepRun(const Definition& definition, const RunStart& start,
                  const std::map<std::string, std::string>& results);
    /// Back to Running, to go on from the checkpoints: after a stop, or for more draws.
    void resumeRun(RunId run);
    std::vector<RunInfo> runs();
    /// The last run of the current analysis begun for that purpose.
    std::optional<RunInfo> latestRun(RunPurpose purpose = RunPurpose::Sample);
    /// The last run of the sampler with draws behind its warm-up; where there is none, the last one. A run
    /// that was stopped before it had any does not stand before the results of an earlier one.
    std::optional<RunInfo> latestDraws();
    RunInfo run(RunId run);
    // What the run was made with.
    Definition runDefinition(RunId run);
    std::optional<CellText> runCell(RunId run);
    std::vector<Dataset> runDatasets(RunId run);

    // Draws (study_draws.cpp).
    /// Appends draws and replaces checkpoints and results (name, content), all in one transaction. The draws
    /// of a chain go on where the stored ones end; otherwise InputError, for somebody else has continued the
    /// run.
    void appendDraws(RunId run, const std::vector<ChainChunk>& chunks,
                     const std::map<std::string, std::string>& results = {});
    void appendDraws(RunId run, int chain, std::span<const DrawRecord> draws,
                     std::span<const std::byte> checkpoint);
    /// All draws, by chain and index; or those of one chain.
    std::vector<DrawRecord> readDraws(RunId run, std::optional<int> chain = {});
    std::vector<Checkpoint> checkpoints(RunId run);

    // Results: texts or bytes under a name, e.g. "map", "profiles", "predictive" (study_runs.cpp).
    void putResult(RunId run, const std::string& name, const std::string& content);
    std::optional<std::string> getResult(RunId run, const std::string& name);
    std::vector<std::string> resultNames(RunId run);

private:
    Study(SqliteDatabase database, bool readOnly) : m_database(std::move(database)), m_readOnly(readOnly) {}

    void requireAnalysis(std::int64_t id);
    std::string newName(const std::string& name, std::int64_t of);
    std::int64_t currentEdit();
    std::int64_t addEdit(std::int64_t parent, const StudyEdit& edit);
    void bindData(std::int64_t editId, std::int64_t parent, const StudyEdit& edit,
                  const Definition& definition);
    std::int64_t storeDataset(const Dataset& dataset);
    std::optional<std::int64_t> storeCell(std::int64_t parent, const StudyEdit& edit);
    void moveTo(std::int64_t editId);
    Definition editDefinition(std::int64_t editId);
    std::optional<CellText> editCell(std::int64_t editId);
    std::vector<Dataset> editDatasets(std::int64_t editId);
    std::int64_t runEdit(RunId run);
    RunInfo readRun(const SqliteStatement& row);
    void appendChunk(RunId run, const ChainChunk& chunk);
    void storeResult(RunId run, const std::string& name, const std::string& content);

    SqliteDatabase m_database;
    bool m_readOnly;
    std::optional<std::int64_t> m_lookedAt;
};

} // namespace interphase
