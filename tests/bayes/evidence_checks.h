#pragma once
#include "bayes/evidence.h"

#include <QTest>
#include <cmath>

namespace interphase::test {

/// Four runs: the known answer within three of their standard errors, which is at most `largestError`.
inline void compareWithKnown(const EvidenceEstimator& estimator, double logEvidence, double largestError)
{
    const RepeatedEvidence found = repeatEvidence(estimator, 4, 1, {});
    QVERIFY2(found.status.ok(), found.status.reason.english().c_str());
    const QString text =
        QString("%1 +- %2, known %3").arg(found.logEvidence).arg(found.standardError).arg(logEvidence);
    QVERIFY2(std::abs(found.logEvidence - logEvidence) < 3.0 * found.standardError, qPrintable(text));
    QVERIFY2(found.standardError < largestError, qPrintable(text));
}

/// Many runs: their scatter agrees with the errors they state, and their mean with the known answer. With 24
/// runs the scatter of a right error is within these bounds but once in a thousand.
inline void compareScatterWithError(const EvidenceEstimator& estimator, double logEvidence)
{
    constexpr int kRuns = 24;
    const RepeatedEvidence found = repeatEvidence(estimator, kRuns, 7, {});
    QVERIFY2(found.status.ok(), found.status.reason.english().c_str());
    const double ratio = found.scatter / found.stated;
    const QString text = QString("scatter %1, stated %2, mean off by %3")
                             .arg(found.scatter)
                             .arg(found.stated)
                             .arg(found.logEvidence - logEvidence);
    QVERIFY2(ratio > 0.55 && ratio < 1.5, qPrintable(text));
    QVERIFY2(std::abs(found.logEvidence - logEvidence) < 3.0 * found.standardError, qPrintable(text));
}

/// run(threads, seed): one thread and two give the same bits, another seed does not.
template <class Run>
void compareThreads(const Run& run)
{
    const EvidenceEstimate one = run(1, 1), two = run(2, 1);
    QVERIFY(one.status.ok() && two.status.ok());
    QVERIFY(one.logEvidence == two.logEvidence);
    QVERIFY(one.standardError == two.standardError);
    QVERIFY(one.draws == two.draws);
    QCOMPARE(one.evaluations, two.evaluations);
    QCOMPARE(one.gradients, two.gradients);
    QCOMPARE(totalFailures(one.failures), totalFailures(two.failures));
    QVERIFY(run(2, 2).logEvidence != one.logEvidence);
}

/// run(context): stopped before it begins and after its third report.
template <class Run>
void compareCancelled(const Run& run)
{
    for (const int after : {0, 3}) {
        std::stop_source stop;
        int reports = 0;
        if (after == 0)
            stop.request_stop();
        const EvidenceEstimate stopped = run(RunContext{stop.get_token(), [&](double) {
                                                            if (++reports == after)
                                                                stop.request_stop();
                                                        }});
        QCOMPARE(stopped.status.outcome, Outcome::Cancelled);
        QCOMPARE(reports, after);
        QVERIFY(stopped.draws.empty());
    }
}

} // namespace interphase::test
