#include "bayes/risk.h"
#include "core/message.h"
#include "core/random.h"

#include <QTest>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

using namespace interphase;

namespace {

double below(double z)
{
    return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

double density(double z)
{
    return std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::numbers::pi);
}

} // namespace

class TstRisk : public QObject
{
    Q_OBJECT
private slots:
    void normalQuantity();
    void readingOfAnUncertainQuantity();
    void exponentialQuantity();
    void neverCrossed();
    void averagedOverModels();
    void badInputIsNamed();
};

// Normal(3.1, 0.05), limit 3.0 from below: closed form of the probability and of the linear loss.
void TstRisk::normalQuantity()
{
    constexpr int kDraws = 40000;
    RandomStream stream(1, StreamPurpose::Test, 0);
    std::vector<double> values(kDraws);
    for (double& v : values)
        v = 3.1 + 0.05 * stream.normal();
    const RiskQuestion question{3.0, true, 100.0, 2000.0};
    const Risk out = riskOf(values, question);
    const double p = below(-2.0), beyond = 0.05 * (density(2.0) - 2.0 * below(-2.0));
    QVERIFY(std::abs(out.probability - p) < 5.0 * std::sqrt(p * (1 - p) / kDraws));
    QVERIFY(std::abs(out.probabilityError / std::sqrt(p * (1 - p) / kDraws) - 1.0) < 0.1);
    QVERIFY(std::abs(out.cost - (100.0 * p + 2000.0 * beyond)) < 5.0 * out.costError);
    QVERIFY(std::abs(out.beyond / beyond - 1.0) < 0.15);
    // From above the other way round.
    const Risk other = riskOf(values, {3.0, false, 1.0, 0.0});
    QVERIFY(std::abs(other.probability + out.probability - 1.0) < 1e-12);
    QVERIFY(std::abs(other.cost - other.probability) < 1e-12);
}

// Noise of 0.04 around a mean of spread 0.03 is a normal reading of spread 0.05.
void TstRisk::readingOfAnUncertainQuantity()
{
    constexpr int kDraws = 20000;
    RandomStream stream(2, StreamPurpose::Test, 0);
    std::vector<double> means(kDraws);
    for (double& v : means)
        v = 4.15 + 0.03 * stream.normal();
    const std::vector<double> sds(kDraws, 0.04);
    const Risk out = riskOf(means, sds, {4.2, false, 1.0, 1.0});
    const double p = below(-1.0), beyond = 0.05 * (density(1.0) - below(-1.0));
    QVERIFY(std::abs(out.probability - p) < 5.0 * out.probabilityError);
    QVERIFY(out.probabilityError < std::sqrt(p * (1 - p) / kDraws)); // integrating the noise helps
    QVERIFY(std::abs(out.cost - p - beyond) < 5.0 * out.costError);
}

// Exponential of mean 2: P(x > 3) and E[(x - 3)+] = 2 exp(-3/2).
void TstRisk::exponentialQuantity()
{
    constexpr int kDraws = 40000;
    RandomStream stream(3, StreamPurpose::Test, 0);
    std::vector<double> values(kDraws);
    for (double& v : values)
        v = 2.0 * stream.exponential();
    const Risk out = riskOf(values, {3.0, false, 0.0, 10.0});
    QVERIFY(std::abs(out.probability - std::exp(-1.5)) < 5.0 * out.probabilityError);
    QVERIFY(std::abs(out.cost - 20.0 * std::exp(-1.5)) < 5.0 * out.costError);
}

void TstRisk::neverCrossed()
{
    const std::vector<double> values{1.0, 2.0, 3.0, 4.0};
    const Risk out = riskOf(values, {0.0, true, 1.0, 1.0});
    QCOMPARE(out.probability, 0.0);
    QCOMPARE(out.cost, 0.0);
    // Jeffreys' Beta(1/2, 9/2) has this standard deviation.
    QVERIFY(std::abs(out.probabilityError - std::sqrt(0.5 * 4.5 / (25.0 * 6.0))) < 1e-12);
    QCOMPARE(riskOf(values, {5.0, true, 1.0, 1.0}).beyond, 2.5);
    // Rule of three: with probability p none of n crosses with (1 - p)^n, which is 5 % at about 3 / n.
    const Risk rare = riskOf(std::vector<double>(300, 1.0), {0.0, true, 1.0, 1.0});
    QCOMPARE(rare.below, 0.01);
    QVERIFY(std::abs(std::pow(1.0 - rare.below, 300) - 0.05) < 0.002);
    QCOMPARE(riskOf(values, {1.5, true, 1.0, 1.0}).below, 0.0);
    QCOMPARE(averageRisk(std::vector{rare, rare}, std::array{1.0, 1.0}).below, 0.01);
    QCOMPARE(
        averageRisk(std::vector{rare, riskOf(values, {1.5, true, 1.0, 1.0})}, std::array{1.0, 1.0}).below,
        0.0);
}

// Two normal quantities: the probability of their mixture.
void TstRisk::averagedOverModels()
{
    constexpr int kDraws = 20000;
    const RiskQuestion question{3.0, true, 10.0, 0.0};
    std::vector<Risk> models;
    for (const double mean : {3.1, 2.95}) {
        RandomStream stream(4, StreamPurpose::Test, static_cast<std::uint32_t>(models.size()));
        std::vector<double> values(kDraws);
        for (double& v : values)
            v = mean + 0.05 * stream.normal();
        models.push_back(riskOf(values, question));
    }
    const Risk out = averageRisk(models, std::array{3.0, 1.0});
    const double p = 0.75 * below(-2.0) + 0.25 * below(1.0);
    QVERIFY(std::abs(out.probability - p) < 4.0 * out.probabilityError);
    QVERIFY(std::abs(out.cost - 10.0 * out.probability) < 1e-12);
    const double error = std::hypot(0.75 * models[0].probabilityError, 0.25 * models[1].probabilityError);
    QVERIFY(std::abs(out.probabilityError - error) < 1e-15);
    QCOMPARE(averageRisk(models, std::array{0.0, 2.0}).probability, models[1].probability);
}

void TstRisk::badInputIsNamed()
{
    QVERIFY_EXCEPTION_THROWN(averageRisk({}, {}), InputError);
    QVERIFY_EXCEPTION_THROWN(averageRisk(std::vector<Risk>(2), std::array{0.0, 0.0}), InputError);
    QVERIFY_EXCEPTION_THROWN(averageRisk(std::vector<Risk>(2), std::array{1.0, -1.0}), InputError);
    QVERIFY_EXCEPTION_THROWN(riskOf(std::vector{1.0}, {}), InputError);
}

QTEST_GUILESS_MAIN(TstRisk)
#include "tst_risk.moc"
