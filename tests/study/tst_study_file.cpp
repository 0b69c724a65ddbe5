// What may happen to a study's file: damage, strangers, full disks, places that cannot be written to, killed
// programs.
#include "core/message.h"
#include "study/schema.h"
#include "study_fixture.h"

#include <QFileInfo>
#include <QTest>

#include <csignal>
#include <random>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace interphase;
using namespace interphase::test;

class TestStudyFile : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void notAStudy_data();
    void notAStudy();
    void foreignDatabaseIsRefused();
    void newerVersionIsRefused();
    void strangersTablesAreRefused_data();
    void strangersTablesAreRefused();
    void truncatedIsRefused();
    void corruptedNeverCrashes();
    void corruptedHeaderNeverCrashes();
    void wrongLengthOfColumnsIsDamage();
    void writeAheadLogIsTurnedOff();
    void sizeLimitKeepsWhatWasCommitted();
    void failingWriteKeepsWhatWasCommitted();
    void placesThatCannotBeWrittenTo_data();
    void placesThatCannotBeWrittenTo();
    void missingJournalPlaceIsReadOnly();
    void oddNamesAreFiles();
    void hotJournalIsRecovered_data();
    void hotJournalIsRecovered();
    void killedAtAnyMoment();

private:
    std::string path(const char* name) { return m_folder.filePath(name).toStdString(); }
    /// A fresh file with these bytes, without anything a former test left beside it.
    std::string fileWith(const QByteArray& content);

    QTemporaryDir m_folder;
    QByteArray m_full; ///< a study with something in every table
};

void TestStudyFile::initTestCase()
{
    writeFullStudy(path("full.interphase"));
    m_full = fileBytes(m_folder.filePath("full.interphase"));
    QVERIFY(m_full.size() > 50000);
    Study study = Study::open(path("full.interphase"));
    QVERIFY(readEverything(study) > 40);
}

std::string TestStudyFile::fileWith(const QByteArray& content)
{
    const QString name = m_folder.filePath("damaged.interphase");
    QFile::remove(name + "-journal");
    QFile::remove(name + "-wal");
    QFile::remove(name + "-shm");
    return writeBytes(name, content) ? name.toStdString() : std::string();
}

void TestStudyFile::notAStudy_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("expected");
    QTest::newRow("empty") << QByteArray() << "the file is empty; expected an Interphase study.";
    const QString not_ = "this is not an Interphase study; expected a file that Interphase wrote.";
    QTest::newRow("short text") << QByteArray("hello") << not_;
    QTest::newRow("text") << QByteArray("time,current\n").repeated(1000) << not_;
    QTest::newRow("zeros") << QByteArray(8192, '\0') << not_;
    QTest::newRow("only the magic") << QByteArray("SQLite format 3\0", 16) << not_;
}

void TestStudyFile::notAStudy()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, expected);
    const std::string file = fileWith(content);
    for (const StudyMode mode : {StudyMode::ReadOnly, StudyMode::ReadWrite})
        QCOMPARE(QString::fromStdString(sentenceOf([&] { Study::open(file, mode); })),
                 QString::fromStdString(file) + ": " + expected);
    QCOMPARE(fileBytes(QString::fromStdString(file)), content);
}

void TestStudyFile::foreignDatabaseIsRefused()
{
    const std::string file = path("foreign.db");
    SqliteDatabase(file, SqliteMode::Create).run("CREATE TABLE t(a)");
    QVERIFY(sentenceOf([&] { Study::open(file); }).find("not an Interphase study") != std::string::npos);
}

void TestStudyFile::newerVersionIsRefused()
{
    const std::string file = fileWith(m_full);
    SqliteDatabase(file, SqliteMode::ReadWrite).run("PRAGMA user_version=7");
    QCOMPARE(sentenceOf([&] { Study::open(file); }),
             file + ": the study was written by a newer Interphase (format 7); expected format 1 or older.");
}

