#include "core/message.h"
#include "study/migration.h"
#include "study/schema.h"
#include "study_fixture.h"

#include <QTest>

using namespace interphase;
using namespace interphase::test;

class TestStudy : public QObject
{
    Q_OBJECT

private slots:
    void newStudyHasTheDefinition();
    void existingFileIsNotReplaced();
    void refusedDefinitionLeavesNoFile();
    void everythingIsReadBack();
    void fileIsMarkedAndUsesARollbackJournal();
    void datasetsOfAnOldStateComeBackWithUndo();
    void renamedDataKeepTheirColumns();
    void dataMustBeNamedInTheDefinition();
    void undoCoversEveryEdit();
    void sameDefinitionIsNoEdit();
    void nothingIsLostByAnEditAfterUndo();
    void analysesAreApart();
    void analysesAreLookedAt();
    void analysesAreRenamedAndRemoved();
    void runsGetStaleAndFreshAgain();
    void runKeepsWhatItWasMadeWith();
    void drawsGoOnWhereTheyEnded();
    void drawsOfAnEarlierRunStand();
    void resultsComeWithTheirDraws();
    void completeRunTakesDrawsOnlyOnceResumed();
    void checkpointWithoutDraws();
    void valuesOfEveryKindSurvive();
    void resultsAreReplaced();
    void unknownRunIsNamed();
    void copyIsAStudy();
    void readOnlyRefusesToWrite();
    void secondConnectionSeesCommits();
    void lockedStudyIsSaid();
    void migrationWorksOnACopy();
    void failedMigrationChangesNothing();

private:
    std::string path(const char* name) { return m_folder.filePath(name).toStdString(); }
    QTemporaryDir m_folder;
};

void TestStudy::newStudyHasTheDefinition()
{
    Study study = Study::create(path("new.interphase"), definition());
    QVERIFY(study.definition() == definition());
    QVERIFY(!study.cell());
    QVERIFY(study.runs().empty());
    QVERIFY(!study.latestRun());
    QVERIFY(!study.undo());
    QVERIFY(!study.redo());
    QCOMPARE(study.analyses().size(), std::size_t(1));
    QCOMPARE(study.history().size(), std::size_t(1));
}

void TestStudy::existingFileIsNotReplaced()
{
    const std::string file = path("existing.interphase");
    QVERIFY(writeBytes(QString::fromStdString(file), "precious"));
    QCOMPARE(sentenceOf([&] { Study::create(file); }),
             file + ": the file exists already; expected a new name.");
    QCOMPARE(fileBytes(QString::fromStdString(file)), QByteArray("precious"));
}

void TestStudy::refusedDefinitionLeavesNoFile()
{
    const std::string file = path("refused.interphase");
    Definition bad = definition();
    bad.sampler.chains = 0;
    QVERIFY(sentenceOf([&] { Study::create(file, bad); }).find("/sampler/chains") != std::string::npos);
    QVERIFY(!QFile::exists(QString::fromStdString(file)));
}

void TestStudy::everythingIsReadBack()
{
    const std::string file = path("full.interphase");
    writeFullStudy(file);
    for (const StudyMode mode : {StudyMode::ReadWrite, StudyMode::ReadOnly}) {
        Study study = Study::open(file, mode);
        QVERIFY(study.definition() == definition());
        QVERIFY(*study.cell() == (CellText{"Chen2020", "{\"Header\": {}}"}));
        QCOMPARE(study.datasets().size(), std::size_t(1));
        QVERIFY(same(study.datasets()[0], dataset("1C")));
        const RunInfo run = study.latestRun().value();
        QCOMPARE(run.quantities, (std::vector<std::string>{"a", "b", "c"}));
        QCOMPARE(run.program, std::string("0.1.0"));
        QCOMPARE(run.isa, std::string("avx2"));
        QVERIFY(run.status == RunStatus::Running);
        QCOMPARE(run.draws, std::int64_t(22));
        QVERIFY(!run.stale());
        std::vector<DrawRecord> expected = draws(0, 0, 11);
        QVERIFY(study.readDraws(run.id, 0) == expected);
        const auto second = draws(1, 0, 11);
        QVERIFY(study.readDraws(run.id, 1) == second);
        expected.insert(expected.end(), second.begin(), second.end());
        QVERIFY(study.readDraws(run.id) == expected);
        const std::vector<Checkpoint> states{{0, 11, bytes("state 11")}, {1, 11, bytes("state 11")}};
        QVERIFY(study.checkpoints(run.id) == states);
        QCOMPARE(study.getResult(run.id, "map").value(), std::string("{\"logDensity\": 12}"));
        QVERIFY(!study.getResult(run.id, "profiles"));
    }
}

