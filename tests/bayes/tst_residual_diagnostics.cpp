#include "bayes/noise_likelihood.h"
#include "bayes/residual_diagnostics.h"
#include "core/random.h"
#include "test_models.h"

#include <QTest>

using namespace interphase;
using namespace interphase::test;

class TstResidualDiagnostics : public QObject
{
    Q_OBJECT

private slots:
    void independentNoise();
    void autoregression_data();
    void autoregression();
    void offsetsCount();
    void segmentsAreApart();
    void trivialInput();
};

namespace {

std::vector<OutputSegment> segmentsOf(int count, int points)
{
    std::vector<OutputSegment> segments;
    for (int s = 0; s < count; ++s) {
        segments.push_back({s * points, points, {}});
        for (int i = 0; i < points; ++i)
            segments.back().time_s.push_back(i);
    }
    return segments;
}

std::vector<double> noise(const std::vector<OutputSegment>& segments, double rho)
{
    NoiseLikelihood likelihood(segments);
    likelihood.setParameters(rho > 0.0 ? noiseParameters(std::array{2e-3, -1.0 / std::log(rho)})
                                       : noiseParameters(std::array{2e-3}));
    std::vector<double> e(static_cast<std::size_t>(likelihood.size()));
    RandomStream stream(6, StreamPurpose::Test, 0);
    likelihood.simulate(stream, e);
    return e;
}

} // namespace

void TstResidualDiagnostics::independentNoise()
{
    const auto segments = segmentsOf(3, 400);
    const auto out = diagnoseResiduals(noise(segments, 0.0), segments);
    QVERIFY(!out.correlated);
    QCOMPARE(out.message.id, MessageId::ResidualsIndependent);
    QVERIFY(std::abs(out.rms - 2e-3) < 2e-4);
    QVERIFY(out.intervalFactor < 1.15);
}

void TstResidualDiagnostics::autoregression_data()
{
    QTest::addColumn<double>("rho");
    for (double rho : {0.5, 0.8, 0.95})
        QTest::addRow("%g", rho) << rho;
}

// (1 + rho) / (1 - rho).
void TstResidualDiagnostics::autoregression()
{
    QFETCH(double, rho);
    const auto segments = segmentsOf(4, 5000);
    const auto out = diagnoseResiduals(noise(segments, rho), segments);
    QVERIFY(std::abs(out.neighbourCorrelation - rho) < 0.02);
    const double exact = (1 + rho) / (1 - rho);
    // Three standard errors of Sokal's estimate with a window of five times itself.
    const double error = 3.0 * std::sqrt(2.0 * (10.0 * exact + 1.0) / 20000.0);
    QVERIFY2(std::abs(out.autocorrelationTime / exact - 1) < error,
             qPrintable(QString::number(out.autocorrelationTime)));
    QVERIFY(std::abs(out.intervalFactor - std::sqrt(out.autocorrelationTime)) < 1e-12);
    QVERIFY(out.correlated);
    QVERIFY(out.message.english().find("too narrow") != std::string::npos);
}

void TstResidualDiagnostics::offsetsCount()
{
    const auto segments = segmentsOf(1, 200);
    auto e = noise(segments, 0.0);
    for (double& value : e)
        value += 3e-3;
    QVERIFY(diagnoseResiduals(e, segments).correlated);
}

void TstResidualDiagnostics::segmentsAreApart()
{
    // Alternating segments of two points: neighbours within a segment differ in sign, across they agree.
    const auto segments = segmentsOf(50, 4);
    std::vector<double> e;
    for (int s = 0; s < 50; ++s)
        for (double value : {1.0, -1.0, 1.0, -1.0})
            e.push_back(s % 2 == 0 ? value : -value);
    QVERIFY(std::abs(diagnoseResiduals(e, segments).neighbourCorrelation + 0.75) < 1e-12);
}

void TstResidualDiagnostics::trivialInput()
{
    QVERIFY(!diagnoseResiduals({}, {}).correlated);
    const auto segments = segmentsOf(1, 3);
    QCOMPARE(diagnoseResiduals(std::vector<double>(3, 0.0), segments).intervalFactor, 1.0);
}

QTEST_GUILESS_MAIN(TstResidualDiagnostics)
#include "tst_residual_diagnostics.moc"
