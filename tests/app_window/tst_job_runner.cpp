#include "app/window/job_runner.h"

#include "core/message.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <semaphore>

using namespace interphase;

namespace {

/// Work that runs until it is stopped.
int untilStopped(const RunContext& run)
{
    while (!run.stopRequested())
        QThread::msleep(1);
    return -1;
}

JobSpec spec(const char* key)
{
    return {QString::fromLatin1(key), QString::fromLatin1(key), {}, JobLane::Quick, Overtake::Drop, {}};
}

} // namespace

class TestJobRunner : public QObject
{
    Q_OBJECT
private slots:
    void deliversOnTheOwnersThread();
    void newerJobDropsTheOlder();
    void finishFirstDeliversTheRunningAndTheNewest();
    void exceptionBecomesOneSentence_data();
    void exceptionBecomesOneSentence();
    void nothingIsDeliveredToWhoIsGone();
    void longJobDoesNotHoldUpQuickOnes();
    void stoppedFromTheList();
    void destructionStopsWhatRuns();
    void announcementsAreListed();
    void longJobSaysHowLong();
};

void TestJobRunner::deliversOnTheOwnersThread()
{
    JobRunner jobs;
    int result = 0;
    QThread* worker = nullptr;
    QThread* receiver = nullptr;
    jobs.start(
        this, spec("sum"),
        [&worker](const RunContext&) {
            worker = QThread::currentThread();
            return 42;
        },
        [&](int value) {
            result = value;
            receiver = QThread::currentThread();
        });
    QVERIFY(!jobs.isIdle());
    QTRY_COMPARE(result, 42);
    QVERIFY(worker != receiver);
    QCOMPARE(receiver, thread());
    QVERIFY(jobs.isIdle());
}

void TestJobRunner::newerJobDropsTheOlder()
{
    JobRunner jobs;
    QList<int> delivered;
    const auto done = [&](int value) { delivered << value; };
    jobs.start(this, spec("curve"), untilStopped, done);
    jobs.start(this, spec("curve"), untilStopped, done);
    jobs.start(
        this, spec("curve"), [](const RunContext&) { return 3; }, done);
    QTRY_VERIFY(jobs.isIdle());
    QCOMPARE(delivered, QList<int>{3});
}

void TestJobRunner::finishFirstDeliversTheRunningAndTheNewest()
{
    JobRunner jobs;
    QList<int> delivered;
    const auto done = [&](int value) { delivered << value; };
    std::binary_semaphore go(0);
    JobSpec moving = spec("curve");
    moving.overtake = Overtake::FinishFirst;
    jobs.start(
        this, moving,
        [&go](const RunContext&) {
            go.acquire();
            return 1;
        },
        done);
    for (int i = 2; i <= 5; ++i)
        jobs.start(
            this, moving, [i](const RunContext&) { return i; }, done);
    go.release();
    QTRY_VERIFY(jobs.isIdle());
    QCOMPARE(delivered, (QList<int>{1, 5}));
}

void TestJobRunner::exceptionBecomesOneSentence_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("part");
    QTest::newRow("bad input") << 0 << QStringLiteral("cell.csv");
    QTest::newRow("other") << 1 << QStringLiteral("out of order");
    QTest::newRow("no exception class") << 2 << QStringLiteral("unknown error");
}

void TestJobRunner::exceptionBecomesOneSentence()
{
    QFETCH(int, kind);
    QFETCH(QString, part);
    JobRunner jobs;
    QSignalSpy failed(&jobs, &JobRunner::failed);
    bool delivered = false;
    jobs.start(
        this, spec("read"),
        [kind](const RunContext&) -> int {
            if (kind == 0)
                throw InputError(MessageId::CannotOpenFile, {"cell.csv", "no such file"});
            if (kind == 1)
                throw std::runtime_error("out of order");
            throw 7;
        },
        [&](int) { delivered = true; });
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY2(failed.front().front().toString().contains(part), qPrintable(failed.front().front().toString()));
    QVERIFY(!delivered);
}