void TestStudy::fileIsMarkedAndUsesARollbackJournal()
{
    const std::string file = path("marked.interphase");
    writeFullStudy(file);
    const QByteArray content = fileBytes(QString::fromStdString(file));
    QCOMPARE(content.left(16), QByteArray("SQLite format 3\0", 16));
    QCOMPARE(content.mid(68, 4), QByteArray("Inph"));
    QCOMPARE(content.mid(60, 4), QByteArray("\0\0\0\1", 4));
    QCOMPARE(content.mid(18, 2), QByteArray("\1\1")); // 2 would be a write-ahead log
    QVERIFY(!QFile::exists(QString::fromStdString(file + "-wal")));
    QVERIFY(!QFile::exists(QString::fromStdString(file + "-journal")));
}

void TestStudy::datasetsOfAnOldStateComeBackWithUndo()
{
    Study study = Study::create(path("data.interphase"));
    study.addDataset(dataset("rest", 10));
    study.addDataset(dataset("rest", 20));
    study.addDataset(dataset("pulse", 5));
    QCOMPARE(study.datasets().size(), std::size_t(2));
    QCOMPARE(study.datasets()[0].time_s.size(), std::size_t(20));
    QVERIFY(study.undo());
    QVERIFY(study.undo());
    QCOMPARE(study.datasets().size(), std::size_t(1));
    QVERIFY(same(study.datasets()[0], dataset("rest", 10)));
    Dataset warm = dataset("rest", 3);
    warm.temperature_K = {298.0, 299.0, 300.0};
    study.addDataset(warm);
    QVERIFY(same(study.datasets()[0], warm));
}

void TestStudy::renamedDataKeepTheirColumns()
{
    Study study = Study::create(path("renamed.interphase"));
    study.addDataset(dataset("old"));
    Definition changed = study.definition();
    changed.data[0].name = "new";
    study.edit({"Rename data", changed, {}, {}, {{"old", "new"}}});
    QCOMPARE(study.datasets().size(), std::size_t(1));
    QCOMPARE(study.datasets()[0].name, std::string("new"));
    QCOMPARE(study.datasets()[0].time_s.size(), std::size_t(50));
}

void TestStudy::dataMustBeNamedInTheDefinition()
{
    const std::string file = path("unnamed.interphase");
    Study study = Study::create(file);
    QCOMPARE(sentenceOf([&] {
                 study.edit({"Add", {}, {}, {dataset("stray")}, {}});
             }),
             file + ": the study has no data set in its definition called \"stray\".");
    QCOMPARE(study.history().size(), std::size_t(1));
}

