// The integrator on systems with known solutions.
#include "integrate/ida_solver.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <vector>

using namespace interphase;

namespace {

/// y0' = -y0, y1' = -1000 (y1 - cos t), 0 = y2 - y0 y1: decay, a stiff part and an algebraic one.
class Decay final : public DaeSystem
{
public:
    explicit Decay(double tolerance) : m_tolerance(tolerance) {}
    int size() const override { return 3; }
    bool residual(double t, const double* y, const double* yp, double* r) override
    {
        r[0] = yp[0] + y[0];
        r[1] = yp[1] + 1000.0 * (y[1] - std::cos(t));
        r[2] = y[2] - y[0] * y[1];
        return !poisoned;
    }
    bool factor(double, double alpha, const double* y, const double*) override
    {
        m_pivot[0] = alpha + 1.0;
        m_pivot[1] = alpha + 1000.0;
        m_coupling[0] = -y[1];
        m_coupling[1] = -y[0];
        ++factorisations;
        return true;
    }
    void solve(double* x) override
    {
        x[0] /= m_pivot[0];
        x[1] /= m_pivot[1];
        x[2] -= m_coupling[0] * x[0] + m_coupling[1] * x[1];
    }
    void errorWeights(const double* y, double* weights) const override
    {
        for (int i = 0; i < 3; ++i)
            weights[i] = 1.0 / (m_tolerance * std::abs(y[i]) + m_tolerance);
    }
    /// y1 = (1e6 cos t + 1000 sin t) / (1e6 + 1) once the transient, absent at this start, is gone.
    static double forced(double t) { return (1e6 * std::cos(t) + 1e3 * std::sin(t)) / (1e6 + 1.0); }

    bool poisoned = false;
    long factorisations = 0;

private:
    double m_tolerance;
    double m_pivot[2] = {}, m_coupling[2] = {};
};

std::vector<double> start(double t)
{
    return {std::exp(-t), Decay::forced(t), std::exp(-t) * Decay::forced(t)};
}

} // namespace

class TestIdaSolver : public QObject
{
    Q_OBJECT

private slots:
    void followsTheSolution_data();
    void followsTheSolution();
    void stopsAtTheStopTime();
    void interpolatesWithinTheStep();
    void runsAgainBitForBit();
    void reportsFailure();
};

void TestIdaSolver::followsTheSolution_data()
{
    QTest::addColumn<double>("tolerance");
    QTest::newRow("1e-4") << 1e-4;
    QTest::newRow("1e-6") << 1e-6;
    QTest::newRow("1e-8") << 1e-8;
}

void TestIdaSolver::followsTheSolution()
{
    QFETCH(double, tolerance);
    Decay system(tolerance);
    IdaSolver solver(system);
    solver.start(0.0, start(0.0), std::vector<double>{-1.0, 1e3 / (1e6 + 1.0), 0.0}, 1e-5);
    while (solver.time() < 3.0) {
        QVERIFY(solver.step(3.0).ok());
        const auto exact = start(solver.time());
        for (int i = 0; i < 3; ++i)
            QVERIFY(std::abs(solver.state()[i] - exact[static_cast<std::size_t>(i)]) < 30.0 * tolerance);
    }
    QVERIFY(solver.counters().steps < 2000);
    QCOMPARE(solver.counters().factorisations, system.factorisations);
    QVERIFY(solver.counters().factorisations < solver.counters().steps);
}

void TestIdaSolver::stopsAtTheStopTime()
{
    Decay system(1e-4);
    IdaSolver solver(system);
    solver.start(0.0, start(0.0), std::vector<double>{-1.0, 1e-3, 0.0}, 1e-3);
    while (solver.time() < 0.7)
        QVERIFY(solver.step(0.7).ok());
    QCOMPARE(solver.time(), 0.7);
}

void TestIdaSolver::interpolatesWithinTheStep()
{
    Decay system(1e-8);
    IdaSolver solver(system);
    solver.start(0.0, start(0.0), std::vector<double>{-1.0, 1e-3, 0.0}, 1e-5);
    while (solver.time() < 1.0)
        QVERIFY(solver.step(2.0).ok());
    std::vector<double> y(3);
    for (const double part : {0.0, 0.3, 0.5, 1.0}) {
        const double t = solver.time() - part * solver.lastStep();
        solver.interpolate(t, y);
        QVERIFY(std::abs(y[0] - std::exp(-t)) < 3e-7);
    }
    QVERIFY(solver.order() >= 1 && solver.order() <= 5);
}

void TestIdaSolver::runsAgainBitForBit()
{
    Decay system(1e-6);
    IdaSolver solver(system);
    std::vector<double> ends[2];
    for (auto& end : ends) {
        solver.start(0.0, start(0.0), std::vector<double>{-1.0, 1e-3, 0.0}, 1e-4);
        while (solver.time() < 2.0)
            QVERIFY(solver.step(2.0).ok());
        end.assign(solver.state(), solver.state() + 3);
        // Another run in between must leave nothing behind.
        solver.start(5.0, start(5.0), std::vector<double>{0.0, 0.0, 0.0}, 1e-2);
        QVERIFY(solver.step(5.5).ok());
    }
    QVERIFY(ends[0] == ends[1]);
}

void TestIdaSolver::reportsFailure()
{
    Decay system(1e-6);
    IdaSolver solver(system);
    solver.start(0.0, start(0.0), std::vector<double>{-1.0, 1e-3, 0.0}, 1e-4);
    QVERIFY(solver.step(1.0).ok());
    system.poisoned = true;
    Status status;
    for (int i = 0; i < 10 && status.ok(); ++i)
        status = solver.step(1.0);
    QCOMPARE(status.outcome, Outcome::Failed);
    QVERIFY(!status.reason.empty());
}

QTEST_GUILESS_MAIN(TestIdaSolver)
#include "tst_ida_solver.moc"
