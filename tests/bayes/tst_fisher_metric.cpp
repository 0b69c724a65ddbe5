#include "bayes/dense_metric.h"
#include "bayes/fisher_metric.h"
#include "core/random.h"

#include <QTest>
#include <cmath>

using namespace interphase;

namespace {

// Covariance of sd (1, 0.01, 100, 3) and correlations 0.9^|i-j|, with its precision.
constexpr std::size_t kD = 4;
constexpr double kSd[kD] = {1, 0.01, 100, 3};
constexpr double kR = 0.9;

std::vector<double> covariance()
{
    std::vector<double> out(kD * kD);
    for (std::size_t i = 0; i < kD; ++i)
        for (std::size_t j = 0; j < kD; ++j)
            out[i * kD + j] =
                kSd[i] * kSd[j] * std::pow(kR, std::abs(static_cast<double>(i) - static_cast<double>(j)));
    return out;
}

std::vector<double> precision()
{
    std::vector<double> out(kD * kD);
    for (std::size_t i = 0; i < kD; ++i) {
        out[i * kD + i] = (i == 0 || i + 1 == kD ? 1 : 1 + kR * kR) / (1 - kR * kR) / (kSd[i] * kSd[i]);
        if (i + 1 < kD)
            out[i * kD + i + 1] = out[(i + 1) * kD + i] = -kR / (1 - kR * kR) / (kSd[i] * kSd[i + 1]);
    }
    return out;
}

// Points that have nothing to do with the density, with its gradients -P (q - mean) there.
ScoreMoments momentsOf(const std::vector<double>& p, int count)
{
    RandomStream stream(5, StreamPurpose::Test, 0);
    ScoreMoments moments(kD);
    std::vector<double> q(kD), g(kD);
    for (int k = 0; k < count; ++k) {
        for (std::size_t i = 0; i < kD; ++i)
            q[i] = 7.0 + kSd[i] * stream.normal();
        for (std::size_t i = 0; i < kD; ++i) {
            g[i] = 0.0;
            for (std::size_t j = 0; j < kD; ++j)
                g[i] -= p[i * kD + j] * (q[j] - 1.0);
        }
        moments.add(q, g);
    }
    return moments;
}

// Largest difference in units of the standard deviations.
double distance(const std::vector<double>& a, const std::vector<double>& b)
{
    double largest = a.size() == b.size() ? 0.0 : 1e300;
    for (std::size_t i = 0; i < kD && largest < 1e300; ++i)
        for (std::size_t j = 0; j < kD; ++j)
            largest = std::max(largest, std::abs(a[i * kD + j] - b[i * kD + j]) / (kSd[i] * kSd[j]));
    return largest;
}

} // namespace

class TstFisherMetric : public QObject
{
    Q_OBJECT

private slots:
    void normalDensityIsExactFromFewDraws();
    void fewerDrawsLeaveTheReference();
    void referenceIsWeighed();
    void diagonalIsTheRatioOfSpreads();
    void lowRankCorrectsOnlyWhatIsWrong();
    void nothingLearntIsSaid();
    void schedule();
};

// d + 1 points anywhere determine a normal density: with the covariance of the points alone they cannot.
void TstFisherMetric::normalDensityIsExactFromFewDraws()
{
    const ScoreMoments moments = momentsOf(precision(), kD + 1);
    QVERIFY(distance(fisherMetric(moments, MetricKind::Dense, {}, 0.0), covariance()) < 1e-8);
    QVERIFY(distance(fisherMetric(moments, MetricKind::Dense), covariance()) < 0.01); // as it is used
    std::vector<double> ofDraws(kD * kD);
    for (std::size_t i = 0; i < kD; ++i)
        for (std::size_t j = 0; j < kD; ++j)
            ofDraws[i * kD + j] = moments.draws.covariance(i, j);
    QVERIFY(distance(ofDraws, covariance()) > 0.1);
}

// Along directions in which no two points differ nothing was seen: there the reference stays.
void TstFisherMetric::fewerDrawsLeaveTheReference()
{
    const std::vector<double> known = covariance();
    const auto metric = fisherMetric(momentsOf(precision(), 3), MetricKind::Dense, known);
    QVERIFY2(distance(metric, known) < 1e-6,
             qPrintable(QString::number(distance(metric, known)))); // it was right
    std::vector<double> twice = known;
    for (double& value : twice)
        value *= 4.0;
    const auto corrected = fisherMetric(momentsOf(precision(), 3), MetricKind::Dense, twice);
    QVERIFY(DenseMetric(kD).setInverse(corrected));
    // Three points span two directions. In these it is now right, in the other two four times too large.
    double trace = 0.0;
    const std::vector<double> p = precision();
    for (std::size_t i = 0; i < kD; ++i)
        for (std::size_t j = 0; j < kD; ++j)
            trace += p[i * kD + j] * corrected[j * kD + i];
    QVERIFY2(std::abs(trace - (2 * 1.0 + 2 * 4.0)) < 1e-3, qPrintable(QString::number(trace)));
}