void TestStudy::undoCoversEveryEdit()
{
    const std::string file = path("undo.interphase");
    std::vector<Definition> states{definition()};
    {
        Study study = Study::create(file, definition());
        for (int i = 0; i < 5; ++i) {
            Definition next = states.back();
            next.sampler.draws += 1;
            study.setDefinition(next, "Change draws " + std::to_string(i));
            states.push_back(next);
        }
        study.edit({"Choose cell", {}, CellText{"A", "{}"}, {}, {}});
    }
    Study study = Study::open(file); // undo reaches back over a restart
    QCOMPARE(study.undoable()->label, std::string("Choose cell"));
    QVERIFY(study.undo());
    QVERIFY(!study.cell());
    for (int i = 5; i > 0; --i) {
        QVERIFY(study.definition() == states[static_cast<std::size_t>(i)]);
        QVERIFY(study.undo());
    }
    QVERIFY(study.definition() == states[0]);
    QVERIFY(!study.undo());
    QCOMPARE(study.redoable()->label, std::string("Change draws 0"));
    for (int i = 1; i <= 6; ++i)
        QVERIFY(study.redo());
    QVERIFY(!study.redo());
    QVERIFY(study.definition() == states[5]);
    QVERIFY(study.cell().has_value());
    QCOMPARE(study.history().size(), std::size_t(7));
}

void TestStudy::sameDefinitionIsNoEdit()
{
    Study study = Study::create(path("same.interphase"), definition());
    study.setDefinition(definition(), "nothing");
    QCOMPARE(study.history().size(), std::size_t(1));
}

void TestStudy::nothingIsLostByAnEditAfterUndo()
{
    const std::string file = path("branch.interphase");
    Study study = Study::create(file, definition());
    Definition first = definition();
    first.title = "first";
    study.setDefinition(first, "First");
    study.undo();
    Definition second = definition();
    second.title = "second";
    study.setDefinition(second, "Second");
    QCOMPARE(study.history().size(), std::size_t(2));
    SqliteDatabase database(file, SqliteMode::ReadOnly);
    QCOMPARE(database.integer("SELECT count(*) FROM edits"), std::int64_t(3));
    study.undo();
    QCOMPARE(study.redoable()->label, std::string("Second"));
}

void TestStudy::analysesAreApart()
{
    Study study = Study::create(path("analyses.interphase"), definition());
    study.addDataset(dataset("1C"));
    const std::int64_t first = study.currentAnalysis();
    const std::int64_t second = study.addAnalysis("SPM");
    QCOMPARE(study.currentAnalysis(), second);
    QVERIFY(study.definition() == definition());
    QCOMPARE(study.datasets().size(), std::size_t(1));
    Definition spm = definition();
    spm.model.kind = ModelKind::Spm;
    study.setDefinition(spm, "Choose model");
    study.beginRun(spm, {});
    study.selectAnalysis(first);
    QVERIFY(study.definition() == definition());
    QVERIFY(!study.latestRun());
    QCOMPARE(study.runs().size(), std::size_t(1));
    QVERIFY(study.undo());
    QVERIFY(!study.undo());
    study.selectAnalysis(second);
    QVERIFY(study.definition() == spm);
    QVERIFY(study.undo());
    QVERIFY(!study.undo()); // not into the analysis it was copied from
    QVERIFY(sentenceOf([&] { study.addAnalysis("SPM"); }).find("already") != std::string::npos);
    QVERIFY(sentenceOf([&] { study.selectAnalysis(99); }).find("no analysis \"99\"") != std::string::npos);
    QCOMPARE(study.currentAnalysis(), second);
}

// Another analysis is read and written without being selected.
void TestStudy::analysesAreLookedAt()
{
    const std::string file = path("look.interphase");
    Study study = Study::create(file, definition());
    const std::int64_t first = study.currentAnalysis();
    const std::int64_t second = study.addAnalysis("SPM");
    QCOMPARE(study.analysisNamed("SPM"), second);
    study.lookAt(first);
    QCOMPARE(study.currentAnalysis(), first);
    QCOMPARE(Study::open(file).currentAnalysis(), second);
    Definition weighed = definition();
    weighed.priorWeight = 2.5;
    study.setDefinition(weighed, "Weigh");
    const RunId run = study.keepRun(weighed, {RunPurpose::Evidence, {}, "test", {}}, {{"evidence", "{}"}});
    QCOMPARE(study.latestRun(RunPurpose::Evidence)->id, run);
    study.lookAt({});
    QCOMPARE(study.currentAnalysis(), second);
    QVERIFY(!study.latestRun(RunPurpose::Evidence));
    QVERIFY(study.definition() == definition());
    QVERIFY(!study.undo());
    study.selectAnalysis(first);
    QVERIFY(study.definition() == weighed);
    QVERIFY(!study.latestRun(RunPurpose::Evidence)->stale()); // a weight is no part of the posterior
    study.undo();
    QVERIFY(study.definition() == definition());
    QVERIFY(!study.latestRun(RunPurpose::Evidence)->stale());
    QVERIFY(sentenceOf([&] { study.lookAt(99); }).find("no analysis \"99\"") != std::string::npos);
    QVERIFY(sentenceOf([&] { study.analysisNamed("DFN"); }).find("one of \"Analysis 1\", \"SPM\"") !=
            std::string::npos);
}

