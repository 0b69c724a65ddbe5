#include "bayes/predictive_checks.h"
#include "core/random.h"
#include "test_models.h"

#include <QTest>
#include <boost/math/distributions/chi_squared.hpp>
#include <numbers>

using namespace interphase;
using namespace interphase::test;

namespace {

double below(double z)
{
    return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

OutputSegment segmentOf(int count)
{
    OutputSegment out{0, count, {}};
    for (int i = 0; i < count; ++i)
        out.time_s.push_back(i);
    return out;
}

/// Draws that know the mean (0) and the noise.
std::vector<PredictiveDraw> certain(int draws, int count, const NoiseParameters& noise)
{
    return std::vector<PredictiveDraw>(static_cast<std::size_t>(draws),
                                       {std::vector<double>(static_cast<std::size_t>(count)), noise});
}

/// Draws of a common offset with this spread.
std::vector<PredictiveDraw> offset(int draws, int count, double spread, const NoiseParameters& noise)
{
    std::vector<PredictiveDraw> out;
    RandomStream stream(4, StreamPurpose::Test, 1);
    for (int s = 0; s < draws; ++s)
        out.push_back(
            {std::vector<double>(static_cast<std::size_t>(count), spread * stream.normal()), noise});
    return out;
}

/// Data as `offset` predicts them.
std::vector<double> dataOf(int count, double spread, const NoiseParameters& noise, std::uint32_t index)
{
    RandomStream stream(5, StreamPurpose::Test, index);
    NoiseLikelihood likelihood({segmentOf(count)});
    likelihood.setParameters(noise);
    std::vector<double> y(static_cast<std::size_t>(count));
    const double shift = spread * stream.normal();
    likelihood.simulate(stream, y);
    for (double& v : y)
        v += shift;
    return y;
}

std::vector<bool> all(std::size_t count)
{
    return std::vector<bool>(count, true);
}

double pOf(const PredictiveChecks& checks, TestQuantity quantity)
{
    return checks.quantities.at(static_cast<std::size_t>(quantity)).pValue;
}

} // namespace

Q_DECLARE_METATYPE(NoiseParameters)

class TstPredictiveChecks : public QObject
{
    Q_OBJECT
private slots:
    void knownDistributions();
    void pitOfKnownNoise_data();
    void pitOfKnownNoise();
    void pValuesAreUniformOnNewData_data();
    void pValuesAreUniformOnNewData();
    void whatIsWrongIsFound();
    void onlyTheChosenCount();
};

// Six readings of known noise: the test quantities have known distributions.
void TstPredictiveChecks::knownDistributions()
{
    constexpr int kDraws = 20000;
    const double sigma = 0.2;
    const std::vector<double> z{0.3, -1.2, 0.8, 1.9, -0.4, 0.6};
    std::vector<double> y;
    double squares = 0.0, sum = 0.0;
    for (const double v : z) {
        y.push_back(sigma * v);
        squares += v * v;
        sum += v;
    }
    const auto out = checkPredictive(certain(kDraws, 6, noiseParameters(std::array{sigma})), {segmentOf(6)},
                                     y, all(6), {1, kDraws, 2});
    QCOMPARE(out.quantities.size(), std::size_t(kTestQuantities));
    const double spread = cdf(complement(boost::math::chi_squared(6.0), squares));
    const double largest = 1.0 - std::pow(2.0 * below(1.9) - 1.0, 6.0);
    const double mean = below(-sum / std::sqrt(6.0));
    const double error = 5.0 * 0.5 / std::sqrt(kDraws);
    QVERIFY(std::abs(pOf(out, TestQuantity::Spread) - spread) < error);
    QVERIFY(std::abs(pOf(out, TestQuantity::Largest) - largest) < error);
    QVERIFY(std::abs(pOf(out, TestQuantity::Mean) - mean) < error);
    QVERIFY(std::abs(out.quantities[0].observed - std::sqrt(squares / 6.0)) < 1e-9);
    QVERIFY(std::abs(out.quantities[2].observed - sum / 6.0) < 1e-9);
    QVERIFY(out.pit.point.empty());
}

void TstPredictiveChecks::pitOfKnownNoise_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("normal") << static_cast<int>(NoiseKind::Independent);
    QTest::newRow("Student") << static_cast<int>(NoiseKind::StudentT);
}

// Data at the quantiles (i + 1/2) / 40 of the noise have those transforms; their distribution function is a
// staircase.
void TstPredictiveChecks::pitOfKnownNoise()
{
    QFETCH(int, kind);
    NoiseParameters noise = noiseParameters(std::array{0.2});
    noise.kind = static_cast<NoiseKind>(kind);
    noise.nu = 3.0;
    std::vector<double> y;
    for (int i = 0; i < 40; ++i) {
        const double p = (i + 0.5) / 40.0;
        y.push_back(
            0.2 * (noise.kind == NoiseKind::StudentT ? StudentDensity(3.0).quantile(p) : normalQuantile(p)));
    }
    const PitCheck pit = checkPredictive(certain(200, 40, noise), {segmentOf(40)}, y, all(40)).pit;
    QCOMPARE(pit.point.size(), std::size_t(19));
    for (std::size_t i = 0; i < pit.point.size(); ++i) {
        QVERIFY(std::abs(pit.ecdf[i] - pit.point[i]) < 1e-9);
        QVERIFY(pit.lower[i] < pit.point[i] && pit.upper[i] > pit.point[i]);
        // Independent readings: the band is some three binomial standard deviations to each side.
        const double sd = std::sqrt(pit.point[i] * (1.0 - pit.point[i]) / 40.0);
        const double above = pit.upper[i] - pit.point[i];
        QVERIFY(above < 4.5 * sd + 0.02 && (above > 1.5 * sd || pit.upper[i] == 1.0));
    }
    QVERIFY(pit.pValue > 0.99);
}

