#include "calibrate/failure_record.h"
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

} // namespace

/// A calibration as its owner sees it, and what it leaves in the study.
class TestCalibration : public QObject
{
    Q_OBJECT

private slots:
    void failuresAreReadBack();
    void failedSolvesAreStoredAndAddUp();

private:
    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    QTemporaryDir m_folder;
};

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

QTEST_GUILESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