void TestStudy::analysesAreRenamedAndRemoved()
{
    Study study = Study::create(path("remove.interphase"), definition());
    const std::int64_t first = study.currentAnalysis();
    QVERIFY(sentenceOf([&] { study.removeAnalysis(first); }).find("the only analysis") != std::string::npos);
    const std::int64_t second = study.addAnalysis("SPM");
    study.beginRun(definition(), {});
    study.renameAnalysis(first, "  DFN ");
    QCOMPARE(study.analyses().front().name, std::string("DFN"));
    study.renameAnalysis(first, "DFN"); // its own name
    QVERIFY(sentenceOf([&] { study.renameAnalysis(first, "SPM"); }).find("already") != std::string::npos);
    QVERIFY(sentenceOf([&] { study.renameAnalysis(first, " "); }).find("without a name") !=
            std::string::npos);
    QVERIFY(sentenceOf([&] { study.addAnalysis(""); }).find("without a name") != std::string::npos);
    study.removeAnalysis(second);
    QCOMPARE(study.currentAnalysis(), first);
    QCOMPARE(study.analyses().size(), std::size_t(1));
    QVERIFY(study.runs().empty());
    // One that is added now has nothing of the one that was removed.
    const std::int64_t third = study.addAnalysis("SPM");
    QVERIFY(third != second);
    QVERIFY(!study.latestRun());
    QVERIFY(!study.undo());
}

void TestStudy::runsGetStaleAndFreshAgain()
{
    Study study = Study::create(path("stale.interphase"), definition());
    study.edit({"Data", {}, CellText{"A", "{}"}, {dataset("1C")}, {}});
    study.beginRun(study.definition(), {});
    QVERIFY(!study.latestRun()->stale());
    Definition changed = definition();
    changed.title = "another title";
    changed.sampler.draws = 7;
    study.setDefinition(changed, "Title");
    QVERIFY(!study.latestRun()->stale());
    QVERIFY(study.latestRun()->changes.sampler);
    changed.free[0].prior.upper = 0.7;
    study.setDefinition(changed, "Prior");
    QVERIFY(study.latestRun()->stale());
    QCOMPARE(study.latestRun()->changes, (DefinitionChanges{.text = true, .priors = true, .sampler = true}));
    QVERIFY(study.undo());
    QVERIFY(!study.latestRun()->stale());
    study.addDataset(dataset("1C", 49));
    QVERIFY(study.latestRun()->otherData);
    QVERIFY(study.undo());
    study.edit({"Cell", {}, CellText{"A", "{\"x\": 1}"}, {}, {}});
    QVERIFY(study.latestRun()->otherCell && study.latestRun()->stale());
}

void TestStudy::runKeepsWhatItWasMadeWith()
{
    Study study = Study::create(path("kept.interphase"), definition());
    study.edit({"Data", {}, CellText{"A", "{}"}, {dataset("1C")}, {}});
    Definition shorter = definition();
    shorter.sampler.draws = 3;
    const RunId run = study.beginRun(shorter, {});
    study.edit({"Change", Definition{}, CellText{"B", "[]"}, {}, {}});
    QVERIFY(study.datasets().empty());
    QVERIFY(study.runDefinition(run) == shorter);
    QCOMPARE(study.runCell(run)->name, std::string("A"));
    QCOMPARE(study.runDatasets(run).size(), std::size_t(1));
}

