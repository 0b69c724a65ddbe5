// Polynomials through recorded steps.
#include "electrochem/trace.h"

#include <QTest>
#include <cmath>

using namespace interphase;

class TestTrace : public QObject
{
    Q_OBJECT

private slots:
    void reproducesPolynomials();
    void stretchesAreSeparate();
    void holdsOutside();
    void removesTheLast();
    void rootsAndTheirIntegrals();
    void readersNeedNoOrder();
};

void TestTrace::reproducesPolynomials()
{
    for (int order = 1; order <= 5; ++order) {
        Trace trace(2);
        trace.beginStretch();
        const auto f = [&](double t) { return 2.0 - std::pow(t - 0.7, order); };
        for (int i = 0; i <= order; ++i) {
            const double t = 0.3 * i + 0.02 * i * i;
            const auto row = trace.append(t, order);
            row[0] = t;
            row[1] = f(t);
        }
        const double last = trace.time(order), before = trace.time(order - 1);
        for (const double part : {0.0, 0.25, 0.5, 0.9, 1.0}) {
            const double t = before + part * (last - before);
            QVERIFY(std::abs(trace.evaluate(0, t, 1) - f(t)) < 1e-12);
            double row[2];
            trace.evaluate(0, t, row);
            QVERIFY(std::abs(row[0] - t) < 1e-12);
            QVERIFY(std::abs(row[1] - trace.evaluate(0, t, 1)) < 1e-14);
        }
    }
}

/// A reader that goes to and fro, changes columns and asks for the points themselves says what a new one
/// says.
void TestTrace::readersNeedNoOrder()
{
    Trace trace(3);
    trace.beginStretch();
    for (int i = 0; i < 12; ++i) {
        const double t = 0.1 * i * i;
        const auto row = trace.append(t, std::min(i, 1 + i % 4));
        row[0] = std::sin(t);
        row[1] = std::cos(t);
        row[2] = t * t;
    }
    TraceReader reader(trace, 0);
    for (const double t : {-1.0, 0.0, 3.0, 3.1, 0.4, 0.45, 9.0, 12.1, 99.0, 2.5, 2.5, 0.1}) {
        double all[3];
        for (const int column : {1, 2, 1}) {
            QCOMPARE(reader.read(t, column), trace.evaluate(0, t, column));
            reader.read(t, all);
            QVERIFY(std::abs(all[column] - trace.evaluate(0, t, column)) < 1e-13 * (1.0 + t * t));
        }
    }
}

/// A stretch may run by the root of the time since its begin.
void TestTrace::rootsAndTheirIntegrals()
{
    const auto f = [](double t) { return 1.0 + 2.0 * std::sqrt(t - 5.0); };
    Trace trace(1);
    trace.beginStretch(Clock::Root);
    for (const double t : {5.0, 5.1, 5.5, 6.0, 7.5})
        trace.append(t, 2)[0] = f(t);
    for (const double t : {5.02, 5.3, 5.9, 7.0})
        QVERIFY(std::abs(trace.evaluate(0, t, 0) - f(t)) < 1e-13);
    double integral = 0.0;
    for (int i = 1; i < trace.points(); ++i)
        for (const Trace::Node& node : trace.nodes(0, i, trace.time(i)))
            integral += node.weight_s * trace.evaluate(0, node.time_s, 0);
    const double exact = 2.5 + 4.0 / 3.0 * std::pow(2.5, 1.5);
    QVERIFY(std::abs(integral - exact) < 1e-13);
}

void TestTrace::stretchesAreSeparate()
{
    Trace trace(1);
    for (const double level : {1.0, 5.0}) {
        trace.beginStretch();
        for (int i = 0; i < 4; ++i)
            trace.append(level + i, 3)[0] = level;
    }
    QCOMPARE(trace.stretches(), 2);
    QCOMPARE(trace.stretchBegin(1), 4);
    QCOMPARE(trace.stretchBegin(2), 8);
    QVERIFY(std::abs(trace.evaluate(0, 3.9, 0) - 1.0) < 1e-14);
    QVERIFY(std::abs(trace.evaluate(1, 5.1, 0) - 5.0) < 1e-14);
}

void TestTrace::holdsOutside()
{
    Trace trace(1);
    trace.beginStretch();
    trace.append(0.0, 1)[0] = 1.0;
    trace.append(1.0, 1)[0] = 3.0;
    QCOMPARE(trace.evaluate(0, -5.0, 0), 1.0);
    QCOMPARE(trace.evaluate(0, 9.0, 0), 3.0);
}

void TestTrace::removesTheLast()
{
    Trace trace(1);
    trace.beginStretch();
    trace.append(0.0, 1)[0] = 1.0;
    trace.append(1.0, 1)[0] = 9.0;
    trace.removeLast();
    trace.append(2.0, 1)[0] = 3.0;
    QCOMPARE(trace.evaluate(0, 1.0, 0), 2.0);
    trace.clear(3);
    QCOMPARE(trace.points(), 0);
    QCOMPARE(trace.columns(), 3);
}

QTEST_GUILESS_MAIN(TestTrace)
#include "tst_trace.moc"