void TestStudyFile::strangersTablesAreRefused_data()
{
    QTest::addColumn<std::string>("sql");
    QTest::newRow("trigger") << std::string(
        "CREATE TRIGGER t AFTER INSERT ON draws BEGIN DELETE FROM edits; END");
    QTest::newRow("view") << std::string("CREATE VIEW v AS SELECT randomblob(1000000000)");
    QTest::newRow("table") << std::string("CREATE TABLE more(a)");
    QTest::newRow("index") << std::string("CREATE INDEX i ON draws(abs(count))");
    QTest::newRow("missing table") << std::string("DROP TABLE results");
    QTest::newRow("changed table") << std::string("ALTER TABLE cells ADD COLUMN x TEXT AS (hex(name))");
    QTest::newRow("other column") << std::string("ALTER TABLE cells ADD COLUMN x TEXT");
}

void TestStudyFile::strangersTablesAreRefused()
{
    QFETCH(std::string, sql);
    const std::string file = fileWith(m_full);
    SqliteDatabase(file, SqliteMode::ReadWrite).run(sql.c_str());
    QCOMPARE(
        sentenceOf([&] { Study::open(file); }),
        file +
            ": the study is damaged: its tables are not those of a study; expected a complete study file.");
}

void TestStudyFile::truncatedIsRefused()
{
    std::mt19937 random(1);
    std::vector<qsizetype> sizes{1, 15, 16, 17, 99, 100, 101, 511, 512, 513, 1023, 1024, 4095, 4096, 4097};
    for (int i = 0; i < 150; ++i)
        sizes.push_back(static_cast<qsizetype>(random() % static_cast<unsigned>(m_full.size())));
    for (const qsizetype size : sizes) {
        const std::string file = fileWith(m_full.left(size));
        for (const StudyMode mode : {StudyMode::ReadOnly, StudyMode::ReadWrite})
            QVERIFY2(sentenceOf([&] { Study::open(file, mode); }).starts_with(file + ": "),
                     qPrintable(QString::number(size)));
    }
}

void TestStudyFile::corruptedNeverCrashes()
{
    std::mt19937 random(2);
    int refused = 0;
    for (int i = 0; i < 250; ++i) {
        QByteArray content = m_full;
        for (unsigned k = 0; k < 1 + random() % 30; ++k)
            content[static_cast<qsizetype>(random() % static_cast<unsigned>(content.size()))] =
                static_cast<char>(random());
        const std::string file = fileWith(content);
        refused += sentenceOf([&] {
                       Study study = Study::open(file);
                       readEverything(study);
                       if (i % 4 == 0)
                           study.setDefinition({}, "after damage");
                   }) != "none";
    }
    QVERIFY2(refused > 60, qPrintable(QString::number(refused)));
}

void TestStudyFile::corruptedHeaderNeverCrashes()
{
    // The header, and the page of the table of tables after it, rule over how all else is read.
    for (int at = 0; at < 160; ++at) {
        for (const int value : {0, 255}) {
            QByteArray content = m_full;
            content[at] = static_cast<char>(value);
            const std::string file = fileWith(content);
            sentenceOf([&] {
                Study study = Study::open(file);
                readEverything(study);
            });
        }
    }
}

void TestStudyFile::wrongLengthOfColumnsIsDamage()
{
    const char* const damage[] = {"UPDATE draws SET q = x'00' WHERE id = 1",
                                  "UPDATE draws SET count = -1 WHERE id = 1",
                                  "UPDATE draws SET count = 9223372036854775807 WHERE id = 1",
                                  "UPDATE draws SET value_count = 1000000, q_count = 1000000 WHERE id = 1",
                                  "UPDATE draws SET flags = zeroblob(3) WHERE id = 2",
                                  "UPDATE draws SET chain = -3 WHERE id = 2",
                                  "DELETE FROM draws WHERE id = 1",
                                  "UPDATE checkpoints SET next = 10",
                                  "UPDATE datasets SET voltage_V = zeroblob(8)",
                                  "UPDATE datasets SET temperature_K = zeroblob(8)",
                                  "UPDATE runs SET status = 'dancing'",
                                  "UPDATE runs SET definition = '{'",
                                  "UPDATE analyses SET edit = 12345",
                                  "DELETE FROM study"};
    for (const char* sql : damage) {
        const std::string file = fileWith(m_full);
        SqliteDatabase(file, SqliteMode::ReadWrite).run(sql);
        const std::string sentence = sentenceOf([&] {
            Study study = Study::open(file);
            readEverything(study);
        });
        QVERIFY2(sentence.starts_with(file), sql);
    }
}