void TestStudy::drawsGoOnWhereTheyEnded()
{
    const std::string file = path("append.interphase");
    Study study = Study::create(file);
    const RunId run = study.beginRun({}, {});
    study.appendDraws(run, 0, draws(0, 0, 5), bytes("5"));
    const std::string moved = file + ": chain 0 of run 1 has 5 stored draws, but draws from number ";
    QCOMPARE(sentenceOf([&] { study.appendDraws(run, 0, draws(0, 4, 5), bytes("x")); }),
             moved + "4 were to be added; the run was continued elsewhere.");
    // All or nothing: the good half of a bad pair is not kept.
    const auto good = draws(1, 0, 2);
    const auto bad = draws(0, 6, 2);
    const auto state = bytes("y");
    QVERIFY(sentenceOf([&] { study.appendDraws(run, {{1, good, state}, {0, bad, state}}); }) != "none");
    QVERIFY(study.readDraws(run) == draws(0, 0, 5));
    QVERIFY(study.checkpoints(run) == (std::vector<Checkpoint>{{0, 5, bytes("5")}}));
    QVERIFY_EXCEPTION_THROWN(study.appendDraws(run, 1, draws(0, 5, 1), bytes("z")), std::invalid_argument);
}

/// A run that was stopped in its warm-up does not hide what an earlier one found.
void TestStudy::drawsOfAnEarlierRunStand()
{
    Study study = Study::create(path("draws"));
    QVERIFY(!study.latestDraws());
    const auto draw = [](bool warmup) {
        DrawRecord out;
        out.values = {1.0};
        out.q = {1.0};
        out.warmup = warmup;
        return out;
    };
    const RunId first = study.beginRun({}, {});
    study.appendDraws(first, 0, std::vector{draw(false)}, {});
    study.endRun(first, RunStatus::Complete);
    const RunId second = study.beginRun({}, {});
    study.appendDraws(second, 0, std::vector{draw(true)}, {});
    study.endRun(second, RunStatus::Interrupted, "Stopped.");
    QCOMPARE(study.latestRun()->id, second);
    QCOMPARE(study.latestDraws()->id, first);
    study.resumeRun(second);
    DrawRecord next = draw(false);
    next.index = 1;
    study.appendDraws(second, 0, std::vector{next}, {});
    QCOMPARE(study.latestDraws()->id, second);
}

void TestStudy::resultsComeWithTheirDraws()
{
    Study study = Study::create(path("together.interphase"), definition());
    const RunId run = study.beginRun({}, {});
    const auto zero = draws(0, 0, 5), gap = draws(0, 7, 5);
    const auto state = bytes("state");
    study.appendDraws(run, {{0, zero, state}}, {{"counts", "one"}, {"other", "two"}});
    QCOMPARE(*study.getResult(run, "counts"), std::string("one"));
    QCOMPARE(study.resultNames(run), (std::vector<std::string>{"counts", "other"}));
    QVERIFY(sentenceOf([&] { study.appendDraws(run, {{0, gap, state}}, {{"counts", "lost"}}); }) != "none");
    QCOMPARE(*study.getResult(run, "counts"), std::string("one")); // both or neither
    study.appendDraws(run, {}, {{"counts", "three"}});
    QCOMPARE(*study.getResult(run, "counts"), std::string("three"));
}

void TestStudy::completeRunTakesDrawsOnlyOnceResumed()
{
    Study study = Study::create(path("complete.interphase"));
    const RunId run = study.beginRun({}, {});
    study.endRun(run, RunStatus::Interrupted, "Stopped.");
    QCOMPARE(study.run(run).message, std::string("Stopped."));
    QVERIFY(!study.run(run).endedAt.empty());
    study.resumeRun(run);
    QVERIFY(study.run(run).status == RunStatus::Running);
    study.appendDraws(run, 0, draws(0, 0, 1), bytes("1"));
    study.endRun(run, RunStatus::Complete);
    QVERIFY(sentenceOf([&] { study.appendDraws(run, 0, draws(0, 1, 1), {}); }).find("complete") !=
            std::string::npos);
    study.resumeRun(run); // for more draws
    study.appendDraws(run, 0, draws(0, 1, 1), {});
    QCOMPARE(study.readDraws(run).size(), std::size_t(2));
}