void TestJobRunner::nothingIsDeliveredToWhoIsGone()
{
    JobRunner jobs;
    auto owner = std::make_unique<QObject>();
    std::binary_semaphore go(0);
    bool delivered = false;
    jobs.start(
        owner.get(), spec("curve"),
        [&go](const RunContext&) {
            go.acquire();
            return 1;
        },
        [&](int) { delivered = true; });
    owner.reset();
    go.release();
    QTRY_VERIFY(jobs.isIdle());
    QVERIFY(!delivered);
}

void TestJobRunner::longJobDoesNotHoldUpQuickOnes()
{
    JobRunner jobs;
    JobSpec longSpec = spec("profiles");
    longSpec.lane = JobLane::Long;
    jobs.start(this, longSpec, untilStopped, [](int) {});
    int result = 0;
    jobs.start(
        this, spec("curve"), [](const RunContext&) { return 1; }, [&](int value) { result = value; });
    QTRY_COMPARE(result, 1);
    QVERIFY(jobs.isRunning(QStringLiteral("profiles")));
    jobs.dropAll();
    QTRY_VERIFY(jobs.isIdle());
}

void TestJobRunner::stoppedFromTheList()
{
    JobRunner jobs;
    int result = 0;
    JobSpec onPage = spec("predict");
    onPage.page = PageId::Predict;
    jobs.start(
        this, onPage,
        [](const RunContext& run) {
            run.report(0.25);
            return untilStopped(run);
        },
        [&](int value) { result = value; });
    QVERIFY(jobs.listed().empty()); // not yet worth a word
    QTRY_COMPARE(jobs.listed().size(), std::size_t(1));
    QTRY_COMPARE(jobs.progressOf(PageId::Predict).value_or(Progress{}).share, 0.25);
    QVERIFY(!jobs.progressOf(PageId::Sample));
    jobs.stop(jobs.listed().front().id);
    QTRY_COMPARE(result, -1); // what was done so far is handed over
    QVERIFY(jobs.isIdle());
}

void TestJobRunner::destructionStopsWhatRuns()
{
    bool delivered = false;
    {
        JobRunner jobs;
        jobs.start(this, spec("curve"), untilStopped, [&](int) { delivered = true; });
        jobs.start(this, spec("other"), untilStopped, [&](int) { delivered = true; });
    }
    QCoreApplication::processEvents();
    QVERIFY(!delivered);
}

void TestJobRunner::announcementsAreListed()
{
    JobRunner jobs;
    bool stopped = false;
    Announcement run{QStringLiteral("Sampling"), PageId::Sample, 0.5,   38.0,
                     QStringLiteral("4 chains"), true,           false, [&] { stopped = true; }};
    const int id = jobs.announce(run);
    QCOMPARE(jobs.listed().front().title, QStringLiteral("Sampling"));
    QCOMPARE(jobs.progressOf(PageId::Sample)->share, 0.5);
    QCOMPARE(jobs.announced()->status, QStringLiteral("4 chains"));
    QCOMPARE(jobs.listed().front().left, QStringLiteral("about 40 s left"));
    QCOMPARE(jobs.statusText(), QStringLiteral("4 chains"));
    jobs.stop(id);
    QVERIFY(stopped);
    jobs.retract(id);
    QVERIFY(jobs.listed().empty() && !jobs.announced());
}

void TestJobRunner::longJobSaysHowLong()
{
    JobRunner jobs;
    JobSpec work = spec("Profiles");
    work.lane = JobLane::Long;
    jobs.start(
        this, work,
        [](const RunContext& run) {
            for (int i = 0; !run.stopRequested(); ++i) {
                run.report(std::min(0.5, 0.001 * i));
                QThread::msleep(5);
            }
            return 0;
        },
        [](int) {});
    const QString key = QStringLiteral("Profiles");
    QVERIFY(jobs.workOf(key).running);
    QTRY_VERIFY_WITH_TIMEOUT(jobs.workOf(key).text.contains(QStringLiteral("left")), 20000);
    QVERIFY(jobs.workOf(key).text.contains(QStringLiteral(" % · ")));
    QVERIFY(jobs.statusText().startsWith(QStringLiteral("Profiles · ")));
    jobs.drop(key);
    QVERIFY(!jobs.workOf(key).running);
    QVERIFY(jobs.statusText().isEmpty());
    QTRY_VERIFY(jobs.isIdle());
}

QTEST_GUILESS_MAIN(TestJobRunner)
#include "tst_job_runner.moc"
