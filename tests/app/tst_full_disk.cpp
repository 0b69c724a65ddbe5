#include "app/program.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>

using namespace interphase::test;

namespace {

const QStringList kCalibrate{"calibrate", "my.interphase", "--chains", "2", "--warmup",
                             "60",        "--draws",       "3000"};

/// No file may grow beyond that, as on a disk that is full.
Ended runLimited(const QStringList& words, const QString& folder, qint64 bytes)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setChildProcessModifier([bytes] {
        const rlimit limit{static_cast<rlim_t>(bytes), static_cast<rlim_t>(bytes)};
        setrlimit(RLIMIT_FSIZE, &limit);
    });
    process.start(program(), words);
    return ended(process);
}

/// Root may write where permissions forbid it; its child may not without these two capabilities.
Ended runWithoutPrivilege(const QStringList& words, const QString& folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setChildProcessModifier([] {
        prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE);
        prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH);
    });
    process.start(program(), words);
    return ended(process);
}

} // namespace

/// Where an output cannot be written the program ends with one sentence and 1, and what was there before
/// stays.
class TestFullDisk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void fullDevice_data();
    void fullDevice();
    void fullStandardOutput_data();
    void fullStandardOutput();
    void fileBeforeStays_data();
    void fileBeforeStays();
    void noHalfStudyIsLeft();
    void calibrationGoesOnWhenThereIsRoom();
    void readOnly_data();
    void readOnly();
    void missingFolder_data();
    void missingFolder();

private:
    QString file(const QString& name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
    QByteArray m_draws;
};

void TestFullDisk::initTestCase()
{
    QCOMPARE(run({"new", "spm_discharge", "my.interphase"}, m_folder.path()).status, 0);
    QVERIFY(QFile::copy(file("my.interphase"), file("fresh.interphase")));
    QCOMPARE(run(kCalibrate, m_folder.path()).status, 0);
    QCOMPARE(run({"export", "my.interphase", "--csv", "draws.csv"}, m_folder.path()).status, 0);
    m_draws = content(file("draws.csv"));
    QVERIFY(lines(m_draws).size() > 6000);
}

void TestFullDisk::fullDevice_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("full"); // the file that stands for the device
    const auto exported = [](const char* option, const char* name) {
        return QStringList{"export", "my.interphase", option, name};
    };
    QTest::newRow("simulate") << QStringList{"simulate",   "--parameters", "Chen2020", "--model", "spm",
                                             "--protocol", "rest for 1 s", "--output", "rows.csv"}
                              << "rows.csv";
    QTest::newRow("draws") << exported("--csv", "full.csv") << "full.csv";
    QTest::newRow("cell") << exported("--bpx", "full.json") << "full.json";
    QTest::newRow("definition") << exported("--definition", "full.json") << "full.json";
    QTest::newRow("report") << exported("--report", "full.pdf") << "full.pdf";
    for (const char* name : {"posterior.svg", "posterior.pdf", "posterior.png", "traces.csv"})
        QTest::addRow("figure %s", name)
            << exported("--figures", "figures") << QString("figures/") + QLatin1String(name);
    QTest::newRow("screenshot") << QStringList{"screenshot", "my.interphase", "pages"} << "pages/01_data.png";
}

void TestFullDisk::fullDevice()
{
    QFETCH(QStringList, words);
    QFETCH(QString, full);
    QVERIFY(QDir(m_folder.path()).mkpath(QFileInfo(full).path()));
    QVERIFY(QFile::link("/dev/full", file(full)));
    const Ended e = run(words, m_folder.path());
    QFile::remove(file(full));
    QCOMPARE(e.status, 1);
    QVERIFY2(lines(e.err).last() == full.toUtf8() + ": cannot be written: No space left on device.", e.err);
    QVERIFY2(lines(e.err).size() == 1 || words[0] == "simulate", e.err); // which tells how each step ended
}

void TestFullDisk::fullStandardOutput_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("summary") << QStringList{"summary", "my.interphase"};
    QTest::newRow("summary as JSON") << QStringList{"summary", "my.interphase", "--json"};
    QTest::newRow("calibrate") << kCalibrate;
    QTest::newRow("benchmark") << QStringList{"benchmark", "--json", "--only", "spm_discharge"};
    QTest::newRow("help") << QStringList{"--help"};
}

void TestFullDisk::fullStandardOutput()
{
    QFETCH(QStringList, words);
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.setStandardOutputFile("/dev/full");
    process.start(program(), words);
    const Ended e = ended(process);
    QCOMPARE(e.status, 1);
    QVERIFY2(e.err.endsWith("standard output: cannot be written: the device is full or closed.\n"), e.err);
}

void TestFullDisk::fileBeforeStays_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("name");
    QTest::newRow("draws") << QStringList{"export", "my.interphase", "--csv", "out"} << "out";
    QTest::newRow("report") << QStringList{"export", "my.interphase", "--report", "out.pdf"} << "out.pdf";
    QTest::newRow("figures") << QStringList{"export", "my.interphase", "--figures", "."} << "data_1C.svg";
}