void TstPredictiveChecks::pValuesAreUniformOnNewData_data()
{
    QTest::addColumn<NoiseParameters>("noise");
    QTest::addColumn<double>("spread");
    QTest::newRow("independent") << noiseParameters(std::array{0.1}) << 0.0;
    QTest::newRow("shared offset") << noiseParameters(std::array{0.1}) << 0.1;
    QTest::newRow("correlated") << noiseParameters(std::array{0.1, 4.0}) << 0.0;
}

// Data that come from the prediction itself, correlated or with an unknown offset: small p-values are as
// rare as they say.
void TstPredictiveChecks::pValuesAreUniformOnNewData()
{
    QFETCH(NoiseParameters, noise);
    QFETCH(double, spread);
    constexpr int kSets = 200, kCount = 30;
    const auto draws = offset(400, kCount, spread, noise);
    int pit = 0, mean = 0, neighbours = 0;
    for (std::uint32_t set = 0; set < kSets; ++set) {
        const auto y = dataOf(kCount, spread, noise, set);
        const auto out = checkPredictive(draws, {segmentOf(kCount)}, y, all(kCount), {set, 100, 40});
        pit += out.pit.pValue <= 0.1;
        mean += std::abs(pOf(out, TestQuantity::Mean) - 0.5) >= 0.45;
        neighbours += std::abs(pOf(out, TestQuantity::Neighbours) - 0.5) >= 0.45;
    }
    // 20 of 200 expected each; four standard errors are 17, and the draws are a finite sample.
    const QString text = QString("pit %1 mean %2 neighbours %3").arg(pit).arg(mean).arg(neighbours);
    for (const int rare : {pit, mean, neighbours})
        QVERIFY2(rare >= 3 && rare <= 40, qPrintable(text));
}

void TstPredictiveChecks::whatIsWrongIsFound()
{
    const NoiseParameters noise = noiseParameters(std::array{0.1});
    const auto draws = certain(400, 60, noise);
    const auto check = [&](const std::vector<double>& y) {
        return checkPredictive(draws, {segmentOf(60)}, y, all(60));
    };
    std::vector<double> wide = dataOf(60, 0.0, noise, 1), shifted = wide, outlier = wide;
    for (std::size_t i = 0; i < wide.size(); ++i) {
        wide[i] *= 2.0;
        shifted[i] += 0.1;
    }
    outlier[20] += 0.8;
    const std::vector<double> wander = dataOf(60, 0.0, noiseParameters(std::array{0.1, 10.0}), 2);
    QVERIFY(pOf(check(wide), TestQuantity::Spread) < 0.01);
    QVERIFY(check(wide).pit.pValue < 0.05);
    QVERIFY(pOf(check(shifted), TestQuantity::Mean) < 0.01);
    QVERIFY(check(shifted).pit.pValue < 0.05);
    QVERIFY(pOf(check(outlier), TestQuantity::Largest) < 0.01);
    QVERIFY(pOf(check(outlier), TestQuantity::Mean) > 0.01);
    QVERIFY(pOf(check(wander), TestQuantity::Neighbours) < 0.01);
}

void TstPredictiveChecks::onlyTheChosenCount()
{
    const NoiseParameters noise = noiseParameters(std::array{0.1});
    const auto draws = certain(200, 40, noise);
    std::vector<double> y = dataOf(40, 0.0, noise, 3);
    std::vector<bool> first(40), rest(40);
    for (std::size_t i = 0; i < 40; ++i) {
        (i < 20 ? first : rest)[i] = true;
        y[i] += i < 20 ? 0.0 : 1.0;
    }
    const auto good = checkPredictive(draws, {segmentOf(40)}, y, first);
    const auto bad = checkPredictive(draws, {segmentOf(40)}, y, rest);
    QVERIFY(pOf(good, TestQuantity::Mean) > 0.01);
    QCOMPARE(pOf(bad, TestQuantity::Mean), 0.0);
    QVERIFY(checkPredictive(draws, {segmentOf(40)}, y, std::vector<bool>(40)).quantities.empty());
    QVERIFY_EXCEPTION_THROWN(checkPredictive(draws, {segmentOf(40)}, y, std::vector<bool>(3)), InputError);
}

QTEST_GUILESS_MAIN(TstPredictiveChecks)
#include "tst_predictive_checks.moc"
