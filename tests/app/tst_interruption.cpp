#include "app/program.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <csignal>

using namespace interphase::test;

namespace {

constexpr int kWarmup = 100;
constexpr int kDraws = 400; // enough to be interrupted
const QStringList kCalibrate{"calibrate", "my.interphase", "--chains", "2",
                             "--warmup",  "100",           "--draws",  "400"};

QJsonObject summary(const QString& folder)
{
    return QJsonDocument::fromJson(run({"summary", "my.interphase", "--json"}, folder).out).object();
}

int storedDraws(const QJsonObject& s)
{
    int sum = 0;
    for (const char* kind : {"draws_per_chain", "warmup_per_chain"})
        for (const QJsonValue& n : s[kind].toArray())
            sum += n.toInt();
    return sum;
}

/// Both chains have draws in the study, so that both can go on.
bool hasBegun(const QJsonObject& s)
{
    const QJsonArray counts = s["warmup_per_chain"].toArray();
    return counts.size() == 2 && counts[0].toInt() > 0 && counts[1].toInt() > 0;
}

} // namespace

/// A calibration that is killed or interrupted goes on, and its draws are those of one that was not.
class TestInterruption : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void goesOn_data();
    void goesOn();
    void goesOnWheneverItIsKilled();
    void secondSignalEnds();
    void simulateKeepsItsRows();

private:
    /// A new study; the calibration is started and has stored draws.
    void begin(QProcess& process, const QString& folder);

    QByteArray m_draws; ///< of the run without interruption
};

void TestInterruption::begin(QProcess& process, const QString& folder)
{
    QCOMPARE(run({"new", "spm_discharge", "my.interphase"}, folder).status, 0);
    process.setWorkingDirectory(folder);
    process.start(program(), kCalibrate);
    QVERIFY(process.waitForStarted());
    for (int tries = 0; tries < 600 && !hasBegun(summary(folder)); ++tries)
        QTest::qWait(20);
    QCOMPARE(process.state(), QProcess::Running);
}

void TestInterruption::initTestCase()
{
    const QTemporaryDir folder;
    QCOMPARE(run({"new", "spm_discharge", "my.interphase"}, folder.path()).status, 0);
    const Ended e = run(kCalibrate, folder.path());
    QVERIFY2(e.status == 0, e.err);
    QCOMPARE(run({"export", "my.interphase", "--csv", "draws.csv"}, folder.path()).status, 0);
    m_draws = content(folder.filePath("draws.csv"));
    QCOMPARE(lines(m_draws).size(), 1 + 2 * (kWarmup + kDraws));
}

void TestInterruption::goesOn_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("killed") << SIGKILL;
    QTest::newRow("interrupted") << SIGINT;
    QTest::newRow("terminated") << SIGTERM;
}

void TestInterruption::goesOn()
{
    QFETCH(int, signal);
    const QTemporaryDir folder;
    QProcess process;
    begin(process, folder.path());
    ::kill(static_cast<pid_t>(process.processId()), signal);
    const Ended e = ended(process);
    QCOMPARE(e.status, signal == SIGKILL ? -1 : 130);
    const QJsonObject kept = summary(folder.path());
    const int draws = storedDraws(kept);
    QVERIFY2(draws > 0 && draws < 2 * (kWarmup + kDraws), qPrintable(QString::number(draws)));
    if (signal != SIGKILL) {
        QVERIFY2(e.err.contains("what was drawn is kept"), e.err);
        QCOMPARE(kept["run"].toObject()["status"].toString(), QString("interrupted"));
    }

    const Ended resumed = run(kCalibrate, folder.path());
    QVERIFY2(resumed.status == 0, resumed.err);
    QVERIFY2(resumed.err.contains("Going on with run 1"), resumed.err);
    QCOMPARE(run({"export", "my.interphase", "--csv", "draws.csv"}, folder.path()).status, 0);
    QVERIFY(content(folder.filePath("draws.csv")) == m_draws);
}

/// Killed again and again, each time a little later than before: in the search, before the first draw, in the
/// warm-up.
void TestInterruption::goesOnWheneverItIsKilled()
{
    const QTemporaryDir folder;
    QCOMPARE(run({"new", "spm_discharge", "my.interphase"}, folder.path()).status, 0);
    int killed = 0;
    for (int wait_ms = 0;; wait_ms += 25) {
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(program(), kCalibrate);
        QVERIFY(process.waitForStarted());
        if (process.waitForFinished(wait_ms)) {
            QCOMPARE(ended(process).status, 0);
            break;
        }
        process.kill();
        QCOMPARE(ended(process).status, -1);
        ++killed;
    }
    QVERIFY2(killed > 5, qPrintable(QString::number(killed)));
    QCOMPARE(summary(folder.path())["run"].toObject()["id"].toInt(), 1);
    QCOMPARE(run({"export", "my.interphase", "--csv", "draws.csv"}, folder.path()).status, 0);
    QVERIFY(content(folder.filePath("draws.csv")) == m_draws);
}

void TestInterruption::secondSignalEnds()
{
    const QTemporaryDir folder;
    QProcess process;
    begin(process, folder.path());
    const auto id = static_cast<pid_t>(process.processId());
    for (int i = 0; i < 1000 && process.state() == QProcess::Running; ++i) {
        ::kill(id, SIGINT);
        process.waitForFinished(1);
    }
    const Ended e = ended(process);
    QVERIFY(e.status == -1 || e.status == 130); // by the signal, or it had ended by itself
    const Ended kept = run({"summary", "my.interphase", "--json"}, folder.path());
    QVERIFY2(kept.status == 0, kept.err);
    QVERIFY2(storedDraws(QJsonDocument::fromJson(kept.out).object()) > 0, kept.out);
}

void TestInterruption::simulateKeepsItsRows()
{
    const QTemporaryDir folder;
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start(program(), {"simulate", "--parameters", "Chen2020", "--model", "dfn", "--protocol",
                              "discharge at 1C until 2.5 V; charge at 1C until 4.2 V; repeat 5000",
                              "--period", "60", "--output", "out.csv"});
    QVERIFY(process.waitForStarted());
    QTest::qWait(1000);
    QCOMPARE(process.state(), QProcess::Running);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    const Ended e = ended(process);
    QCOMPARE(e.status, 130);
    QVERIFY(lines(content(folder.filePath("out.csv"))).size() > 50);
}

QTEST_GUILESS_MAIN(TestInterruption)
#include "tst_interruption.moc"
