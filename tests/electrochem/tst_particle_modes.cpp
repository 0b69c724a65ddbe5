// The modes of a sphere against the exact solution.
#include "electrochem/particle_modes.h"

#include <QTest>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>
#include <complex>

using namespace interphase;

namespace {

using Complex = std::complex<double>;

/// Surface over flux of a sphere, 1 / (sqrt(s) coth sqrt(s) - 1).
Complex exactTransfer(Complex s)
{
    const Complex q = std::sqrt(s);
    if (std::abs(s) < 1e-4)
        return 3.0 / s + 0.2 - s / 175.0;
    const Complex decay = std::exp(-2.0 * q);
    return 1.0 / (q * (1.0 + decay) / (1.0 - decay) - 1.0);
}

Complex modalTransfer(const ParticleModes& modes, Complex s)
{
    Complex sum = 0.0;
    for (int k = 0; k < modes.count(); ++k)
        sum +=
            modes.weight()[static_cast<std::size_t>(k)] / (s + modes.lambda()[static_cast<std::size_t>(k)]);
    return sum;
}

/// Largest relative error over 1e-2 <= |s| <= 2e5 in one direction of the complex plane.
double bandError(const ParticleModes& modes, Complex direction)
{
    double worst = 0.0;
    for (double s = 1e-2; s <= 2e5; s *= 1.1) {
        const Complex exact = exactTransfer(s * direction);
        worst = std::max(worst, std::abs(modalTransfer(modes, s * direction) - exact) / std::abs(exact));
    }
    return worst;
}

} // namespace

class TestParticleModes : public QObject
{
    Q_OBJECT

private slots:
    void transferFunction_data();
    void transferFunction();
    void errorFallsExponentially();
    void firstModeIsTheAverage();
    void stepResponse();
    void shapes();
    void countsOutsideAreRefused();
};

void TestParticleModes::transferFunction_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("real");      // decay and growth
    QTest::addColumn<double>("imaginary"); // oscillation; largest at the upper end of the band
    QTest::newRow("6") << 6 << 6e-2 << 0.25;
    QTest::newRow("8") << 8 << 5e-3 << 0.1;
    QTest::newRow("10") << 10 << 5e-4 << 0.04;
    QTest::newRow("13") << 13 << 2e-5 << 0.01;
    QTest::newRow("16") << 16 << 2e-6 << 3e-3;
}

void TestParticleModes::transferFunction()
{
    QFETCH(int, count);
    QFETCH(double, real);
    QFETCH(double, imaginary);
    const ParticleModes modes(count);
    QVERIFY(bandError(modes, {1.0, 0.0}) < real);
    QVERIFY(bandError(modes, {0.0, 1.0}) < imaginary);
    // Far below the band a sphere is a capacitor and a resistance: 3 / s + 1/5.
    QVERIFY(std::abs(modalTransfer(modes, 1e-6) - 3e6 - 0.2) < 1e-3);
}

void TestParticleModes::errorFallsExponentially()
{
    double before = bandError(ParticleModes(6), {1.0, 0.0});
    for (const int count : {8, 10, 12, 14}) {
        const double error = bandError(ParticleModes(count), {1.0, 0.0});
        QVERIFY(error < 0.2 * before);
        before = error;
    }
}

void TestParticleModes::firstModeIsTheAverage()
{
    const ParticleModes modes(10);
    QCOMPARE(modes.lambda()[0], 0.0);
    QCOMPARE(modes.weight()[0], 3.0);
    for (int k = 1; k < modes.count(); ++k) {
        QVERIFY(modes.lambda()[static_cast<std::size_t>(k)] >
                modes.lambda()[static_cast<std::size_t>(k - 1)]);
        QVERIFY(modes.weight()[static_cast<std::size_t>(k)] > 0.0);
    }
}

/// Constant flux: surface = 3 t + 1/5 - 2 sum exp(-z^2 t) / z^2 over tan z = z. Crank 1975, eq. 6.45.
void TestParticleModes::stepResponse()
{
    const ParticleModes modes(13);
    for (const double t : {1e-4, 1e-3, 1e-2, 0.1, 1.0}) {
        double exact = 3.0 * t + 0.2;
        for (int n = 1; n < 2000; ++n) {
            double z = (n + 0.5) * M_PI;
            for (int i = 0; i < 20; ++i) // tan z = z as z = (n + 1/2) pi - atan(1/z)
                z = (n + 0.5) * M_PI - std::atan(1.0 / z);
            exact -= 2.0 * std::exp(-z * z * t) / (z * z);
        }
        double sum = 3.0 * t;
        for (int k = 1; k < modes.count(); ++k) {
            const double lambda = modes.lambda()[static_cast<std::size_t>(k)];
            sum += modes.weight()[static_cast<std::size_t>(k)] * -std::expm1(-lambda * t) / lambda;
        }
        QVERIFY2(std::abs(sum - exact) < 1e-4 * exact + 1e-6, qPrintable(QString::number(t)));
    }
}

void TestParticleModes::shapes()
{
    const ParticleModes modes(10);
    using Rule = boost::math::quadrature::gauss<double, 60>;
    for (int k = 0; k < modes.count(); ++k) {
        QVERIFY(std::abs(modes.shape(k, 1.0) - 1.0) < 1e-8);
        // The profile's volume average is mode 0 alone; two panels for the layer at the surface.
        double average = 0.0;
        for (const auto& [a, b] : {std::pair{0.0, 0.9}, std::pair{0.9, 0.99}, std::pair{0.99, 1.0}})
            average +=
                Rule::integrate([&](double rho) { return 3.0 * rho * rho * modes.shape(k, rho); }, a, b);
        QVERIFY(std::abs(average - (k == 0 ? 1.0 : 0.0)) < 1e-7);
    }
    QVERIFY(std::isfinite(modes.shape(3, 0.0)));
}

void TestParticleModes::countsOutsideAreRefused()
{
    QVERIFY_EXCEPTION_THROWN(ParticleModes(1), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(ParticleModes(ParticleModes::kMost + 1), std::invalid_argument);
}

QTEST_GUILESS_MAIN(TestParticleModes)
#include "tst_particle_modes.moc"
