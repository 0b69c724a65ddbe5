#include "integrate/bdf_control.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <vector>

using namespace interphase;

namespace {

/// Integrates y' = f(t) + lambda (y - g(t)), linear in y, with BdfControl; values newest first.
class Run
{
public:
    Run(double lambda, double tolerance) : m_lambda(lambda), m_tolerance(tolerance) {}

    double to(double end)
    {
        m_y = {solution(0.0)};
        const double slope = rate(0.0, m_y[0]);
        m_control.start(0.0, 1e-4);
        while (m_control.time() < end) {
            const double t = m_control.propose(end);
            double gamma[BdfControl::kMaxOrder + 1];
            m_control.derivativeWeights(gamma);
            double known = m_control.atStart() ? -slope : 0.0;
            for (int j = 1; j <= m_control.terms(); ++j)
                known += gamma[j] * m_y[static_cast<std::size_t>(j - 1)];
            // gamma_0 y + known = rate(t, y)
            const double y = (rate(t, 0.0) - known) / (gamma[0] - m_lambda);
            const BdfControl::Differences d = differences(t, y, slope);
            if (!m_control.passes(d)) {
                m_control.reject(d);
                continue;
            }
            m_control.accept(d);
            m_y.insert(m_y.begin(), y);
            ++steps;
            largestOrder = std::max(largestOrder, m_control.order());
        }
        return m_y[0] - solution(end);
    }
    int steps = 0;
    int largestOrder = 0;

private:
    static double solution(double t) { return std::sin(t) + 0.1 * t * t; }
    double rate(double t, double y) const { return std::cos(t) + 0.2 * t + m_lambda * (y - solution(t)); }
    double difference(double t, double y, int degree) const
    {
        double w[BdfControl::kAges + 1];
        m_control.predictorWeights(degree, t, w);
        for (int j = 0; j <= degree; ++j)
            y -= w[j] * m_y[static_cast<std::size_t>(j)];
        return std::abs(y) / m_tolerance;
    }
    BdfControl::Differences differences(double t, double y, double slope) const
    {
        BdfControl::Differences d;
        if (m_control.points() < 3) {
            d.here =
                m_control.atStart() ? std::abs(y - m_y[0] - slope * t) / m_tolerance : difference(t, y, 1);
            return d;
        }
        const int order = m_control.order();
        d.here = difference(t, y, order);
        d.below = difference(t, y, order - 1);
        if (order > 2)
            d.below2 = difference(t, y, order - 2);
        if (m_control.wantsAbove())
            d.above = difference(t, y, order + 1);
        return d;
    }

    double m_lambda, m_tolerance;
    BdfControl m_control;
    std::vector<double> m_y;
};

} // namespace

class TestBdfControl : public QObject
{
    Q_OBJECT
private slots:
    void errorFollowsTheTolerance();
    void stiffStepsAreLong();
    void weightsDifferentiatePolynomials();
    void kinklessCurrentIsIntegratedExactly();
    void stopsExactly();
    void rootClockFollowsRoots();
    void rootClockKeepsCharge();
    void followedStepsAreTheSame_data();
    void followedStepsAreTheSame();
};

void TestBdfControl::errorFollowsTheTolerance()
{
    double before = 1.0;
    for (const double tolerance : {1e-4, 1e-6, 1e-8}) {
        Run run(-1.0, tolerance);
        const double error = std::abs(run.to(10.0));
        QVERIFY2(error < 50.0 * tolerance, qPrintable(QString::number(error)));
        QVERIFY(error < 0.3 * before);
        before = error;
    }
    Run tight(-1.0, 1e-8);
    tight.to(10.0);
    QCOMPARE(tight.largestOrder, BdfControl::kMaxOrder);
}

/// y is pulled to a slow solution within a microsecond; the steps must not see that.
void TestBdfControl::stiffStepsAreLong()
{
    Run run(-1e6, 1e-5);
    const double error = std::abs(run.to(10.0));
    QVERIFY2(error < 1e-5, qPrintable(QString::number(error)));
    QVERIFY2(run.steps < 300, qPrintable(QString::number(run.steps)));
}

void TestBdfControl::weightsDifferentiatePolynomials()
{
    BdfControl control;
    control.start(0.0, 0.3);
    const std::vector<double> times = {0.3, 0.5, 0.95, 1.1, 1.7};
    for (const double t : times) {
        control.follow(t, 5);
        control.accept();
    }
    control.follow(2.0, 5);
    QCOMPARE(control.order(), 5);
    double gamma[BdfControl::kMaxOrder + 1], w[BdfControl::kAges];
    control.derivativeWeights(gamma);
    control.predictorWeights(5, 2.0, w);
    const double past[] = {1.7, 1.1, 0.95, 0.5, 0.3, 0.0};
    for (int power = 0; power <= 5; ++power) {
        double slope = gamma[0] * std::pow(2.0, power), predicted = 0.0;
        for (int j = 1; j <= 5; ++j)
            slope += gamma[j] * std::pow(past[j - 1], power);
        for (int j = 0; j <= 5; ++j)
            predicted += w[j] * std::pow(past[j], power);
        const double exact = power ? power * std::pow(2.0, power - 1) : 0.0;
        QVERIFY2(std::abs(slope - exact) < 1e-9, qPrintable(QString::number(slope - exact)));
        QVERIFY(std::abs(predicted - std::pow(2.0, power)) < 1e-9);
    }
}

