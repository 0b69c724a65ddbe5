#include "calibrate/failure_record.h"
#include "calibrate/resumption.h"
#include "spm_study.h"

#include <QTemporaryDir>
#include <QTest>

using namespace interphase;
using namespace interphase::test;

namespace {

std::map<MessageId, long long> countsOf(const FailureCounts& failures)
{
    std::map<MessageId, long long> out;
    for (const auto& [id, failed] : failures)
        out[id] = failed.count;
    return out;
}

/// The first draws of a chain of a complete run, with the chain's state after them.
void storeDraws(Study& study, RunId run, Study& whole, int chain, int count)
{
    const RunId reference = whole.latestRun()->id;
    const Analysis analysis = prepareAnalysis(study.definition(), studyCell(study), study.datasets());
    const ModeReport mode = parseModeReport(*whole.getResult(reference, kModeResult));
    const SamplingOptions options = samplingOptions(study.definition());
    ChainState start = startChains(*analysis.posterior, laplaceOf(mode), options)[std::size_t(chain)];
    NutsChain again(analysis.posterior->clone(), options.nuts, std::move(start));
    Draw draw;
    for (int i = 0; i < count; ++i)
        QVERIFY(again.step(draw, {}).ok());
    const std::vector<DrawRecord> all = whole.readDraws(reference, chain);
    const std::string state = encodeChainState(again.checkpoint());
    QVERIFY(draw.q == all[std::size_t(count) - 1].q);
    study.appendDraws(run, chain, std::span(all).first(std::size_t(count)),
                      std::as_bytes(std::span(state.data(), state.size())));
}

} // namespace

/// A calibration as its owner sees it, and what it leaves in the study.
class TestCalibration : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void failuresAreReadBack();
    void failedSolvesAreStoredAndAddUp();
    void goesOnFromWhatIsThere_data();
    void goesOnFromWhatIsThere();

private:
    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    QTemporaryDir m_folder;
};

void TestCalibration::initTestCase()
{
    makeSpmStudy(path("reference.interphase"));
    const CalibrationSnapshot end = calibrate(path("reference.interphase"));
    QVERIFY2(end.status.ok(), end.status.reason.english().c_str());
}

void TestCalibration::failuresAreReadBack()
{
    FailureCounts failures;
    addFailures(failures, {MessageId::SolverStepTooSmall, {"12.5"}}, 3);
    addFailures(failures, {MessageId::VoltageOutOfReach, {"4.3", "2 \"V\"", "4.2"}}, 1LL << 40);
    const FailureCounts back = parseFailures(formatFailures(failures));
    QCOMPARE(countsOf(back), countsOf(failures));
    QVERIFY(back.at(MessageId::VoltageOutOfReach).first == failures.at(MessageId::VoltageOutOfReach).first);
    QVERIFY(parseFailures(R"([{"reason": "OfAnotherVersion", "arguments": [], "count": 2}])").empty());
    QVERIFY_EXCEPTION_THROWN(parseFailures("[1]"), InputError);
    QVERIFY_EXCEPTION_THROWN(parseFailures("{"), InputError);
}

void TestCalibration::failedSolvesAreStoredAndAddUp()
{
    makeSpmStudy(path("whole.interphase"), putOnAnEdge);
    const CalibrationSnapshot end = calibrate(path("whole.interphase"));
    QVERIFY2(end.status.ok(), end.status.reason.english().c_str());
    Study whole = Study::open(path("whole.interphase"), StudyMode::ReadOnly);
    const FailureCounts failures = storedFailures(whole, end.run);
    QCOMPARE(countsOf(failures), countsOf(end.failures));
    const FailureCount& failed = failures.at(MessageId::VoltageOutOfReach);
    QVERIFY(failed.count > 0);
    QVERIFY(failed.first.arguments.size() == 3 && failed.first.arguments[0].starts_with("4.2"));

    // The same in parts: each goes on with the counts of those before.
    makeSpmStudy(path("parts.interphase"), putOnAnEdge);
    CalibrationSnapshot last;
    int parts = 0;
    for (; parts < 1000; ++parts) {
        const long long before = totalFailures(last.failures);
        last = calibrate(path("parts.interphase"), [&](const CalibrationSnapshot& s) {
            return totalFailures(s.failures) > before + 5;
        });
        if (last.status.ok())
            break;
        QCOMPARE(last.status.outcome, Outcome::Cancelled);
        Study study = Study::open(path("parts.interphase"), StudyMode::ReadOnly);
        QCOMPARE(countsOf(storedFailures(study, last.run)), countsOf(last.failures));
    }
    QVERIFY(last.status.ok() && last.resumed && parts > 1);
    Study study = Study::open(path("parts.interphase"), StudyMode::ReadOnly);
    QCOMPARE(countsOf(storedFailures(study, last.run)), countsOf(failures));
    QVERIFY(study.readDraws(last.run) == whole.readDraws(end.run));
}

void TestCalibration::goesOnFromWhatIsThere_data()
{
    QTest::addColumn<bool>("mode");
    QTest::addColumn<QList<int>>("draws"); // of each chain that were stored before the program was killed
    QTest::newRow("nothing") << false << QList<int>{0, 0, 0};
    QTest::newRow("mode") << true << QList<int>{0, 0, 0};
    QTest::newRow("first chain") << true << QList<int>{1, 0, 0};
    QTest::newRow("last chain") << true << QList<int>{0, 0, 7};
    QTest::newRow("two chains") << true << QList<int>{30, 1, 0};
    QTest::newRow("all chains") << true << QList<int>{61, 70, 1};
}

/// The study is put together as a killed calibration leaves it.
void TestCalibration::goesOnFromWhatIsThere()
{
    QFETCH(bool, mode);
    QFETCH(QList<int>, draws);
    Study whole = Study::open(path("reference.interphase"), StudyMode::ReadOnly);
    const RunInfo reference = *whole.latestRun();
    const QTemporaryDir folder;
    const std::string killed = folder.filePath("killed.interphase").toStdString();
    makeSpmStudy(killed);
    {
        Study study = Study::open(killed);
        const RunId run =
            study.beginRun(study.definition(), {RunPurpose::Sample, reference.quantities, {}, {}});
        if (mode)
            study.putResult(run, kModeResult, *whole.getResult(reference.id, kModeResult));
        for (int chain = 0; chain < 3; ++chain)
            if (draws[chain] > 0)
                storeDraws(study, run, whole, chain, draws[chain]);
    }
    const CalibrationSnapshot end = calibrate(killed);
    QVERIFY2(end.status.ok(), end.status.reason.english().c_str());
    QCOMPARE(end.resumed, mode);
    Study study = Study::open(killed, StudyMode::ReadOnly);
    QCOMPARE(study.runs().size(), std::size_t{1});
    QVERIFY(study.readDraws(end.run) == whole.readDraws(reference.id));
    QCOMPARE(*study.getResult(end.run, kModeResult), *whole.getResult(reference.id, kModeResult));
}

QTEST_GUILESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
