#include "sbc_studies.h"

#include <QTest>

using namespace interphase;
using namespace interphase::test;

/// The same with more data sets, and of the bundled measurements with the model they are calibrated with.
class TestSbcLong : public QObject
{
    Q_OBJECT
private slots:
    void thousandDataSets();
    void resistanceBesideReactionRate();
    void posteriorOfMeasuredData();
};

void TestSbcLong::thousandDataSets()
{
    const Analysis analysis = fiveParameters();
    SbcOptions options;
    options.replicates = 1000;
    options.seed = 7;
    const SbcRanks ranks = priorSbc(*analysis.posterior, options, {});
    const SbcVerdict verdict = judgeRanks(ranks, 0.99);
    qInfo("%s", qPrintable(describe(ranks, verdict)));
    QCOMPARE(ranks.replicates(), options.replicates);
    QVERIFY2(verdict.uniform(), qPrintable(describe(ranks, verdict)));
}

/// Losses of which the data know the sum: a narrow bend, which takes short steps and draws far apart.
void TestSbcLong::resistanceBesideReactionRate()
{
    const Analysis analysis = resistanceAndRate();
    SbcOptions options;
    options.seed = 3;
    options.targetAcceptance = 0.99;
    options.warmup = 300;
    options.thin = 10;
    const SbcRanks ranks = priorSbc(*analysis.posterior, options, {});
    const SbcVerdict verdict = judgeRanks(ranks, 0.99);
    qInfo("%s", qPrintable(describe(ranks, verdict)));
    QCOMPARE(ranks.replicates(), options.replicates);
    QVERIFY2(verdict.uniform(), qPrintable(describe(ranks, verdict)));
}

void TestSbcLong::posteriorOfMeasuredData()
{
    checkPosteriorRanks(ModelKind::Dfn, 50, 4);
}

QTEST_GUILESS_MAIN(TestSbcLong)
#include "tst_sbc_long.moc"
