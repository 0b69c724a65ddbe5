#include "bayes/contour_lines.h"
#include "bayes/density_estimate.h"
#include "bayes/prior.h"
#include "core/random.h"

#include <QTest>
#include <cmath>

using namespace interphase;

namespace {

std::vector<double> normals(int count, std::uint32_t stream)
{
    RandomStream random(7, StreamPurpose::Test, stream);
    std::vector<double> out;
    for (int i = 0; i < count; ++i)
        out.push_back(random.normal());
    return out;
}

double integral(const DensityCurve& curve)
{
    double sum = 0.0;
    for (std::size_t i = 1; i < curve.x.size(); ++i)
        sum += 0.5 * (curve.density[i] + curve.density[i - 1]) * (curve.x[i] - curve.x[i - 1]);
    return sum;
}

// Area of a closed line (shoelace).
double areaOf(const ContourLine& line)
{
    double sum = 0.0;
    for (std::size_t i = 1; i < line.x.size(); ++i)
        sum += line.x[i - 1] * line.y[i] - line.x[i] * line.y[i - 1];
    return 0.5 * std::abs(sum);
}

// Whether the point is inside an odd number of lines.
bool inside(const std::vector<ContourLine>& lines, double x, double y)
{
    bool in = false;
    for (const ContourLine& l : lines)
        for (std::size_t i = 1; i < l.x.size(); ++i)
            if ((l.y[i] > y) != (l.y[i - 1] > y) &&
                x < l.x[i] + (y - l.y[i]) * (l.x[i - 1] - l.x[i]) / (l.y[i - 1] - l.y[i]))
                in = !in;
    return in;
}

} // namespace

class TestDensityEstimate : public QObject
{
    Q_OBJECT
private slots:
    void normalDensity_data();
    void normalDensity();
    void truncatedDensityEndsAtItsBound();
    void twoModesStayApart();
    void nothingToShow();
    void informationGain();
    void contoursHoldTheirMass_data();
    void contoursHoldTheirMass();
    void contourAtABoundIsClosed();
    void saddleAndRing();
};

void TestDensityEstimate::normalDensity_data()
{
    QTest::addColumn<double>("scale");
    QTest::newRow("one") << 1.0;
    QTest::newRow("a diffusivity") << 1e-15;
    QTest::newRow("a concentration") << 3e4;
}

void TestDensityEstimate::normalDensity()
{
    QFETCH(double, scale);
    std::vector<double> draws = normals(4000, 1);
    for (double& v : draws)
        v *= scale;
    const DensityCurve curve = estimateDensity(draws, {});
    QVERIFY(std::abs(integral(curve) - 1.0) < 1e-9);
    // The best bandwidth for a normal density is 1.06 n^-0.2 (@cite Silverman1986).
    QVERIFY(std::abs(curve.bandwidth / (1.06 * scale * std::pow(4000.0, -0.2)) - 1.0) < 0.15);
    for (std::size_t i = 0; i < curve.x.size(); ++i) {
        const double u = curve.x[i] / scale;
        QVERIFY(std::abs(curve.density[i] * scale - std::exp(-0.5 * u * u) / std::sqrt(2.0 * M_PI)) < 0.03);
    }
}

void TestDensityEstimate::truncatedDensityEndsAtItsBound()
{
    std::vector<double> draws = normals(8000, 2);
    for (double& v : draws)
        v = std::abs(v);
    const DensityCurve curve = estimateDensity(draws, {0.0, INFINITY});
    QCOMPARE(curve.x.front(), 0.0);
    QVERIFY(std::abs(integral(curve) - 1.0) < 1e-9);
    // Without reflection it would be half as high.
    QVERIFY(std::abs(curve.density.front() - 2.0 / std::sqrt(2.0 * M_PI)) < 0.06);
}

void TestDensityEstimate::twoModesStayApart()
{
    std::vector<double> draws = normals(4000, 3);
    for (std::size_t i = 0; i < draws.size(); ++i)
        draws[i] = 0.1 * draws[i] + (i % 2 ? 1.0 : -1.0);
    const DensityCurve curve = estimateDensity(draws, {}, 401);
    const auto at = [&](double x) {
        return curve.density[static_cast<std::size_t>((x - curve.x[0]) / (curve.x[1] - curve.x[0]))];
    };
    QVERIFY(at(0.0) < 0.02);
    QVERIFY(at(1.0) > 1.4); // 2.0 without smoothing
}