// Of a wrong reference with the weight of w draws a share of w / (scatter + w) remains in A and B.
void TstFisherMetric::referenceIsWeighed()
{
    const double weight = 10.0;
    ScoreMoments moments(1);
    for (const double q : {-1.0, 1.0, -1.0, 1.0})
        moments.add(std::array{q}, std::array{-q / 4.0}); // N(0, 2^2)
    const auto metric = fisherMetric(moments, MetricKind::Dense, std::array{9.0}, weight);
    // Scatters 4 and 4 / 16; the reference adds 10 * 9 and 10 / 9.
    const double expected = std::sqrt((4.0 + 90.0) / (0.25 + 10.0 / 9.0));
    QVERIFY(std::abs(metric[0] - expected) < 1e-12 * expected);
    const auto diagonal = fisherMetric(moments, MetricKind::Diagonal, std::array{9.0}, weight);
    QVERIFY(std::abs(diagonal[0] - expected) < 1e-12 * expected);
}

void TstFisherMetric::diagonalIsTheRatioOfSpreads()
{
    const ScoreMoments moments = momentsOf(precision(), 50);
    const auto metric = fisherMetric(moments, MetricKind::Diagonal);
    for (std::size_t i = 0; i < kD; ++i)
        for (std::size_t j = 0; j < kD; ++j) {
            const double expected =
                i == j ? std::sqrt(moments.draws.covariance(i, i) / moments.gradients.covariance(i, i)) : 0.0;
            QVERIFY(std::abs(metric[i * kD + j] - expected) <= 1e-12 * expected);
        }
}

// The reference is right but for one direction, in which it is 25 times too narrow, and one in which it is
// 1.5 times too wide: that is left.
void TstFisherMetric::lowRankCorrectsOnlyWhatIsWrong()
{
    ScoreMoments moments(3);
    const double variance[3] = {25.0, 1.0 / 1.5, 1.0};
    RandomStream stream(6, StreamPurpose::Test, 0);
    for (int k = 0; k < 10; ++k) {
        std::vector<double> q(3), g(3);
        for (std::size_t i = 0; i < 3; ++i) {
            q[i] = stream.normal();
            g[i] = -q[i] / variance[i];
        }
        moments.add(q, g);
    }
    const std::vector<double> unit{1, 0, 0, 0, 1, 0, 0, 0, 1};
    const auto metric = fisherMetric(moments, MetricKind::LowRank, unit, 1e-12);
    const std::vector<double> expected{25, 0, 0, 0, 1, 0, 0, 0, 1};
    for (std::size_t i = 0; i < 9; ++i)
        QVERIFY2(std::abs(metric[i] - expected[i]) < 1e-6, qPrintable(QString::number(metric[i])));
}

void TstFisherMetric::nothingLearntIsSaid()
{
    ScoreMoments still(2);
    for (int k = 0; k < 5; ++k)
        still.add(std::array{1.0, 2.0}, std::array{0.0, 0.0});
    QVERIFY(fisherMetric(still, MetricKind::Dense).empty());
    QVERIFY(fisherMetric(still, MetricKind::Diagonal).empty());
    ScoreMoments wild(1);
    for (const double g : {0.0, 1.0, std::numeric_limits<double>::infinity()})
        wild.add(std::array{g == 0.0 ? 1.0 : 2.0}, std::array{g});
    QVERIFY(fisherMetric(wild, MetricKind::Dense).empty());
}

void TstFisherMetric::schedule()
{
    const ScoreSchedule schedule(300);
    std::vector<int> ends;
    for (int i = 0; i < 300; ++i)
        if (schedule.forgets(i))
            ends.push_back(i + 1);
    QCOMPARE(ends, (std::vector<int>{10, 20, 30, 40, 50, 60, 70, 80, 90, 170}));
    QVERIFY(schedule.learns(0) && schedule.learns(254) && !schedule.learns(255));
    QVERIFY(!ScoreSchedule(10).learns(0));
}

QTEST_GUILESS_MAIN(TstFisherMetric)
#include "tst_fisher_metric.moc"