/// The charge of a ramp, from the first step on: y' = 3 t has no error in any step.
void TestBdfControl::kinklessCurrentIsIntegratedExactly()
{
    BdfControl control;
    control.start(0.0, 0.1);
    std::vector<double> y = {0.0};
    while (control.time() < 3.0) {
        const double t = control.propose(3.0);
        double gamma[BdfControl::kMaxOrder + 1];
        control.derivativeWeights(gamma);
        double known = 0.0; // the slope at the start is 0
        for (int j = 1; j <= control.terms(); ++j)
            known += gamma[j] * y[static_cast<std::size_t>(j - 1)];
        y.insert(y.begin(), (3.0 * t - known) / gamma[0]);
        control.accept({});
    }
    QVERIFY2(std::abs(y[0] - 13.5) < 1e-12, qPrintable(QString::number(y[0] - 13.5)));
}

void TestBdfControl::stopsExactly()
{
    BdfControl control;
    control.start(0.0, 0.4);
    while (control.time() < 1.0) {
        QVERIFY(control.propose(1.0) <= 1.0);
        control.accept({});
    }
    QCOMPARE(control.time(), 1.0);
    control.propose(2.0);
    control.shorten();
    QVERIFY(!control.stuck());
}

/// By its root, weights differentiate and predict what is a polynomial in the root since the start.
void TestBdfControl::rootClockFollowsRoots()
{
    constexpr double kBegin = 7.0, kNow = 9.5;
    BdfControl control;
    control.start(kBegin, 0.3, Clock::Root);
    const std::vector<double> times = {7.3, 7.5, 7.95, 8.1, 8.7};
    for (const double t : times) {
        control.follow(t, 5);
        control.accept();
    }
    control.follow(kNow, 5);
    double gamma[BdfControl::kMaxOrder + 1], w[BdfControl::kAges];
    control.derivativeWeights(gamma);
    control.predictorWeights(5, kNow, w);
    const double past[] = {8.7, 8.1, 7.95, 7.5, 7.3, 7.0};
    for (int power = 0; power <= 5; ++power) {
        const auto f = [&](double t) { return std::pow(t - kBegin, 0.5 * power); };
        double slope = gamma[0] * f(kNow), predicted = 0.0;
        for (int j = 1; j <= 5; ++j)
            slope += gamma[j] * f(past[j - 1]);
        for (int j = 0; j <= 5; ++j)
            predicted += w[j] * f(past[j]);
        const double exact = power ? 0.5 * power * std::pow(kNow - kBegin, 0.5 * power - 1.0) : 0.0;
        QVERIFY2(std::abs(slope - exact) < 1e-9, qPrintable(QString::number(slope - exact)));
        QVERIFY(std::abs(predicted - f(kNow)) < 1e-9);
    }
}

/// The charge of a constant current, from the first step on.
void TestBdfControl::rootClockKeepsCharge()
{
    BdfControl control;
    control.start(2.0, 1e-3, Clock::Root);
    std::vector<double> y = {0.0};
    while (control.time() < 302.0) {
        control.propose(302.0);
        double gamma[BdfControl::kMaxOrder + 1];
        control.derivativeWeights(gamma);
        double known = 0.0;
        for (int j = 1; j <= control.terms(); ++j)
            known += gamma[j] * y[static_cast<std::size_t>(j - 1)];
        y.insert(y.begin(), (5.0 - known) / gamma[0]);
        control.accept({});
    }
    QCOMPARE(control.time(), 302.0);
    QVERIFY2(std::abs(y[0] - 1500.0) < 1e-9, qPrintable(QString::number(y[0] - 1500.0)));
}

void TestBdfControl::followedStepsAreTheSame_data()
{
    QTest::addColumn<bool>("root");
    QTest::newRow("time") << false;
    QTest::newRow("root") << true;
}

void TestBdfControl::followedStepsAreTheSame()
{
    QFETCH(bool, root);
    BdfControl chosen, followed;
    chosen.start(0.0, 0.01, root ? Clock::Root : Clock::Time);
    followed.start(0.0, 0.01, root ? Clock::Root : Clock::Time);
    while (chosen.time() < 5.0) {
        const double t = chosen.propose(5.0);
        followed.follow(t, chosen.order());
        double a[BdfControl::kMaxOrder + 1], b[BdfControl::kMaxOrder + 1];
        chosen.derivativeWeights(a);
        followed.derivativeWeights(b);
        QCOMPARE(followed.terms(), chosen.terms());
        for (int j = 0; j <= chosen.terms(); ++j)
            QCOMPARE(b[j], a[j]);
        chosen.accept({});
        followed.accept();
    }
}

QTEST_GUILESS_MAIN(TestBdfControl)
#include "tst_bdf_control.moc"