void TestFullDisk::fileBeforeStays()
{
    QFETCH(QStringList, words);
    QFETCH(QString, name);
    QVERIFY(writeText(file(name), "old"));
    const Ended e = runLimited(words, m_folder.path(), 20000);
    QCOMPARE(e.status, 1);
    QVERIFY2(lines(e.err).size() == 1 &&
                 e.err.contains(name.toUtf8() + ": cannot be written: File too large."),
             e.err);
    QCOMPARE(content(file(name)), "old");
    QVERIFY(QDir(m_folder.path()).entryList({"*.part*"}).isEmpty());
}

void TestFullDisk::noHalfStudyIsLeft()
{
    const Ended e = runLimited({"new", "spm_discharge", "half.interphase"}, m_folder.path(), 20000);
    QCOMPARE(e.status, 1);
    QVERIFY2(lines(e.err).size() == 1 && e.err.contains("half.interphase: the disk is full"), e.err);
    QVERIFY(QDir(m_folder.path()).entryList({"half*"}).isEmpty());
}

void TestFullDisk::calibrationGoesOnWhenThereIsRoom()
{
    const QTemporaryDir folder;
    QVERIFY(QFile::copy(file("fresh.interphase"), folder.filePath("my.interphase")));
    // Room for the mode alone, then ever more until some draws are kept. How many draws go into one
    // transaction depends on the machine, so no fixed size would be one that holds some but not all.
    Ended summary;
    for (int room = 20000; room == 20000 || summary.status != 0; room += 20000) {
        const qint64 size = QFileInfo(folder.filePath("my.interphase")).size() + room;
        const Ended e = runLimited(kCalibrate, folder.path(), size);
        QCOMPARE(e.status, 1);
        QVERIFY2(
            e.err.endsWith("my.interphase: the disk is full or the size limit is reached; what was saved "
                           "before is kept.\n"),
            e.err);
        summary = run({"summary", "my.interphase", "--json"}, folder.path());
    }
    const QJsonObject before = QJsonDocument::fromJson(summary.out).object()["run"].toObject();
    QCOMPARE(before["status"].toString(), QString("interrupted"));
    const Ended e = run(kCalibrate, folder.path());
    QVERIFY2(e.status == 0 && e.err.contains("Going on with run 1."), e.err);
    QCOMPARE(run({"export", "my.interphase", "--csv", "draws.csv"}, folder.path()).status, 0);
    QVERIFY(content(folder.filePath("draws.csv")) == m_draws);
}

void TestFullDisk::readOnly_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("says");
    const QByteArray denied = ": cannot be written: Permission denied.\n";
    QTest::newRow("file") << QStringList{"export", "my.interphase", "--csv", "locked/file"}
                          << QByteArray("locked/file") + denied;
    QTest::newRow("report") << QStringList{"export", "my.interphase", "--report", "locked/report.pdf"}
                            << QByteArray("locked/report.pdf") + denied;
    QTest::newRow("figures") << QStringList{"export", "my.interphase", "--figures", "locked"}
                             << QByteArray("locked/data_1C.svg") + denied;
    QTest::newRow("new") << QStringList{"new", "spm_discharge", "locked/new.interphase"}
                         << QByteArray("locked/new.interphase") + denied;
    QTest::newRow("calibrate") << QStringList{"calibrate", "locked/my.interphase"}
                               << QByteArray("locked/my.interphase: the study cannot be changed because the "
                                             "file or its folder is read-only; expected a place that can be "
                                             "written to.\n");
}

void TestFullDisk::readOnly()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, says);
    QDir(m_folder.path()).mkpath("locked");
    writeText(file("locked/file"), "old");
    QFile::copy(file("fresh.interphase"), file("locked/my.interphase"));
    QVERIFY(QFile::setPermissions(file("locked/file"), QFile::ReadOwner));
    QVERIFY(QFile::setPermissions(file("locked"), QFile::ReadOwner | QFile::ExeOwner));
    const Ended e = runWithoutPrivilege(words, m_folder.path());
    QFile::setPermissions(file("locked"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(e.status, 1);
    QVERIFY2(e.err == says, e.err);
    QCOMPARE(content(file("locked/file")), "old");
}

void TestFullDisk::missingFolder_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("draws") << QStringList{"export", "my.interphase", "--csv", "gone/out"};
    QTest::newRow("report") << QStringList{"export", "my.interphase", "--report", "gone/out.pdf"};
    QTest::newRow("new") << QStringList{"new", "spm_discharge", "gone/new.interphase"};
}

void TestFullDisk::missingFolder()
{
    QFETCH(QStringList, words);
    const Ended e = run(words, m_folder.path());
    QCOMPARE(e.status, 1);
    QVERIFY2(e.err == words.last().toUtf8() + ": cannot be written: No such file or directory.\n", e.err);
    QVERIFY(!QFile::exists(file("gone")));
}

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_full_disk.moc"
