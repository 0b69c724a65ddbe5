#include "bayes/pareto_smoothing.h"
#include "bayes/weights.h"
#include "core/message.h"
#include "core/random.h"

#include <QTest>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

using namespace interphase;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// The generator of tst_diagnostics: the same lines in Python made the reference values.
std::vector<double> uniforms(std::uint32_t word, std::size_t count)
{
    std::vector<double> out;
    for (std::size_t i = 0; i < count + 20; ++i) {
        word = 1664525u * word + 1013904223u;
        if (i >= 20)
            out.push_back((word + 0.5) / 4294967296.0);
    }
    return out;
}

// Log weights whose upper tail is a Pareto distribution of shape k.
std::vector<double> paretoRatios(std::uint32_t seed, double k, std::size_t count)
{
    std::vector<double> out = uniforms(seed, count);
    for (double& x : out)
        x = -k * std::log(x);
    return out;
}

bool near(double a, double b, double tolerance = 1e-9)
{
    if (std::abs(a - b) <= tolerance * std::abs(b))
        return true;
    qWarning("%.12g is not %.12g", a, b);
    return false;
}

} // namespace

class TstParetoSmoothing : public QObject
{
    Q_OBJECT

private slots:
    void matchesArviz_data();
    void matchesArviz();
    void shapeOfKnownTails_data();
    void shapeOfKnownTails();
    void shapeOfNormalProposals_data();
    void shapeOfNormalProposals();
    void weightsAreNormalisedAndInOrder();
    void smoothingHelps();
    void whatCannotBeSmoothedIsLeft();
    void nonsenseIsRefused();
    void limits();
};

// arviz 0.21.0, psislw(log ratios, reff = 1): k, largest log weight, one from the body, sum of the first 500
// weights, 1 / sum of squares.
void TstParetoSmoothing::matchesArviz_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<double>("k");
    QTest::addColumn<QList<double>>("expected");
    QTest::newRow("0.3") << 1 << 0.3
                         << QList{0.39153777039961746, -5.097242434446146, -7.266908099774925,
                                  0.48943827436932097, 808.3421585179982};
    QTest::newRow("0.7") << 2 << 0.7
                         << QList{0.7870357823430714, -3.1452372060804055, -7.971180103283157,
                                  0.4684278254905264, 126.41120710077122};
    QTest::newRow("1.2") << 3 << 1.2
                         << QList{1.1432758461957075, -2.597714948037897, -9.226561127060492,
                                  0.41228528577026713, 33.14393548371478};
}

void TstParetoSmoothing::matchesArviz()
{
    QFETCH(int, seed);
    QFETCH(double, k);
    QFETCH(QList<double>, expected);
    const SmoothedWeights w = smoothWeights(paretoRatios(static_cast<std::uint32_t>(seed), k, 1000));
    QVERIFY(near(w.k, expected[0]));
    QVERIFY(near(*std::max_element(w.logWeights.begin(), w.logWeights.end()), expected[1]));
    QVERIFY(near(w.logWeights[17], expected[2]));
    QVERIFY(near(std::exp(logSumExp(std::span(w.logWeights).first(500))), expected[3]));
    QVERIFY(near(w.effectiveDraws, expected[4]));
    if (seed == 1) { // psislw(log ratios, reff = 0.25) of 800
        const SmoothedWeights longer = smoothWeights(paretoRatios(4, 0.5, 800), 0.25);
        QVERIFY(near(longer.k, 0.21204767744227745));
        QVERIFY(
            near(*std::max_element(longer.logWeights.begin(), longer.logWeights.end()), -4.7858937249889015));
    }
}

void TstParetoSmoothing::shapeOfKnownTails_data()
{
    QTest::addColumn<double>("k");
    for (const double k : {0.1, 0.3, 0.5, 0.7, 0.9, 1.5})
        QTest::addRow("%g", k) << k;
}

// The shape of a fit to n values has the standard error (1 + k) / sqrt(n); the tail is 3 sqrt(draws) long.
void TstParetoSmoothing::shapeOfKnownTails()
{
    QFETCH(double, k);
    constexpr std::size_t kDraws = 40000;
    const double found = smoothWeights(paretoRatios(11, k, kDraws)).k;
    const double tail = 3.0 * std::sqrt(kDraws);
    // The fit is drawn towards 0.5 by ten values.
    const double expected = (tail * k + 10.0 * 0.5) / (tail + 10.0);
    QVERIFY2(std::abs(found - expected) < 4.0 * (1.0 + k) / std::sqrt(tail),
             qPrintable(QString::number(found)));
}

