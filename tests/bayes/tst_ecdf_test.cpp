#include "bayes/ecdf_test.h"
#include "core/message.h"
#include "core/random.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace interphase;

class TstEcdfTest : public QObject
{
    Q_OBJECT
private slots:
    void binomialAtOnePoint();
    void everyOutcomeCounted();
    void bandHoldsItsShare();
    void tellsNarrowRanksApart();
    void badInputIsNamed();
};

// One point in the middle, two values: 0, 1 or 2 of them below, with 1/4, 1/2 and 1/4.
void TstEcdfTest::binomialAtOnePoint()
{
    const EcdfTest test(2, 2);
    QVERIFY(std::abs(test.pValue(std::vector{0}) - 0.5) < 1e-12);
    QVERIFY(std::abs(test.pValue(std::vector{1}) - 1.0) < 1e-12);
    QVERIFY(std::abs(test.pValue(std::vector{2}) - 0.5) < 1e-12);
}

// All 6^4 outcomes of four ranks from 0 to 5: the p-value of each is the share of outcomes whose smallest
// pointwise tail is not larger, and the band holds at least its share of them, and no narrower band does.
void TstEcdfTest::everyOutcomeCounted()
{
    constexpr int kCount = 4, kPoints = 6, kOutcomes = 1296;
    const EcdfTest test(kCount, kPoints);
    std::vector<double> worst(kOutcomes), p(kOutcomes);
    const EcdfBand band = test.band(0.8);
    int held = 0;
    for (int outcome = 0; outcome < kOutcomes; ++outcome) {
        std::vector<int> ranks;
        for (int k = 0, rest = outcome; k < kCount; ++k, rest /= kPoints)
            ranks.push_back(rest % kPoints);
        const std::vector<int> counts = test.countsOf(ranks);
        double smallest = 2.0;
        bool inside = true;
        for (int i = 1; i < kPoints; ++i) {
            const double z = static_cast<double>(i) / kPoints;
            double below = 0.0, above = 0.0;
            for (int c = 0; c <= kCount; ++c) {
                const double choose[] = {1, 4, 6, 4, 1};
                const double mass = choose[c] * std::pow(z, c) * std::pow(1.0 - z, kCount - c);
                below += c <= counts[static_cast<std::size_t>(i - 1)] ? mass : 0.0;
                above += c >= counts[static_cast<std::size_t>(i - 1)] ? mass : 0.0;
            }
            smallest = std::min(smallest, 2.0 * std::min(below, above));
            const double share = counts[static_cast<std::size_t>(i - 1)] / 4.0;
            inside = inside && share >= band.lower[static_cast<std::size_t>(i - 1)] &&
                     share <= band.upper[static_cast<std::size_t>(i - 1)];
        }
        held += inside;
        worst[static_cast<std::size_t>(outcome)] = smallest;
        p[static_cast<std::size_t>(outcome)] = test.pValue(counts);
    }
    double nextLevel = 0.0; // the largest coverage below what is held
    for (std::size_t o = 0; o < worst.size(); ++o) {
        const auto asFar = std::ranges::count_if(worst, [&](double w) { return w <= worst[o] + 1e-12; });
        QVERIFY(std::abs(p[o] - static_cast<double>(asFar) / kOutcomes) < 1e-9);
        const auto inside = std::ranges::count_if(worst, [&](double w) { return w > worst[o] + 1e-12; });
        if (inside < held)
            nextLevel = std::max(nextLevel, static_cast<double>(inside) / kOutcomes);
    }
    QVERIFY(held >= 0.8 * kOutcomes);
    QVERIFY(nextLevel < 0.8);
}

void TstEcdfTest::bandHoldsItsShare()
{
    constexpr int kSets = 4000;
    const EcdfTest test(100, 100);
    const EcdfBand band = test.band(0.95);
    QCOMPARE(band.point.size(), std::size_t(99));
    RandomStream stream(8, StreamPurpose::Test, 0);
    int held = 0, significant = 0;
    for (int set = 0; set < kSets; ++set) {
        std::vector<int> ranks(100);
        for (int& rank : ranks)
            rank = static_cast<int>(100.0 * stream.uniform());
        const std::vector<int> counts = test.countsOf(ranks);
        bool inside = true;
        for (std::size_t i = 0; i < counts.size(); ++i)
            inside = inside && counts[i] >= 100.0 * band.lower[i] - 1e-9 &&
                     counts[i] <= 100.0 * band.upper[i] + 1e-9;
        held += inside;
        significant += test.pValue(counts) <= 0.05;
    }
    const double error = 4.0 * std::sqrt(0.05 * 0.95 / kSets);
    QVERIFY2(std::abs(held - 0.95 * kSets) < (error + 0.003) * kSets, qPrintable(QString::number(held)));
    QVERIFY2(std::abs(significant - 0.05 * kSets) < (error + 0.003) * kSets,
             qPrintable(QString::number(significant)));
}

// Draws from a posterior that is too wide: ranks crowd in the middle.
void TstEcdfTest::tellsNarrowRanksApart()
{
    const EcdfTest test(200, 100);
    RandomStream stream(9, StreamPurpose::Test, 0);
    std::vector<int> ranks(200), even(200);
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        ranks[i] = static_cast<int>(50.0 * (stream.uniform() + stream.uniform()));
        even[i] = static_cast<int>(i / 2);
    }
    QVERIFY(test.pValue(test.countsOf(ranks)) < 1e-3);
    QVERIFY(test.pValue(test.countsOf(even)) > 0.999);
}

void TstEcdfTest::badInputIsNamed()
{
    QVERIFY_EXCEPTION_THROWN(EcdfTest(0, 10), InputError);
    QVERIFY_EXCEPTION_THROWN(EcdfTest(5, 1), InputError);
}

QTEST_GUILESS_MAIN(TstEcdfTest)
#include "tst_ecdf_test.moc"