void TestStudyFile::writeAheadLogIsTurnedOff()
{
    const std::string file = fileWith(m_full);
    SqliteDatabase(file, SqliteMode::ReadWrite).run("PRAGMA journal_mode=WAL");
    QCOMPARE(fileBytes(QString::fromStdString(file)).mid(18, 2), QByteArray("\2\2"));
    Study::open(file);
    QCOMPARE(fileBytes(QString::fromStdString(file)).mid(18, 2), QByteArray("\1\1"));
}

void TestStudyFile::sizeLimitKeepsWhatWasCommitted()
{
    const std::string file = path("limited.interphase");
    int stored = 0;
    {
        Study study = Study::create(file, definition(), {.maximumPages = 60});
        const RunId run = study.beginRun({}, {});
        std::string sentence = "none";
        for (; sentence == "none" && stored < 100000; stored += sentence == "none" ? 20 : 0)
            sentence = sentenceOf(
                [&] { study.appendDraws(run, 0, draws(0, stored, 20), bytes(std::to_string(stored + 20))); });
        QCOMPARE(sentence,
                 file + ": the disk is full or the size limit is reached; what was saved before is kept.");
        QVERIFY(stored > 100);
        QCOMPARE(study.readDraws(run).size(), std::size_t(stored));
    }
    QVERIFY(QFileInfo(QString::fromStdString(file)).size() <= 60 * 4096);
    Study study = Study::open(file); // without the limit
    const RunId run = study.latestRun()->id;
    QVERIFY(study.readDraws(run) == draws(0, 0, stored));
    QVERIFY(study.checkpoints(run) == (std::vector<Checkpoint>{{0, stored, bytes(std::to_string(stored))}}));
    study.appendDraws(run, 0, draws(0, stored, 20), bytes("on"));
}

void TestStudyFile::failingWriteKeepsWhatWasCommitted()
{
    // The system itself refuses to let the file grow, in the middle of a transaction, for root as well.
    const std::string file = path("refused.interphase");
    Study study = Study::create(file, definition());
    const RunId run = study.beginRun({}, {});
    study.appendDraws(run, 0, draws(0, 0, 100), bytes("100"));
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit tight = before;
    tight.rlim_cur = static_cast<rlim_t>(QFileInfo(QString::fromStdString(file)).size()) + 8192;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
    const std::string sentence =
        sentenceOf([&] { study.appendDraws(run, 0, draws(0, 100, 5000), bytes("x")); });
    const std::string created = sentenceOf([&] { Study::create(path("unborn.interphase"), definition()); });
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    QCOMPARE(sentence,
             file + ": the disk is full or the size limit is reached; what was saved before is kept.");
    QCOMPARE(created, std::string("none"));
    QVERIFY(study.readDraws(run) == draws(0, 0, 100));
    study.appendDraws(run, 0, draws(0, 100, 5000), bytes("5100"));
    Study again = Study::open(file);
    QVERIFY(again.readDraws(run) == draws(0, 0, 5100));
}

void TestStudyFile::placesThatCannotBeWrittenTo_data()
{
    QTest::addColumn<QString>("place");
    QTest::newRow("folder") << m_folder.path();
    QTest::newRow("no such folder") << m_folder.filePath("none/a.interphase");
    QTest::newRow("a file as a folder") << m_folder.filePath("full.interphase/a.interphase");
    QTest::newRow("device") << "/dev/full";
    QTest::newRow("null device") << "/dev/null";
    QTest::newRow("system folder") << "/proc/a.interphase";
    QTest::newRow("no name") << "";
}

void TestStudyFile::placesThatCannotBeWrittenTo()
{
    QFETCH(QString, place);
    const std::string file = place.toStdString();
    QVERIFY(sentenceOf([&] { Study::create(file, definition()); }).starts_with(file + ": "));
    QVERIFY(sentenceOf([&] { Study::open(file); }).starts_with(file + ": "));
    QVERIFY(sentenceOf([&] { Study::open(file, StudyMode::ReadOnly); }).starts_with(file + ": "));
}

void TestStudyFile::missingJournalPlaceIsReadOnly()
{
    // A folder where the journal should lie has the effect of a folder without the right to write, for root
    // as well.
    const std::string file = fileWith(m_full);
    const QString journal = QString::fromStdString(file + "-journal");
    QVERIFY(QFile::link(m_folder.filePath("none/journal"), journal));
    const std::string sentence = sentenceOf([&] { Study::open(file); });
    QVERIFY(QFile::remove(journal));
    QCOMPARE(sentence,
             file + ": the study cannot be changed because the file or its folder is read-only; expected a "
                    "place that can be written to.");
}