void TestStudy::checkpointWithoutDraws()
{
    Study study = Study::create(path("checkpoint.interphase"));
    const RunId run = study.beginRun({}, {});
    study.appendDraws(run, 2, {}, {});
    QVERIFY(study.checkpoints(run) == (std::vector<Checkpoint>{{2, 0, {}}}));
    study.appendDraws(run, 2, draws(2, 0, 1), bytes("one"));
    QVERIFY(study.checkpoints(run) == (std::vector<Checkpoint>{{2, 1, bytes("one")}}));
}

void TestStudy::valuesOfEveryKindSurvive()
{
    Study study = Study::create(path("values.interphase"));
    const RunId run = study.beginRun({}, {});
    auto some = draws(0, 0, 2);
    some[0].values = {-0.0, 5e-324, -std::numeric_limits<double>::infinity()};
    some[0].logDensity = -std::numeric_limits<double>::infinity();
    some[1].energy = std::numeric_limits<double>::quiet_NaN();
    study.appendDraws(run, 0, some, std::vector<std::byte>(100000, std::byte(0)));
    auto back = study.readDraws(run);
    QVERIFY(std::signbit(back[0].values[0]));
    QVERIFY(std::isnan(back[1].energy));
    back[1].energy = some[1].energy = 0.0;
    QVERIFY(back == some);
    QCOMPARE(study.checkpoints(run)[0].state.size(), std::size_t(100000));
}

void TestStudy::resultsAreReplaced()
{
    Study study = Study::create(path("results.interphase"));
    const RunId run = study.beginRun({}, {RunPurpose::Identify, {}, {}, {}});
    study.putResult(run, "profiles", std::string("a\0b", 3));
    study.putResult(run, "profiles", std::string("\0", 1));
    study.putResult(run, "empty", "");
    QCOMPARE(study.getResult(run, "profiles").value(), std::string("\0", 1));
    QCOMPARE(study.getResult(run, "empty").value(), std::string());
    QCOMPARE(study.resultNames(run), (std::vector<std::string>{"empty", "profiles"}));
    QVERIFY(!study.latestRun(RunPurpose::Sample));
    QCOMPARE(study.latestRun(RunPurpose::Identify)->id, run);
}

void TestStudy::unknownRunIsNamed()
{
    const std::string file = path("unknown.interphase");
    Study study = Study::create(file);
    const std::string sentence = file + ": the study has no run \"7\".";
    QCOMPARE(sentenceOf([&] { study.run(7); }), sentence);
    QCOMPARE(sentenceOf([&] { study.readDraws(7); }), sentence);
    QCOMPARE(sentenceOf([&] { study.appendDraws(7, 0, draws(0, 0, 1), {}); }), sentence);
    QCOMPARE(sentenceOf([&] { study.putResult(7, "a", "b"); }), sentence);
    QCOMPARE(sentenceOf([&] { study.endRun(7, RunStatus::Failed); }), sentence);
}

void TestStudy::copyIsAStudy()
{
    const std::string file = path("original.interphase");
    const std::string copy = path("copy.interphase");
    writeFullStudy(file);
    QVERIFY(writeBytes(QString::fromStdString(copy), "replaced"));
    Study::open(file).copyTo(copy);
    Study original = Study::open(file, StudyMode::ReadOnly);
    Study copied = Study::open(copy);
    QCOMPARE(readEverything(copied), readEverything(original));
    QVERIFY(sentenceOf([&] { original.copyTo(path("none/copy.interphase")); }) != "none");
    QCOMPARE(sentenceOf([&] { original.copyTo(file); }),
             file + ": the file exists already; expected a new name.");
    QVERIFY(readEverything(original) > 0);
}