void TestDensityEstimate::nothingToShow()
{
    const std::vector<double> same(100, 3.0), broken = {1.0, NAN, 2.0};
    QVERIFY(estimateDensity(same, {}).x.empty());
    QVERIFY(estimateDensity(broken, {}).x.empty());
    QVERIFY(estimateDensity(std::vector<double>{1.0}, {}).x.empty());
    QVERIFY(estimateDensity(same, normals(100, 4), {}, {}).empty());
    QVERIFY(contourLines({}, 1.0).empty());
}

void TestDensityEstimate::informationGain()
{
    const Prior prior({PriorKind::Normal, 0.0, 8.0});
    const DensityCurve curve = estimateDensity(normals(8000, 5), {}, 400);
    // KL of two normals with the same mean: log(s0/s1) + (s1/s0)^2/2 - 1/2.
    const double expected = (std::log(8.0) + 0.5 / 64.0 - 0.5) / std::log(2.0);
    QVERIFY(std::abs(informationGain_bits(curve, prior) - expected) < 0.04);
    const Prior same({PriorKind::Normal, 0.0, 1.0});
    QVERIFY(informationGain_bits(curve, same) < 0.03);
}

void TestDensityEstimate::contoursHoldTheirMass_data()
{
    QTest::addColumn<double>("rho");
    QTest::addColumn<double>("mass");
    for (const double rho : {0.0, 0.8, -0.98})
        for (const double mass : {0.5, 0.9})
            QTest::addRow("rho %g, mass %g", rho, mass) << rho << mass;
}

void TestDensityEstimate::contoursHoldTheirMass()
{
    QFETCH(double, rho);
    QFETCH(double, mass);
    const std::vector<double> x = normals(6000, 6), z = normals(6000, 7);
    std::vector<double> y;
    for (std::size_t i = 0; i < x.size(); ++i)
        y.push_back(1e-6 * (rho * x[i] + std::sqrt(1.0 - rho * rho) * z[i]));
    const DensityGrid grid = estimateDensity(x, y, {}, {});
    const auto lines = contourLines(grid, credibleLevel(grid, x, y, mass));
    QVERIFY(!lines.empty());
    double held = 0.0, area = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i)
        held += inside(lines, x[i], y[i]) ? 1.0 / 6000.0 : 0.0;
    QVERIFY2(std::abs(held - mass) < 0.02, qPrintable(QString::number(held)));
    // The region of a normal density: an ellipse of radius sqrt(-2 log(1 - mass)).
    for (const ContourLine& line : lines)
        area += areaOf(line);
    const double expected = -2.0 * M_PI * std::log(1.0 - mass) * std::sqrt(1.0 - rho * rho) * 1e-6;
    QVERIFY2(std::abs(area / expected - 1.0) < 0.08, qPrintable(QString::number(area / expected)));
}

void TestDensityEstimate::contourAtABoundIsClosed()
{
    std::vector<double> x = normals(4000, 8);
    const std::vector<double> y = normals(4000, 9);
    for (double& v : x)
        v = std::abs(v);
    const DensityGrid grid = estimateDensity(x, y, {0.0, INFINITY}, {});
    const auto lines = contourLines(grid, credibleLevel(grid, x, y, 0.9));
    QCOMPARE(lines.size(), std::size_t(1));
    QCOMPARE(lines[0].x.front(), lines[0].x.back());
    QCOMPARE(lines[0].y.front(), lines[0].y.back());
    const double expected = -M_PI * std::log(0.1);
    QVERIFY(std::abs(areaOf(lines[0]) / expected - 1.0) < 0.08);
}

void TestDensityEstimate::saddleAndRing()
{
    // Two peaks on a diagonal, and a frame around a hole.
    const DensityGrid saddle{{0, 1, 2, 3}, {0, 1, 2, 3}, {0, 0, 0, 0, 0, 4, 1, 0, 0, 1, 4, 0, 0, 0, 0, 0}};
    QCOMPARE(contourLines(saddle, 3.0).size(), std::size_t(2));
    QCOMPARE(contourLines(saddle, 2.0).size(), std::size_t(1)); // the middle is 2.5
    const DensityGrid ring{{0, 1, 2}, {0, 1, 2}, {2, 2, 2, 2, 0, 2, 2, 2, 2}};
    const auto lines = contourLines(ring, 1.0);
    QCOMPARE(lines.size(), std::size_t(2));
    QVERIFY(!inside(lines, 1.0, 1.0));
    QVERIFY(inside(lines, 0.25, 1.0));
}

QTEST_GUILESS_MAIN(TestDensityEstimate)
#include "tst_density_estimate.moc"