void TstParetoSmoothing::shapeOfNormalProposals_data()
{
    QTest::addColumn<double>("sd");
    for (const double sd : {0.5, 0.7, 0.9})
        QTest::addRow("%g", sd) << sd;
}

// Target N(0, 1), proposal N(0, sd^2): P(weight > t) falls as t^(-1 / (1 - sd^2)), but for a logarithm that
// makes finite samples look better than the limit.
void TstParetoSmoothing::shapeOfNormalProposals()
{
    QFETCH(double, sd);
    RandomStream stream(3, StreamPurpose::Test, 0);
    std::vector<double> ratios;
    for (int i = 0; i < 40000; ++i) {
        const double z = stream.normal();
        ratios.push_back(-0.5 * sd * sd * z * z + 0.5 * z * z);
    }
    const double k = 1.0 - sd * sd, found = smoothWeights(ratios).k;
    QVERIFY2(found < k + 0.15 && found > k - 0.3, qPrintable(QString::number(found)));
}

void TstParetoSmoothing::weightsAreNormalisedAndInOrder()
{
    const std::vector<double> ratios = paretoRatios(5, 0.8, 2000);
    const SmoothedWeights w = smoothWeights(ratios);
    QVERIFY(std::abs(logSumExp(w.logWeights)) < 1e-12);
    const double high = *std::max_element(ratios.begin(), ratios.end());
    for (std::size_t i = 0; i + 1 < ratios.size(); ++i)
        QCOMPARE(w.logWeights[i] <= w.logWeights[i + 1], ratios[i] <= ratios[i + 1]);
    std::vector<double> moved = ratios;
    for (double& x : moved)
        x += 700.0;
    const SmoothedWeights same = smoothWeights(moved);
    QVERIFY(std::abs(same.k - w.k) < 1e-9);
    QVERIFY(high > 0.0);
}

// The mean of a weight of tail 0.7 is 1 / (1 - k); over 200 runs smoothing brings it nearer.
void TstParetoSmoothing::smoothingHelps()
{
    constexpr double kShape = 0.7;
    constexpr std::size_t kDraws = 1000;
    double raw = 0.0, smooth = 0.0;
    for (std::uint32_t run = 1; run <= 200; ++run) {
        const std::vector<double> ratios = paretoRatios(97 * run, kShape, kDraws);
        const SmoothedWeights w = smoothWeights(ratios);
        // The body is not smoothed: it carries the normalisation over.
        const auto body =
            static_cast<std::size_t>(std::min_element(ratios.begin(), ratios.end()) - ratios.begin());
        const double scale = ratios[body] - w.logWeights[body];
        const double truth = 1.0 / (1.0 - kShape);
        raw += std::pow(std::exp(logSumExp(ratios)) / kDraws - truth, 2);
        smooth += std::pow(std::exp(logSumExp(w.logWeights) + scale) / kDraws - truth, 2);
    }
    QVERIFY2(smooth < 0.8 * raw, qPrintable(QString("%1 %2").arg(smooth).arg(raw)));
}

void TstParetoSmoothing::whatCannotBeSmoothedIsLeft()
{
    const SmoothedWeights equal = smoothWeights(std::vector<double>(100, -3.0));
    QCOMPARE(equal.k, kInfinity);
    QVERIFY(near(equal.effectiveDraws, 100.0));
    const SmoothedWeights few = smoothWeights(std::array{0.0, -kInfinity, std::log(3.0)});
    QCOMPARE(few.k, kInfinity);
    QVERIFY(near(std::exp(few.logWeights[2]), 0.75));
    QCOMPARE(few.logWeights[1], -kInfinity);
}

void TstParetoSmoothing::nonsenseIsRefused()
{
    QVERIFY_EXCEPTION_THROWN(smoothWeights({}), InputError);
    QVERIFY_EXCEPTION_THROWN(smoothWeights(std::array{0.0, std::nan("")}), InputError);
    QVERIFY_EXCEPTION_THROWN(smoothWeights(std::array{0.0, kInfinity}), InputError);
    QVERIFY_EXCEPTION_THROWN(smoothWeights(std::array{-kInfinity, -kInfinity}), InputError);
}

void TstParetoSmoothing::limits()
{
    QVERIFY(near(paretoLimit(100), 0.5));
    QVERIFY(near(paretoLimit(1000), 2.0 / 3.0));
    QCOMPARE(paretoLimit(4000), 0.7);
}

QTEST_GUILESS_MAIN(TstParetoSmoothing)
#include "tst_pareto_smoothing.moc"