void TestStudyFile::oddNamesAreFiles()
{
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder.path()));
    for (const char* name :
         {":memory:", "file:x?mode=memory", "a'b;--.interphase", "\xc3\xbc \xe6\x97\xa5.interphase"}) {
        Study::create(name, definition());
        QVERIFY2(QFile::exists("./" + QString::fromUtf8(name)), name);
        QVERIFY(Study::open(name).definition() == definition());
    }
    QVERIFY(QDir::setCurrent(before));
}

/// Runs `work` in a process of its own and waits until it has ended, by its own hand or after `microseconds`.
template <class Work>
void runAndKill(Work work, useconds_t microseconds)
{
    const pid_t child = fork();
    if (child == 0) {
        work();
        _exit(0);
    }
    if (microseconds > 0) {
        usleep(microseconds);
        kill(child, SIGKILL);
    }
    waitpid(child, nullptr, 0);
}

void TestStudyFile::hotJournalIsRecovered_data()
{
    QTest::addColumn<bool>("reader");
    QTest::newRow("by a writer") << false;
    QTest::newRow("by a reader") << true;
}

void TestStudyFile::hotJournalIsRecovered()
{
    QFETCH(bool, reader);
    const std::string file = fileWith(m_full);
    runAndKill(
        [&] {
            SqliteDatabase database(file, SqliteMode::ReadWrite);
            database.run("PRAGMA cache_size=5"); // so that changed pages reach the file before the commit
            SqliteTransaction transaction(database);
            database.run("UPDATE edits SET definition = 'lost'");
            for (int i = 0; i < 200; ++i)
                database.run("INSERT INTO cells(name, json) VALUES('x', hex(zeroblob(2000)))");
            kill(getpid(), SIGKILL);
        },
        0);
    const QString journal = QString::fromStdString(file + "-journal");
    QVERIFY(QFileInfo(journal).size() > 0);
    QVERIFY(fileBytes(QString::fromStdString(file)) != m_full);
    // Who only looks recovers it as well, where the file can be written.
    Study study = Study::open(file, reader ? StudyMode::ReadOnly : StudyMode::ReadWrite);
    QVERIFY(study.definition() == definition());
    QVERIFY(readEverything(study) > 40);
    QVERIFY(!QFile::exists(journal));
}

void TestStudyFile::killedAtAnyMoment()
{
    const std::string file = path("killed.interphase");
    RunId run = 0;
    {
        Study study = Study::create(file, definition());
        run = study.beginRun({}, {});
    }
    const auto state = [](int next) { return bytes(std::to_string(next) + std::string(20000, 's')); };
    std::mt19937 random(3);
    int next = 0;
    int grown = 0;
    int interrupted = 0;
    for (int repetition = 0; repetition < 120; ++repetition) {
        runAndKill(
            [&] {
                Study study = Study::open(file);
                for (int at = next;; at += 10) {
                    const auto first = draws(0, at, 10), second = draws(1, at, 10);
                    const auto after = state(at + 10);
                    study.appendDraws(run, {{0, first, after}, {1, second, after}});
                }
            },
            static_cast<useconds_t>(1000 + random() % 80000));
        interrupted += QFileInfo(QString::fromStdString(file + "-journal")).size() > 0;
        Study study = Study::open(file);
        const auto checkpoints = study.checkpoints(run);
        const int reached = checkpoints.empty() ? 0 : checkpoints[0].next;
        QVERIFY(reached >= next && reached % 10 == 0);
        auto expected = draws(0, 0, reached);
        const auto second = draws(1, 0, reached);
        expected.insert(expected.end(), second.begin(), second.end());
        QVERIFY(study.readDraws(run) == expected);
        if (reached > 0)
            QVERIFY(checkpoints ==
                    (std::vector<Checkpoint>{{0, reached, state(reached)}, {1, reached, state(reached)}}));
        grown += reached > next;
        next = reached;
    }
    qInfo("%d draws a chain, %d of 120 programs got to write, %d were killed amid a transaction", next, grown,
          interrupted);
    QVERIFY(grown > 10);
}

QTEST_GUILESS_MAIN(TestStudyFile)
#include "tst_study_file.moc"
