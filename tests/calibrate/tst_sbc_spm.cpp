#include "sbc_studies.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace interphase;
using namespace interphase::test;

/// Simulation-based calibration of the whole way from a definition to the draws.
class TestSbcSpm : public QObject
{
    Q_OBJECT
private slots:
    void ranksAreUniform();
    void resistanceBesideReactionRate();
    void withoutJacobianIsFound();
    void posteriorOfMeasuredData();

private:
    const Analysis m_analysis = fiveParameters();
};

// 200 data sets of the single particle model with five unknowns. Where the model cannot be solved, parameters
// are drawn anew, and the density is zero there.
void TestSbcSpm::ranksAreUniform()
{
    SbcOptions options;
    options.seed = 20261126;
    const SbcRanks ranks = priorSbc(*m_analysis.posterior, options, {});
    QVERIFY2(ranks.status.ok(), ranks.status.reason.english().c_str());
    const SbcVerdict verdict = judgeRanks(ranks, 0.99);
    const QString text = describe(ranks, verdict);
    qInfo("%s", qPrintable(text));
    QCOMPARE(ranks.quantities.size(), std::size_t(6));
    QCOMPARE(ranks.replicates(), 200);
    QVERIFY2(ranks.rejected > 0, qPrintable(text));
    QVERIFY2(verdict.uniform(), qPrintable(text));
}

// A series resistance that may be zero, beside a rate constant: the data know the sum of their losses. In the
// logarithm of the resistance that is a hook, whose corner the chains of earlier versions cut: of its upper
// tail a third was missing.
void TestSbcSpm::resistanceBesideReactionRate()
{
    const Analysis analysis = resistanceAndRate();
    const auto upper = [&](double acceptance) {
        std::vector<double> resistance;
        for (const std::vector<double>& theta : drawPosterior(analysis, 6000, 1, acceptance))
            resistance.push_back(theta[2]);
        std::ranges::sort(resistance);
        return resistance.empty() ? 0.0 : resistance[resistance.size() * 95 / 100];
    };
    const double usual = upper(0.8), careful = upper(0.99);
    qInfo("95 %% of the draws below %.4f ohm, with short steps %.4f ohm", usual, careful);
    QVERIFY(careful > 0.0042 && careful < 0.0055);
    QVERIFY(std::abs(usual / careful - 1.0) < 0.15);
}

void TestSbcSpm::withoutJacobianIsFound()
{
    SbcOptions options;
    options.seed = 20261126;
    options.replicates = 200; // as the test that passes
    options.sampled = WithoutJacobian::of;
    const SbcRanks ranks = priorSbc(*m_analysis.posterior, options, {});
    const SbcVerdict verdict = judgeRanks(ranks, 0.99);
    qInfo("%s", qPrintable(describe(ranks, verdict)));
    QCOMPARE(ranks.replicates(), options.replicates);
    QVERIFY2(!verdict.uniform(), qPrintable(describe(ranks, verdict)));
}

// Given the bundled measurements, with the single particle model: quick, and its residuals are far from
// simulated ones.
void TestSbcSpm::posteriorOfMeasuredData()
{
    checkPosteriorRanks(ModelKind::Spm, 60, 10);
}

QTEST_GUILESS_MAIN(TestSbcSpm)
#include "tst_sbc_spm.moc"