void TestStudy::readOnlyRefusesToWrite()
{
    const std::string file = path("readonly.interphase");
    writeFullStudy(file);
    Study study = Study::open(file, StudyMode::ReadOnly);
    QVERIFY(study.readOnly());
    const std::string sentence = file +
                                 ": the study cannot be changed because the file or its folder is read-only; "
                                 "expected a place that can be written to.";
    QCOMPARE(sentenceOf([&] { study.setDefinition({}, "x"); }), sentence);
    QCOMPARE(sentenceOf([&] { study.undo(); }), sentence);
    QVERIFY(study.definition() == definition());
}

void TestStudy::secondConnectionSeesCommits()
{
    const std::string file = path("two.interphase");
    Study writer = Study::create(file, definition());
    Study reader = Study::open(file, StudyMode::ReadOnly);
    const RunId run = writer.beginRun({}, {});
    writer.appendDraws(run, 0, draws(0, 0, 4), bytes("4"));
    QCOMPARE(reader.readDraws(run).size(), std::size_t(4));
}

void TestStudy::lockedStudyIsSaid()
{
    const std::string file = path("locked.interphase");
    Study study = Study::create(file, definition(), {.busyTimeout_ms = 20});
    SqliteDatabase other(file, SqliteMode::ReadWrite);
    const std::string sentence =
        file + ": another program is writing to this study; expected it to finish within 0.02 s.";
    {
        SqliteTransaction held(other);
        QCOMPARE(sentenceOf([&] { study.setDefinition({}, "x"); }), sentence);
        QVERIFY(study.definition() == definition());
    }
    other.run("BEGIN EXCLUSIVE");
    QCOMPARE(sentenceOf([&] { study.definition(); }), sentence);
    QCOMPARE(sentenceOf([&] { Study::open(file, StudyMode::ReadWrite, {.busyTimeout_ms = 20}); }), sentence);
    other.run("ROLLBACK");
    study.setDefinition({}, "x");
}

void TestStudy::migrationWorksOnACopy()
{
    const std::string file = path("old.interphase");
    writeFullStudy(file);
    const QByteArray before = fileBytes(QString::fromStdString(file));
    const Migration steps[] = {
        {1, [](SqliteDatabase& database) { database.run("CREATE TABLE more(id INTEGER)"); }},
        {2, [](SqliteDatabase& database) { database.run("INSERT INTO more VALUES(5)"); }}};
    migrateOnCopy(file, 1, steps);
    SqliteDatabase migrated(file, SqliteMode::ReadOnly);
    QCOMPARE(migrated.integer("PRAGMA user_version"), std::int64_t(3));
    QCOMPARE(migrated.integer("SELECT id FROM more"), std::int64_t(5));
    QCOMPARE(migrated.integer("SELECT count(*) FROM draws"), std::int64_t(4));
    QCOMPARE(fileBytes(m_folder.filePath("old.version-1.interphase")), before);
    QVERIFY(!QFile::exists(QString::fromStdString(file + ".migrating")));
}

void TestStudy::failedMigrationChangesNothing()
{
    const std::string file = path("fails.interphase");
    writeFullStudy(file);
    const QByteArray before = fileBytes(QString::fromStdString(file));
    const Migration steps[] = {{1, [](SqliteDatabase& database) {
                                    database.run("DROP TABLE results");
                                    database.run("no SQL");
                                }}};
    QVERIFY(sentenceOf([&] { migrateOnCopy(file, 1, steps); }).find("the file is unchanged") !=
            std::string::npos);
    QCOMPARE(fileBytes(QString::fromStdString(file)), before);
    QVERIFY(!QFile::exists(QString::fromStdString(file + ".migrating")));
    QVERIFY(!QFile::exists(m_folder.filePath("fails.version-1.interphase")));
}

QTEST_GUILESS_MAIN(TestStudy)
#include "tst_study.moc"
